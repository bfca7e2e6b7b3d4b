"""A short reply in free words: read, done for each task it speaks of, confirmed in one line a task."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.chat import Button
from domain.problem import Problem
from domain.replies.reader import read_reply
from domain.replies.reading import Reading
from domain.replies.reading import Status as Said
from domain.tasks import AssignmentView
from handlers import ask, evidence, hand_over, questions, statement
from handlers.not_kept import not_kept
from handlers.put_off import put_off
from handlers.statement import REPORTED
from handlers.turn import Turn
from handlers.which_tasks import Spoken, places_named, which_tasks

# What is about the message as a whole changes nothing and needs no task.
_OF_THE_MESSAGE = {Said.ACK, Said.NOT_STATUS}

_OF_A_TASK = {*REPORTED, Said.EXTEND, Said.SNOOZE, Said.DELEGATE}
"""What changes something of the task it is about."""

_DONE_BEFORE_A_PROOF = re.compile(
    r"^(?:đã\s+|da\s+)?(?:xong|hoàn thành|hoan thanh)[\s,:;-]+(?=(?:(?:số|so)[\s:]*)?(?:\d|https?://))", re.IGNORECASE
)


@dataclass(frozen=True)
class Statement:
    """A reading with the task it is about, None where the sender must still say which."""

    reading: Reading
    view: AssignmentView | None


async def answer(turn: Turn) -> None:
    """Understand the sender's words and do what they say, or ask, or show a short example. Never silence."""
    text = turn.incoming.text.strip()
    files = await evidence.files_of(turn)
    spoken = await which_tasks(turn, text)
    missing = not_kept(turn)
    if missing and not text:
        raise missing
    if not spoken.views:
        if files:
            raise Problem("evidence.no_task")
        await turn.answer(turn.say("answer.nothing_to_answer"))
        return
    proofs = evidence.named_in(text)
    said = statements_of(turn, spoken) if text else []
    tells_nothing = all(s.reading.status in evidence.NO_RESULT for s in said)
    if missing and tells_nothing and not files and not proofs:
        raise missing
    if missing:
        turn.lead = "\n".join(filter(None, (turn.lead, turn.say(missing.key, **missing.args_of_sentence))))
    if (files or proofs) and tells_nothing:
        view = said[0].view if len(said) == 1 and len(spoken.views) > 1 else None
        await evidence.take(turn, view, spoken, files, proofs)
        return
    await carry_out(turn, said or statements_of(turn, spoken), spoken, files)


def statements_of(turn: Turn, spoken: Spoken) -> list[Statement]:
    """What a text says, a statement for each task it names."""
    dues = [v.due or v.period_end or turn.today for v in spoken.views]
    readings = read_reply(spoken.text, turn.today, dues, len(spoken.views))
    found: list[Statement] = []
    for reading in readings:
        if reading.item == "all":
            found.extend(Statement(reading, v) for v in spoken.views)
        elif reading.item is not None:
            found.append(Statement(reading, spoken.views[reading.item - 1]))
        else:
            found.append(Statement(reading, spoken.views[0] if len(spoken.views) == 1 else None))
    return found


async def carry_out(
    turn: Turn,
    said: Sequence[Statement],
    spoken: Spoken,
    files: Sequence[int] = (),
    proofs: Sequence[evidence.Proof] = (),
) -> None:
    """Do what was said, ask for what is missing, and confirm it all in one message."""
    if not spoken.sure and any(s.reading.status in _OF_A_TASK for s in said):
        await ask.which_one(turn, spoken, _distinct(said), files)
        return
    lines: list[str] = []
    for one in said:
        line = await _carry_out_one(turn, one, spoken, files)
        if line is not None:
            lines.append(line)
    done = [s.view for s in said if s.view is not None and s.reading.status in REPORTED]
    for view in done:
        await evidence.attach(turn, view, files)
    for view in done:
        wants = next((s for s in said if s.view is view and s.reading.status is Said.DONE), None)
        if wants is not None and wants.reading.reason:
            await evidence.keep_named(turn, view, wants.reading.reason)
        await evidence.keep(turn, view, proofs)
    stuck = said[0] if len(said) == 1 and lines else None
    if stuck and stuck.view and stuck.reading.status is Said.BLOCKED and not stuck.reading.reason:
        # What holds it up is worth more than that something does: it is asked for, and recorded with the answer.
        await ask.what_holds(turn, stuck.view, stuck.reading, lines[0])
    elif lines:
        if done and files:
            lines.append(turn.say("evidence.with_answer", n=len(files)))
        await confirm(turn, lines)


