"""`chốt`: a period's figures are frozen as a numbered version of its report, which later answers never change."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from domain.chat import Button, OutgoingFile
from domain.period_words import typed
from domain.permissions import Act, may
from domain.problem import Problem
from domain.text import fold
from handlers import ask
from handlers.missing_reports import missing_reports
from handlers.period_figures import AskedPeriod, PeriodFacts, PeriodReport, asked_period, gather_period
from handlers.report_file import docx_of
from handlers.tell_groups import tell_groups
from handlers.turn import Turn
from locales import say
from reports.corrections import Changed, changed_since
from reports.frozen import freeze, thaw
from reports.phrases import full_day, holder, period_name, upper_first
from reports.task_rows import result
from storage import files, open_questions, snapshots
from storage.open_questions import OpenQuestion
from storage.snapshots import Snapshot

TOPIC = "issue_report"
_TYPED = re.compile(r"chot(?: so lieu| bao cao)?(?: lai)?(?P<period>(?: .+)?)")
_MOST_SHOWN = 8


async def answer(turn: Turn, question: OpenQuestion) -> bool:
    """Whether to issue it although units are missing: the number of the choice, or `chốt` once more."""
    said = _said(turn)
    if said not in {"1", "2", "chot", "chot luon", "chua", "chua chot"}:
        return False
    await open_questions.close(turn.tx, turn.person.id)
    if said.startswith("chua") or said == "2":
        await turn.answer(turn.say("issue.not_yet"))
    else:
        await issue(turn, question.data["period"], sure=True)
    return True


async def from_words(turn: Turn) -> bool:
    """`chốt`, `chốt tháng 10`: without a period, of the latest closed month. Words that name no period are no such."""
    found = _TYPED.fullmatch(_said(turn))
    if found is None or not may(turn.person, Act.ISSUE_REPORT):
        return False
    try:
        await issue(turn, found["period"].strip())
    except Problem as problem:
        if problem.key == "reports.period.unread":
            return False
        raise
    return True


def _said(turn: Turn) -> str:
    return fold(turn.incoming.text).strip(" .!")


async def issue(turn: Turn, words: str, *, sure: bool = False) -> None:
    """Issue the report of the period the words name, or its next version where something has changed since.

    Where units have said nothing in the period the Office is asked once whether to issue it all the same (`sure`).
    """
    turn.require(Act.ISSUE_REPORT)
    asked = await asked_period(turn.tx, turn.now, turn.surroundings.zone, words)
    period = asked.period
    if asked.reckoning.close_of(period) > turn.now:
        name, day = period_name(turn.language, period), full_day(period.last_day)
        raise Problem("issue.still_open", period=upper_first(name), day=day)
    version = Snapshot(asked.issued.version + 1 if asked.issued else 1, turn.now, turn.person.name)
    read = turn.read

    async def render() -> _Version:
        async with read() as tx:
            gathered = await gather_period(tx, asked)
        return await asyncio.to_thread(_render, gathered, version, sure)

    async def keep(following: Turn, rendered: _Version) -> None:
        await _keep(following, asked, rendered)

    turn.later(render, keep)


@dataclass(frozen=True)
class _Version:
    """A version about to be issued; without `file` where nothing changed or units are still missing."""

    report: PeriodReport
    figures: Mapping[str, Any]
    file: OutgoingFile | None


def _render(gathered: PeriodFacts, version: Snapshot, sure: bool) -> _Version:
    summary = gathered.summary()
    changed = changed_since(thaw(gathered.frozen)[0], summary) if gathered.frozen else ()
    silent = any(unit.figures.counts.not_reported for unit in summary.units if unit.name)
    wanted = bool(changed) if gathered.frozen else sure or not silent
    months = gathered.months() if wanted else ()
    corrects = tuple(_change(each, "vi") for each in changed)
    report = PeriodReport(summary, lambda: months, version, changed, corrects, gathered.remarks)
    if not wanted:
        return _Version(report, {}, None)
    figures = {**freeze(summary, months), "corrects": list(corrects), "remarks": report.remarks}
    return _Version(report, figures, docx_of(report))


async def _keep(turn: Turn, asked: AskedPeriod, rendered: _Version) -> None:
    report, version = rendered.report, rendered.report.issued
    period = upper_first(period_name(turn.language, asked.period))
    if rendered.file is None or version is None:
        if asked.issued is not None:
            await turn.answer(turn.say("issue.nothing_changed", period=period, version=asked.issued.version))
            return
        data = {"period": typed(asked.period)}
        question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, data, ask.LONG)
        buttons = [
            Button(turn.say("issue.all_the_same"), f"c:{question}:1"),
            Button(turn.say("issue.later"), f"c:{question}:2"),
        ]
        await turn.answer(turn.say("issue.sure", missing=missing_reports(turn, report.summary)), buttons=[buttons])
        return
    kept = await snapshots.issue(turn.tx, turn.now, asked.period, rendered.figures, turn.person.id, version.version)
    if not kept:
        raise Problem("issue.meanwhile", period=period, words=typed(asked.period))
    await turn.record("report_issued", after={"period": typed(asked.period), "version": version.version})
    lines = [turn.say("issue.done", period=period, version=version.version)]
    if report.changed:
        lines.append(turn.say("issue.corrects", n=len(report.changed), version=version.version - 1))
        lines += [f"• {_change(each, turn.language)}" for each in report.changed[:_MOST_SHOWN]]
        if len(report.changed) > _MOST_SHOWN:
            lines.append(turn.say("reports.message.more", n=len(report.changed) - _MOST_SHOWN))
    file_id = await files.keep(turn.tx, turn.now, rendered.file)
    told = await tell_groups(turn, turn.say("issue.in_group", period=period, version=version.version), [file_id])
    if told:
        lines.append(turn.say("issue.sent_to_groups", n=told))
    await turn.answer("\n".join(lines), files=[file_id])


def _change(changed: Changed, language: str) -> str:
    """What an assignment was before and is now."""
    fact = changed.judged.fact
    none = say(language, "issue.not_counted")
    return say(
        language,
        "issue.change",
        code=fact.code,
        name=fact.short_name,
        holder=holder(language, fact),
        before=result(changed.before, language) if changed.before else none,
        after=result(changed.after, language) if changed.after else none,
    )
