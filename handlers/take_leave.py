"""`/nghi 20/7-25/7 thay: Lan`: who is away is not written to; their stand-in, else their head, hears instead."""

import re
from datetime import date, timedelta

from domain.day_ranges import read_range, span_words
from domain.hearers import Chart
from domain.people import Absence, Person
from domain.permissions import Act
from domain.problem import Problem
from domain.text import fold, one_line
from handlers.answerable import office_chart
from handlers.find_person import one_called
from handlers.turn import Turn
from storage import absences, calendar

_END = re.compile(r"(?:bo|huy|thoi|ket thuc)\b ?(?P<day>.*)")
_STAND_IN = re.compile(
    r"^(?:người\s+|nguoi\s+)?(?:làm\s+|lam\s+)?thay\s*(?:là|la)?\s*:?\s*|\s+(?:làm\s+)?thay$", re.IGNORECASE
)
_KIND = re.compile(
    r"^(?:phép|phep|ốm|om|việc riêng|viec rieng|thai sản|thai san|không lương|khong luong)\b:?\s*", re.IGNORECASE
)
"""What leave somebody has is not kept: it concerns nobody here."""
_LONGEST = timedelta(days=366)
_OWN_NOTED = "leave.taken", "leave.taken_alone", "leave.taken_office"
_NOTED_FOR = "leave.taken_for", "leave.taken_for_alone", "leave.taken_for_office"
"""What is answered with a stand-in, without one, and where there is no head either."""
_LONGEST_NAME = 6
"""Words of a name."""


async def change(turn: Turn, words: str) -> None:
    """Show the sender's leave, note one, or end it; a head or the Office can do so for somebody (`Lan 20/7-25/7`)."""
    said = one_line(words)
    if not said:
        await turn.answer(await _shown(turn))
        return
    name, said = _whose(said, turn.today)
    of = await one_called(turn.tx, name) if name else turn.person
    if of.id != turn.person.id:
        turn.require(Act.HAND_OUT, of.unit_id)
    if ending := _END.fullmatch(fold(said)):
        await _end(turn, of, ending["day"])
    else:
        await _take(turn, of, said)


def _whose(said: str, today: date) -> tuple[str, str]:
    """The name before the days or before `bỏ`, empty where there is none; and what follows it."""
    said = _KIND.sub("", said)
    words = said.split()
    for n in range(min(len(words), _LONGEST_NAME + 1)):
        rest = " ".join(words[n:])
        if _END.fullmatch(fold(rest)) or read_range(rest, today) is not None:
            return " ".join(words[:n]).strip(" :,"), rest
    return "", said


async def _take(turn: Turn, of: Person, said: str) -> None:
    days = read_range(said, turn.today)
    if days is None:
        raise Problem("leave.how")
    if days.last < turn.today:
        raise Problem("leave.past")
    if days.last - days.first > _LONGEST:
        raise Problem("leave.too_long")
    stand_in = await _stand_in(turn, of, days.rest, days.first, days.last) if days.rest else None
    replaced = [o for o in await _noted(turn, of) if o.first_day <= days.last and days.first <= o.last_day]
    for other in replaced:
        await absences.end_before(turn.tx, other, other.first_day)
    leave = Absence(of.id, days.first, days.last, stand_in.id if stand_in else None)
    await absences.keep(turn.tx, leave)
    await turn.record("leave_taken", "person", of.id, after=_kept(leave))
    chart = await office_chart(turn)
    instead = _instead(leave, of, chart)
    await _tell_who_were_to_hear(turn, of, replaced, instead, chart)
    for person in instead:
        key = "leave.you_stand_in" if stand_in else "leave.you_hear"
        if person.id != turn.person.id:
            await turn.tell(person, key, who=of.name, days=_span(leave))
    own = of.id == turn.person.id
    if not own:
        await turn.tell(of, "leave.taken_for_you", who=turn.person.name, days=_span(leave))
    with_stand_in, alone, without_head = _OWN_NOTED if own else _NOTED_FOR
    key = with_stand_in if stand_in else alone if instead else without_head
    lines = [turn.say(key, days=_span(leave), who=stand_in.name if stand_in else "", name=of.name)]
    in_force = await calendar.working_calendar(turn.tx)
    if not in_force.working_days_between(leave.first_day - timedelta(days=1), leave.last_day):
        lines.append(turn.say("leave.all_off"))
    lines.append(turn.say("leave.how_to_end") if own else turn.say("leave.how_to_end_for", name=of.name))
    await turn.answer("\n".join(lines))


