"""`/baocao`: the official counts of a period as a message, and the report as a file that can be signed."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, tzinfo

from domain.chat import OutgoingFile
from domain.counting import Reckoning
from domain.facts import Facts
from domain.period_words import read_period
from domain.periods import ReportingPeriod
from domain.permissions import Act
from handlers.turn import Turn
from reports.document import report_docx
from reports.message import report_message
from reports.months import months_of
from reports.summarise import summarise
from reports.summary import Earlier, Summary
from storage import facts, files
from storage.database import Tx
from storage.office_rules import reckoning

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True)
class PeriodFacts:
    """The facts of a period, gathered as they stand `now` (UTC); the counting, which may take seconds, is to come."""

    facts: Facts
    period: ReportingPeriod
    now: datetime
    reckoning: Reckoning

    def summary(self) -> Summary:
        """The period's figures."""
        return summarise(self.facts, self.period, self.now, self.reckoning)

    def months(self) -> tuple[Earlier, ...]:
        """The months of its year, for the trend."""
        return months_of(self.facts, self.period, self.now, self.reckoning)


async def gather_period(tx: Tx, now: datetime, zone: tzinfo, words: str) -> PeriodFacts:
    """What the period that the words name is counted from.

    Raises Problem for words that name no period, or one that has not begun.
    """
    gathered = await facts.gather(tx)
    judged_by = await reckoning(tx, zone)
    since = min((judged_by.day_of(a.created_at) for a in gathered.assignments), default=None)
    period = read_period(words, judged_by.day_of(now), judged_by.periods, since)
    return PeriodFacts(gathered, period, now, judged_by)


async def make(turn: Turn, words: str) -> None:
    """Answer with a period's figures and its report as a Word file; without words, the latest closed month."""
    turn.require(Act.MAKE_REPORT)
    gathered = await gather_period(turn.tx, turn.now, turn.surroundings.zone, words)
    await turn.record("report_made", after={"period": words})

    async def render() -> tuple[Summary, bytes]:
        # Counting and writing a long document take seconds; the chat goes on meanwhile.
        summary = await asyncio.to_thread(gathered.summary)
        months = await asyncio.to_thread(gathered.months)
        return summary, await asyncio.to_thread(report_docx, summary, months)

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
