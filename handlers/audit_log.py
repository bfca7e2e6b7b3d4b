"""`/nhatky T12 Lan 5/1`: who did what, the newest first, a page at a time; `tiếp` goes on."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from string import Formatter
from typing import Any

from domain.chat import Button
from domain.day_ranges import read_range
from domain.mentioned import people_mentioned
from domain.permissions import Act
from domain.problem import Problem
from domain.task_codes import task_numbers
from domain.text import fold, one_line
from handlers.audit_words import sentences
from handlers.turn import Turn
from locales import catalogue
from storage import audit, audit_subjects, open_questions, people
from storage.audit import Wanted
from storage.open_questions import OpenQuestion

TOPIC = "audit"
"""The topic of the open question whether to go on to the next page."""
_A_PAGE = 10
_NEXT = frozenset({"tiep", "tiep theo", "trang sau", "xem tiep", "next", "more", "1"})
_ACT = "audit.act."
_DAYS_BACK = {"hom nay": 0, "hom qua": 1}


async def show(turn: Turn, words: str) -> None:
    """The newest lines that the words ask for; without words, of all."""
    turn.require(Act.VIEW_AUDIT)
    await _page(turn, one_line(words), 1, None)


async def go_on(turn: Turn, question: OpenQuestion) -> bool:
    """`tiếp`: the page after the one shown. False for other words."""
    if fold(one_line(turn.incoming.text)).strip(" .!") not in _NEXT:
        return False
    turn.require(Act.VIEW_AUDIT)
    await open_questions.close(turn.tx, turn.person.id)
    data: dict[str, Any] = question.data
    await _page(turn, data["words"], data["page"] + 1, data["before"])
    return True


async def _page(turn: Turn, words: str, page: int, before: int | None) -> None:
    wanted = await _wanted(turn, words)
    found = await audit.newest(turn.tx, wanted, _A_PAGE + 1, before)
    if not found:
        raise Problem("audit.nothing")
    shown = found[:_A_PAGE]
    lines = [turn.say("audit.head", page=page), *await sentences(turn, shown)]
    if len(found) == len(shown):
        await turn.answer("\n".join([*lines, turn.say("audit.how")] if page == 1 else lines))
        return
    kept = {"words": words, "page": page, "before": shown[-1].id}
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, kept)
    more = Button(turn.say("audit.next"), f"c:{question}:1")
    await turn.answer("\n".join([*lines, turn.say("audit.more")]), buttons=[[more]])


async def _wanted(turn: Turn, words: str) -> Wanted:
    """What the words ask for: a task's code, a day, a name, what was done. Raises Problem where unclear."""
    wanted, left = Wanted(), words
    if numbers := task_numbers(words):
        rows = await audit_subjects.of_task(turn.tx, numbers[0])
        if not rows:
            raise Problem("answer.no_such_task", code=f"T{numbers[0]}")
        wanted = replace(wanted, rows=rows)
        left = " ".join(word for word in left.split() if fold(word) != f"t{numbers[0]}")
    if days := _days(turn, left):
        first, last, left = days
        zone = turn.surroundings.zone
        since = datetime.combine(first, time(), zone).astimezone(UTC)
        wanted = replace(wanted, since=since, until=since + timedelta(days=(last - first).days + 1))
    left = left.strip(" ,;:")
    if not left:
        return wanted
    named = people_mentioned(left, await people.everybody(turn.tx, active=False))
    if len(named) > 1:
        raise Problem("people.several", name=left, names="; ".join(p.name for p in named))
    if not named and (acts := _acts(left)):
        return replace(wanted, acts=acts)
    if not named:
        raise Problem("audit.unknown", words=left)
    rest = " ".join(word for word in fold(left).split() if word not in fold(named[0].name).split())
    return replace(wanted, person_id=named[0].id, acts=_acts(rest) if rest else None)


def _days(turn: Turn, words: str) -> tuple[date, date, str] | None:
    """The days some of the words name, and what is left; a day without its year is one that has been."""
    folded = fold(words)
    for said, back in _DAYS_BACK.items():
        if said in folded:
            day = turn.today - timedelta(days=back)
            place = folded.index(said)
            return day, day, words[:place] + words[place + len(said) :]
    parts = words.split()
    for n in range(len(parts)):
        found = read_range(" ".join(parts[n:]), turn.today)
        if found is not None:
            before = [part for part in parts[:n] if fold(part) not in {"ngay", "tu"}]
            length = found.last - found.first
            first = found.first
            while first > turn.today:
                first = first.replace(year=first.year - 1)
            return first, first + length, " ".join([*before, found.rest])
    return None


def _acts(words: str) -> frozenset[str] | None:
    """The acts whose sentence has the words in it; None where there is none."""
    said = fold(words)
    return frozenset(act for act, sentence in _sentences_of_acts().items() if f" {said} " in f" {sentence} ") or None


@cache
def _sentences_of_acts() -> dict[str, str]:
    """What each act is called, folded and without what is filled in."""
    sentences_of = {str(m.id): str(m.string) for m in catalogue("vi", "audit") if m.id}
    return {
        key.removeprefix(_ACT): " ".join(fold("".join(part for part, *_ in Formatter().parse(words))).split())
        for key, words in sentences_of.items()
        if key.startswith(_ACT)
    }