async def _stand_in(turn: Turn, of: Person, words: str, first: date, last: date) -> Person:
    """Who stands in. Raises Problem for nobody or several, for who is on leave, and for who is away as well."""
    person = await one_called(turn.tx, _STAND_IN.sub("", words).strip(" ,.:()"))
    if person.id == of.id:
        raise Problem("leave.not_yourself")
    for other in await absences.ending_from(turn.tx, first):
        if other.person_id == person.id and other.first_day <= last:
            raise Problem("leave.stand_in_away", who=person.name, days=_span(other))
    return person


async def _end(turn: Turn, of: Person, said: str) -> None:
    """End the leave of the day that is named, or all there is."""
    own = await _noted(turn, of)
    if said:
        days = read_range(said, turn.today)
        if days is None:
            raise Problem("leave.how")
        own = [leave for leave in own if leave.first_day <= days.last and days.first <= leave.last_day]
    if not own:
        raise Problem("leave.none_to_end")
    chart = await office_chart(turn)
    for leave in own:
        await absences.end_before(turn.tx, leave, turn.today)
        await turn.record("leave_ended", "person", of.id, before=_kept(leave))
        for person in _instead(leave, of, chart):
            if person.id != turn.person.id:
                await turn.tell(person, "leave.you_no_longer", who=of.name, days=_span(leave))
    if of.id == turn.person.id:
        await turn.answer(turn.say("leave.ended"))
    else:
        await turn.tell(of, "leave.ended_for_you", who=turn.person.name)
        await turn.answer(turn.say("leave.ended_for", name=of.name))


async def _shown(turn: Turn) -> str:
    chart = await office_chart(turn)
    lines = []
    for leave in await _noted(turn, turn.person):
        stand_in = chart.people[leave.stand_in_id] if leave.stand_in_id is not None else None
        with_whom = turn.say("leave.line_with", days=_span(leave), who=stand_in.name) if stand_in else None
        lines.append(with_whom or turn.say("leave.line", days=_span(leave)))
    if not lines:
        return turn.say("leave.none")
    return "\n".join([turn.say("leave.head"), *lines, turn.say("leave.how_to_end")])


async def _noted(turn: Turn, of: Person) -> list[Absence]:
    return [leave for leave in await absences.ending_from(turn.tx, turn.today) if leave.person_id == of.id]


def _instead(leave: Absence, of: Person, chart: Chart) -> list[Person]:
    """Who hears for somebody on leave, as far as they are told of it: the stand-in, without one the heads."""
    ids = [leave.stand_in_id] if leave.stand_in_id is not None else chart.heads(of.unit_id)
    return [chart.people[i] for i in ids if i != of.id and chart.works(i)]


async def _tell_who_were_to_hear(
    turn: Turn, of: Person, replaced: list[Absence], instead: list[Person], chart: Chart
) -> None:
    """Tell those who were to hear during leave that is noted anew, and now are not."""
    for leave in replaced:
        for person in _instead(leave, of, chart):
            if instead and person not in instead and person.id != turn.person.id:
                to = ", ".join(other.name for other in instead)
                await turn.tell(person, "leave.other_hears", who=of.name, days=_span(leave), to=to)


def _span(leave: Absence) -> str:
    return span_words(leave.first_day, leave.last_day)


def _kept(leave: Absence) -> dict[str, object]:
    return {
        "first_day": leave.first_day.isoformat(),
        "last_day": leave.last_day.isoformat(),
        "stand_in": leave.stand_in_id,
    }