async def confirm(turn: Turn, lines: Sequence[str]) -> None:
    """Answer with what was done, and how to take it back where something was said of a task."""
    undo = [[Button(turn.say("answer.undo"), f"u:{turn.incoming_id}")]] if turn.spoke else []
    hint = [turn.say("answer.undo_hint")] if undo else []
    await turn.answer("\n".join([*lines, *hint]), buttons=undo)


def _distinct(said: Sequence[Statement]) -> list[Reading]:
    """What is said of tasks yet to be named, in the order it was said; "1 2 xong" says one thing."""
    of_tasks = (replace(s.reading, item=None, words=()) for s in said if s.reading.status in _OF_A_TASK)
    return list(dict.fromkeys(of_tasks))


async def _carry_out_one(turn: Turn, one: Statement, spoken: Spoken, files: Sequence[int]) -> str | None:
    """Do one statement. Gives the line that confirms it, or None where another message was or will be sent."""
    reading, view = one.reading, one.view
    if reading.status in _OF_THE_MESSAGE:
        if any(because.means == "about reminders" for because in reading.words):
            return turn.say("answer.about_reminders")
        return turn.say("answer.acknowledged" if reading.status is Said.ACK else "answer.example")
    if reading.status is Said.QUESTION:
        await questions.put(turn, view, spoken)
        return None
    if reading.status is Said.UNCLEAR and view is not None and await hand_over.is_offer(turn, turn.incoming.text):
        return await hand_over.from_words(turn, view, turn.incoming.text)
    if reading.status is Said.UNCLEAR and any(place > len(spoken.views) for place in places_named(turn, spoken.text)):
        place = max(places_named(turn, spoken.text))
        return turn.say("answer.no_such_place", place=place, n=len(spoken.views))
    if reading.status is Said.UNCLEAR:
        return turn.say("answer.unclear", code=view.code) if view else turn.say("answer.example")
    if view is None:
        await ask.which_one(turn, spoken, [reading], files)
        return None
    return await act_on(turn, reading, view)


async def act_on(turn: Turn, reading: Reading, view: AssignmentView) -> str | None:
    """Do what a reading says about one task; None where a question was asked instead of an answer."""
    if reading.status in REPORTED:
        return await statement.report(turn, view, _plain(reading))
    if reading.status is Said.EXTEND:
        if reading.date is None:
            await ask.until_when(turn, view, reading)
            return None
        return await statement.ask_extension(turn, view, reading)
    if reading.status is Said.SNOOZE:
        return await put_off(turn, view, reading)
    if reading.status is Said.DELEGATE:
        return await hand_over.from_words(turn, view, reading.reason or turn.incoming.text)
    raise Problem("answer.example")


def _plain(reading: Reading) -> Reading:
    """A result whose note is a document's number or a link, without the word that says it is done once more."""
    if reading.status is not Said.DONE or not reading.reason or not evidence.named_in(reading.reason):
        return reading
    return replace(reading, reason=_DONE_BEFORE_A_PROOF.sub("", reading.reason))


async def answer_which(
    turn: Turn, kept: Sequence[Reading], views: Sequence[AssignmentView], files: Sequence[int]
) -> None:
    """Go on with readings, one for each task, once their sender has said which tasks they are about."""
    said = [Statement(replace(r, item=n), v) for n, (r, v) in enumerate(zip(kept, views, strict=True), 1)]
    await carry_out(turn, said, Spoken(views, ""), files)
