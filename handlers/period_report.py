"""`/baocao`: the official counts of a period as a message, and the report as a file that can be signed."""

import asyncio

from domain.chat import OutgoingFile
from domain.period_words import typed
from domain.permissions import Act, may
from handlers import report_offer
from handlers.missing_reports import confirmed_by, missing_reports
from handlers.period_figures import AskedPeriod, PeriodReport, asked_period, gather_period, made
from handlers.report_file import docx_of
from handlers.turn import Turn
from reports.message import report_message, worst
from reports.phrases import day_month, period_name, upper_first
from storage import files
from storage.outbox import Place

_MANY = 3_000
"""Assignments above which the Word file comes after the figures."""


async def make(turn: Turn, words: str) -> None:
    """Answer with a period's figures and its report as a Word file; without words, the latest closed month."""
    turn.require(Act.MAKE_REPORT)
    asked, read = await asked_period(turn.tx, turn.now, turn.surroundings.zone, words), turn.read
    await turn.record("report_made", after={"period": words})

    async def render() -> tuple[PeriodReport, OutgoingFile | None]:
        # Gathering, counting and writing a document take their time; the chats go on meanwhile.
        async with read() as tx:
            gathered = await gather_period(tx, asked)
        report = await asyncio.to_thread(made, gathered)
        # A long document takes seconds more than its figures, which are then said before it.
        in_two = len(gathered.facts.assignments) > _MANY
        return report, None if in_two else await asyncio.to_thread(docx_of, report)

    async def send(following: Turn, rendered: tuple[PeriodReport, OutgoingFile | None]) -> None:
        report, content = rendered
        kept = [await files.keep(following.tx, following.now, content)] if content else []
        blocks = [report_message(report.summary, following.language), *await _notes(following, asked, report)]
        offered = await report_offer.offer(following, asked, report)
        places = [Place("assignment", judged.fact.assignment_id) for judged in worst(report.summary)]
        await following.answer("\n".join(blocks), files=kept, buttons=offered, places=places)
        if content is None:
            following.later(lambda: asyncio.to_thread(docx_of, report), _send_file)

    turn.later(render, send)


async def _send_file(turn: Turn, content: OutgoingFile) -> None:
    file_id = await files.keep(turn.tx, turn.now, content)
    await turn.answer(turn.say("report_files.word_file"), files=[file_id])


async def _notes(turn: Turn, asked: AskedPeriod, report: PeriodReport) -> list[str]:
    """How final the figures are, what is missing, what else is to be issued, and what else can be had."""
    issued, notes = report.issued, []
    if issued is not None:
        day = day_month(asked.reckoning.day_of(issued.at))
        notes.append(turn.say("issue.issued", version=issued.version, day=day, by=issued.by or ""))
        if report.changed:
            codes = ", ".join(dict.fromkeys(each.judged.fact.code for each in report.changed))
            notes.append(turn.say("issue.changed", n=len(report.changed), codes=codes, version=issued.version + 1))
    elif report.summary.running:
        notes.append(turn.say("issue.open_until", day=day_month(asked.period.last_day)))
        notes += [missing] if (missing := missing_reports(turn, report.summary)) else []
    if issued is None and (confirmed := await confirmed_by(turn, asked.period)):
        notes.append(confirmed)
    if asked.unissued is not None and may(turn.person, Act.ISSUE_REPORT):
        name = upper_first(period_name(turn.language, asked.unissued))
        notes.append(turn.say("issue.unissued", period=name, words=typed(asked.unissued)))
    return [*notes, report_offer.words(turn, report)]
