"""`/baocaophong`: a unit's report of a month from what its people answered, to look through and send to the Office."""

import asyncio

from domain.chat import Button
from domain.period_words import typed
from domain.periods import PeriodKind, latest_closed, period_at
from domain.permissions import Act
from domain.problem import Problem
from domain.text import fold
from handlers import ask
from handlers.period_figures import AskedPeriod, asked_period, gather_period
from handlers.turn import Turn
from reports.phrases import period_name, upper_first
from reports.summary import Summary
from reports.unit_report import unit_message, unit_report
from storage import open_questions, unit_reports, units
from storage.office_rules import period_rules
from storage.open_questions import OpenQuestion

TOPIC = "unit_report"
_SEND = frozenset({"1", "gui", "gui van phong", "xac nhan", "dong y", "dung"})
_NOT_YET = frozenset({"2", "chua", "chua gui", "de sau"})
_MOST_REMARK = 500


async def show(turn: Turn, words: str) -> None:
    """Show the head their unit's report and offer to send it.

    Without words that of the month whose data close next; for as long as the last one may be sent, that one.
    """
    unit_id = turn.person.unit_id
    if unit_id is None:
        raise Problem("chat.not_allowed")
    turn.require(Act.CONFIRM_UNIT, unit_id)
    wanted, read = words or await _due_next(turn, unit_id), turn.read
    asked = await asked_period(turn.tx, turn.now, turn.surroundings.zone, wanted)

    async def count() -> Summary:
        async with read() as tx:
            gathered = await gather_period(tx, asked)
        return await asyncio.to_thread(gathered.summary)

    async def offer(following: Turn, summary: Summary) -> None:
        await _offer(following, asked, summary, unit_id)

    turn.later(count, offer)


async def _due_next(turn: Turn, unit_id: int) -> str:
    rules = await period_rules(turn.tx)
    closed = latest_closed(PeriodKind.MONTH, turn.today, rules)
    sent = unit_id in {each.unit_id for each in await unit_reports.confirmed(turn.tx, closed)}
    return typed(
        closed if turn.today <= closed.send_by and not sent else period_at(PeriodKind.MONTH, turn.today, rules)
    )


async def _offer(turn: Turn, asked: AskedPeriod, summary: Summary, unit_id: int) -> None:
    name = await _name_of(turn, unit_id)
    text = unit_message(summary, unit_report(summary, unit_id), name, turn.language)
    if asked.issued is not None:
        await turn.answer(f"{text}\n\n{turn.say('unit_report.issued')}")
        return
    data = {"unit": unit_id, "period": typed(asked.period)}
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, data, ask.LONG)
    buttons = [
        Button(turn.say("unit_report.send"), f"c:{question}:1"),
        Button(turn.say("unit_report.not_yet"), f"c:{question}:2"),
    ]
    await turn.answer(f"{text}\n\n{turn.say('unit_report.how')}", buttons=[buttons])


async def _name_of(turn: Turn, unit_id: int) -> str:
    return next(unit.name for unit in await units.all_units(turn.tx) if unit.id == unit_id)


async def answer(turn: Turn, question: OpenQuestion) -> bool:
    """`1` or `gửi`, with a remark behind a colon where the unit has something to add; other words report as ever."""
    said, _, remark = turn.incoming.text.partition(":")
    word = fold(said).strip(" .!")
    if word in _NOT_YET and not remark:
        await open_questions.close(turn.tx, turn.person.id)
        await turn.answer(turn.say("unit_report.later"))
        return True
    if word not in _SEND:
        return False
    unit_id = question.data["unit"]
    turn.require(Act.CONFIRM_UNIT, unit_id)
    await open_questions.close(turn.tx, turn.person.id)
    asked = await asked_period(turn.tx, turn.now, turn.surroundings.zone, question.data["period"])
    if asked.issued is not None:
        raise Problem("unit_report.too_late", words=question.data["period"])
    added = remark.strip()[:_MOST_REMARK] or None
    kept = await unit_reports.confirm(turn.tx, turn.now, asked.period, unit_id, turn.person.id, added)
    await turn.record("unit_report", "unit_report", kept, after={"period": question.data["period"], "remark": added})
    period = upper_first(period_name(turn.language, asked.period))
    await turn.answer(turn.say("unit_report.sent", period=period, name=await _name_of(turn, unit_id)))
    return True
