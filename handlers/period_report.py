"""`/baocao`: the official counts of a period as a message, and the report as a file that can be signed."""

import asyncio

from reports.document import report_docx

from domain.chat import OutgoingFile
from domain.period_words import read_period
from domain.permissions import Act
from handlers.turn import Turn
from reports.message import report_message
from reports.summarise import summarise
from reports.summary import Summary
from storage import facts, files
from storage.office_rules import reckoning

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def make(turn: Turn, words: str) -> None:
    """Answer with a period's figures and its report as a Word file; without words, the latest closed month."""
    turn.require(Act.MAKE_REPORT)
    gathered = await facts.gather(turn.tx)
    judged_by = await reckoning(turn.tx, turn.surroundings.zone)
    since = min((judged_by.day_of(a.created_at) for a in gathered.assignments), default=None)
    period = read_period(words, turn.today, judged_by.periods, since)
    now = turn.now
    await turn.record("report_made", after={"kind": period.kind.value, "year": period.year, "ordinal": period.ordinal})

    async def render() -> tuple[Summary, bytes]:
        # Counting and writing a long document take seconds; the chat goes on meanwhile.
        summary = await asyncio.to_thread(summarise, gathered, period, now, judged_by)
        return summary, await asyncio.to_thread(report_docx, summary)

    turn.later(render, _send)


async def _send(turn: Turn, made: tuple[Summary, bytes]) -> None:
    summary, document = made
    file_id = await files.keep(turn.tx, turn.now, OutgoingFile(file_name(summary), DOCX, document))
    await turn.answer(report_message(summary, turn.language), files=[file_id])


def file_name(summary: Summary) -> str:
    """What the report's file is called, such as `bao-cao-thang-2026-10.docx`."""
    period = summary.period
    return f"bao-cao-{_KINDS[period.kind]}-{period.year}-{period.ordinal:02}.docx"


_KINDS = {"month": "thang", "quarter": "quy", "half": "6thang", "nine_months": "9thang", "year": "nam"}
