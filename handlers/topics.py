"""Answers to what the bot asked. Each gives False where the words are no answer, so that they are read afresh."""

from dataclasses import replace
from datetime import date

from domain.replies.reader import read_reply
from domain.replies.reading import Reading, Status
from domain.task_codes import task_numbers
from domain.tasks import AssignmentView
from handlers import answer, ask, evidence, hand_over, invite, retire, statement, take_back
from handlers.turn import Turn
from handlers.which_tasks import Spoken
from storage import open_questions, people, work
from storage.open_questions import OpenQuestion


def _kept(question: OpenQuestion) -> Reading:
    return ask.READING.validate_python(question.data["reading"])


async def which_one(turn: Turn, question: OpenQuestion) -> bool:
    """`Việc nào?` after words that named no task, or that may be meant for another list."""
    views = await ask.chosen_views(turn, question)
    readings = [ask.READING.validate_python(r) for r in question.data["readings"]]
    if not views or len(readings) not in {1, len(views)}:
        return False
    await open_questions.close(turn.tx, turn.person.id)
    said = readings if len(readings) > 1 else readings * len(views)
    await answer.answer_which(turn, said, views, question.data["files"])
    return True


async def whose_evidence(turn: Turn, question: OpenQuestion) -> bool:
    """Which task files belong to; a result told of one of them (`2 xong`) takes them along."""
    files, proofs = question.data["files"], [(str(k), str(v)) for k, v in question.data["proofs"]]
    views = await ask.chosen_views(turn, question)
    if views:
        await open_questions.close(turn.tx, turn.person.id)
        await evidence.take(turn, views[0], Spoken(views[:1], ""), files, proofs)
        return True
    listed = Spoken(await work.views(turn.tx, question.data["ids"]), turn.incoming.text)
    said = [] if task_numbers(turn.incoming.text) else answer.statements_of(turn, listed)
    if len(said) != 1 or said[0].view is None or said[0].reading.status is not Status.DONE:
        return False
    await open_questions.close(turn.tx, turn.person.id)
    await answer.carry_out(turn, said, listed, [*files, *await evidence.files_of(turn)], proofs)
    return True


async def until_when(turn: Turn, question: OpenQuestion) -> bool:
    """Until which day a task should be put off."""
    view = await _task(turn, question)
    day = ask.day_said(turn, view)
    if not isinstance(day, date):
        return False
    await open_questions.close(turn.tx, turn.person.id)
    kept, told = _kept(question), read_reply(f"xin lùi {turn.incoming.text}", turn.today, view.due or turn.today, 1)[0]
    reason = kept.reason or (told.reason if told.status is Status.EXTEND else None)
    line = await statement.ask_extension(turn, view, replace(kept, date=day, reason=reason))
    await answer.confirm(turn, [line])
    return True


async def to_whom(turn: Turn, question: OpenQuestion) -> bool:
    """Who gets a task: a number of those shown, or a name."""
    view = await _task(turn, question)
    shown = question.data["people"]
    numbers = ask.chosen(turn.incoming.text, len(shown))
    words = (await people.get(turn.tx, shown[numbers[0] - 1])).name if numbers else turn.incoming.text
    if not numbers and not await hand_over.names_somebody(turn, words):
        return False
    await open_questions.close(turn.tx, turn.person.id)
    line = await hand_over.from_words(turn, view, words)
    if line is not None:
        await answer.confirm(turn, [line])
    return True


async def what_holds(turn: Turn, question: OpenQuestion) -> bool:
    """What holds a task up, after a tap on Vướng: the words become the reason."""
    view = await _task(turn, question)
    words = turn.incoming.text.strip()
    if not words or _says_something_else(turn, view, words):
        return False
    await open_questions.close(turn.tx, turn.person.id)
    reading = replace(_kept(question), reason=words)
    await answer.confirm(turn, [await statement.explain(turn, view, reading)])
    return True


async def _task(turn: Turn, question: OpenQuestion) -> AssignmentView:
    (view,) = await work.views(turn.tx, [question.data["id"]])
    return view


_MAY_BE_A_REASON = {Status.UNCLEAR, Status.BLOCKED, Status.NOT_STARTED}


def _says_something_else(turn: Turn, view: AssignmentView, words: str) -> bool:
    """Whether words after "what holds it up?" are about something else and no reason."""
    if take_back.says_wrong(words) or task_numbers(words):
        return True
    # Read as if a list stood before it, so that "2 xong" is an answer to that.
    readings = read_reply(words, turn.today, view.due or turn.today, ask.MOST_CHOICES)
    stuck_again = any(r.status is Status.BLOCKED and not r.reason for r in readings)
    return stuck_again or any(r.status not in _MAY_BE_A_REASON for r in readings)


async def whom_to_invite(turn: Turn, question: OpenQuestion) -> bool:
    """Which of several people of one name is invited."""
    return await invite.chosen(turn, question.data["people"])


async def who_takes_over(turn: Turn, question: OpenQuestion) -> bool:
    """Who takes over the tasks of somebody who leaves."""
    return await retire.decide(turn, question.data["person"])
