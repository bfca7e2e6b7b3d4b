"""`/nhan Phòng A: ...`: the Office writes to a unit, to people or to everybody, with files, once it saw who gets it."""

import re
from collections.abc import Sequence
from typing import Any

from domain.chat import Button
from domain.holders import members
from domain.people import Person
from domain.permissions import Act
from domain.person_names import called
from domain.problem import Problem
from domain.reminder_settings import ReminderSettings
from domain.text import fold, one_line
from domain.urgency import NOTICE
from domain.working_hours import next_working_time
from handlers.turn import Turn
from handlers.work_acts import confirm, kept
from locales import say
from storage import accounts, calendar, inbox, open_questions, outbox, people, reminder_rules, units
from storage.open_questions import OpenQuestion
from storage.outbox import Message

TOPIC = "send_word"
LONGEST = 1500
_MOST_FILES = 5
_TO = re.compile(r"\s*(?P<to>[^:\n]{1,200}):\s*(?P<text>\S.*)", re.DOTALL)
_EVERYBODY = frozenset({"tat ca", "ca co quan", "moi nguoi", "toan the", "toan co quan", "all"})
_HEADS = frozenset({"truong phong", "cac truong phong", "truong don vi", "cac truong don vi"})
_YES = frozenset({"1", "gui", "dong y", "ok", "co", "yes"})
_NO = frozenset({"2", "thoi", "khong", "khong gui", "no"})
_MOST_NAMED = 6


async def write(turn: Turn, words: str) -> None:
    """Read to whom and what, and ask before it is sent: how many get it, and who cannot be reached."""
    turn.require(Act.WRITE_TO)
    said = _TO.fullmatch(words)
    if said is None:
        raise Problem("send_word.how")
    text = said["text"].strip()
    if len(text) > LONGEST:
        raise Problem("send_word.too_long", most=LONGEST)
    to = [p for p in await _meant(turn, said["to"]) if p.id != turn.person.id]
    reached = await accounts.channels(turn.tx)
    there = [p for p in to if p.id in reached]
    if not there:
        raise Problem("send_word.nobody")
    data: dict[str, Any] = {"people": [p.id for p in there], "text": text}
    away = [p for p in to if p.id not in reached]
    await _ask(turn, data | await _files(turn, []), there, away)


async def _files(turn: Turn, before: Sequence[tuple[int, str]]) -> dict[str, Any]:
    """The files that go along: those sent before, and those of this message. Raises Problem for what is too much."""
    kept = await inbox.attached_files(turn.tx, turn.incoming_id) if turn.incoming.attachments else []
    if len(kept) < len(turn.incoming.attachments):
        raise Problem("send_word.file_not_kept")
    named = [*before, *zip(kept, (a.name for a in turn.incoming.attachments), strict=True)]
    if len(named) > _MOST_FILES:
        raise Problem("send_word.too_many_files", most=_MOST_FILES)
    return {"files": named}


async def _ask(turn: Turn, data: dict[str, Any], there: Sequence[Person], away: Sequence[Person] = ()) -> None:
    """Show what will be sent and to whom, and ask whether it should."""
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, data)
    lines = [turn.say("send_word.confirm", n=len(there), names=_names(there), text=data["text"])]
    if data["files"]:
        names = ", ".join(name for _, name in data["files"])
        lines.append(turn.say("send_word.files", n=len(data["files"]), names=names))
    if away:
        lines.append(turn.say("send_word.not_joined", n=len(away), names=_names(away)))
    if not data["files"]:
        lines.append(turn.say("send_word.add_files"))
    choices = [f"{n}. {turn.say(f'send_word.{choice}')}" for n, choice in enumerate(("yes", "no"), 1)]
    buttons = [[Button(words, f"c:{question}:{n}") for n, words in enumerate(choices, 1)]]
    await turn.answer("\n".join([*lines, *choices]), buttons=buttons)


async def _meant(turn: Turn, to: str) -> list[Person]:
    """Who gets it: everybody, the heads, the people of units and groups, or people by name, several with commas."""
    everybody = await people.everybody(turn.tx)
    if fold(one_line(to)) in _EVERYBODY:
        return everybody
    chart = {unit.id: unit for unit in await units.all_units(turn.tx)}
    whole = await units.find_named(turn.tx, to)
    found: dict[int, Person] = {}
    for name in [to] if whole is not None else re.split(r"\s*[,;]\s*|\s+và\s+", one_line(to)):
        if not name:
            continue
        unit_id = await units.find_named(turn.tx, name)
        if unit_id is not None:
            among = set(members(unit_id, chart))
            found |= {p.id: p for p in everybody if p.unit_id in among}
        elif fold(name) in _HEADS:
            found |= {p.id: p for p in everybody if any(grant.role == "head" for grant in p.grants)}
        else:
            named = called(everybody, name)
            if len(named) != 1:
                raise Problem("send_word.several" if named else "send_word.unknown", name=name)
            found[named[0].id] = named[0]
    return list(found.values())


def _names(of: Sequence[Person]) -> str:
    names = [p.name for p in of[:_MOST_NAMED]]
    return ", ".join([*names, *(["…"] if len(of) > _MOST_NAMED else [])])


async def waits(turn: Turn) -> bool:
    """Whether the sender is being asked whether to send something, to which they may add files."""
    question = await open_questions.waiting(turn.tx, turn.now, turn.person.id)
    return question is not None and question.topic == TOPIC


async def answered(turn: Turn, question: OpenQuestion) -> bool:
    """Send it, leave it, or add the files that came."""
    said = fold(turn.incoming.text).strip(" .!")
    if turn.incoming.attachments and not said:
        turn.require(Act.WRITE_TO)
        to = await _recipients(turn, question)
        await _ask(turn, question.data | await _files(turn, question.data["files"]), to)
        return True
    if said not in _YES | _NO:
        return False
    await open_questions.close(turn.tx, turn.person.id)
    if said in _NO:
        await turn.answer(turn.say("send_word.left"))
        return True
    turn.require(Act.WRITE_TO)
    to = await _recipients(turn, question)
    await _send(turn, to, question.data["text"], [file_id for file_id, _ in question.data["files"]])
    return True


async def _recipients(turn: Turn, question: OpenQuestion) -> list[Person]:
    wanted = set(question.data["people"])
    return [p for p in await people.everybody(turn.tx) if p.id in wanted]


async def _send(turn: Turn, to: Sequence[Person], text: str, files: Sequence[int]) -> None:
    """Put it into the outbox for each, to leave in working hours."""
    settings = await reminder_rules.in_force(turn.tx, ReminderSettings(zone=turn.surroundings.zone))
    at = next_working_time(turn.now, await calendar.working_calendar(turn.tx), settings)
    async with kept(turn, "word_sent", []):
        for place, person in enumerate(to):
            await outbox.put(
                turn.tx,
                turn.now,
                "notice",
                Message(say(person.language, "send_word.from_office", who=turn.person.name, text=text), files=files),
                person_id=person.id,
                once=f"notice:{turn.incoming_id}:word:{place}",
                urgency=NOTICE,
                not_before=at,
            )
    # What was written stays between those who wrote and read it: the log tells to how many.
    await turn.record("word_sent", after={"people": len(to)})
    if at == turn.now:
        await confirm(turn, [turn.say("send_word.sent", n=len(to))])
    else:
        when = f"{at.astimezone(turn.surroundings.zone):%H:%M %d/%m}"
        await confirm(turn, [turn.say("send_word.will_be_sent", n=len(to), when=when)])
