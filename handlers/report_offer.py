"""What may follow a report that was just shown: its other files, or the word that freezes its figures."""

import asyncio
import re

from domain.chat import Button, OutgoingFile
from domain.period_words import typed
from domain.permissions import Act, may
from domain.text import fold
from handlers import ask, issue_report
from handlers.period_figures import AskedPeriod, PeriodReport, asked_period, gather_period, made
from handlers.report_file import FORMS
from handlers.turn import Turn
from reports.figure_list import MOST, figure_message, lines_of
from storage import files, open_questions
from storage.open_questions import OpenQuestion
from storage.outbox import Place

TOPIC = "report"
_ISSUE = frozenset({"chot", "chot so lieu", "chot bao cao", "chot lai"})
_FORMS = {
    "xlsx": frozenset({"xlsx", "excel", "file excel", "bang tinh", "bang excel", "so lieu"}),
    "png": frozenset({"png", "bieu do", "chart", "charts", "hinh"}),
    "ics": frozenset({"ics", "lich", "lich han", "calendar"}),
}

# What is listed: "danh sách quá hạn", "xem các việc chưa báo cáo".
_LIST = re.compile(
    r"(?:danh sach|ds|liet ke|xem)(?: cac| nhung)?(?: viec| nhiem vu)?(?: dang)?"
    r" ?(?P<figure>.*)"
)
_FIGURES = {
    "qua han": "past",
    "thuc hien qua han": "past",
    "tre": "past",
    "tre han": "past",
    "hoan thanh": "done",
    "da hoan thanh": "done",
    "xong": "done",
    "hoan thanh dung han": "done_on_time",
    "dung han": "done_on_time",
    "hoan thanh qua han": "done_late",
    "thuc hien": "under_way",
    "trong han": "in_time",
    "thuc hien trong han": "in_time",
    "chua bao cao": "not_reported",
    "vuong": "blocked",
    "vuong mac": "blocked",
    "khong phat sinh": "nothing_arose",
}


async def offer(turn: Turn, asked: AskedPeriod, report: PeriodReport) -> list[list[Button]]:
    """Wait for what may follow, and give it as buttons."""
    draft = " nháp" if asked.draft else ""
    issuable = _is_issuable(turn, report)
    data = {"period": typed(asked.period), "draft": draft, "issuable": issuable}
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, data, ask.LONG)
    forms = [
        Button(turn.say("report_files.xlsx"), f"c:{question}:xlsx"),
        Button(turn.say("report_files.png"), f"c:{question}:png"),
        Button(turn.say("report_files.ics"), f"c:{question}:ics"),
    ]
    return [[*forms, Button(turn.say("issue.button"), f"c:{question}:chot")] if issuable else forms]


def words(turn: Turn, report: PeriodReport) -> str:
    """What can be typed in place of the buttons."""
    more = turn.say("report_files.more")
    return turn.say("report_files.or_issue", words=more) if _is_issuable(turn, report) else more


def _is_issuable(turn: Turn, report: PeriodReport) -> bool:
    closed = not report.summary.running and (report.issued is None or bool(report.changed))
    return closed and may(turn.person, Act.ISSUE_REPORT)


async def answer(turn: Turn, question: OpenQuestion) -> bool:
    """The name of a form, `danh sách` with the name of a figure, or `chốt`; a bare number is meant for the tasks."""
    said = fold(turn.incoming.text).strip(" .!")
    period = question.data["period"]
    if said in _ISSUE and question.data["issuable"]:
        await open_questions.close(turn.tx, turn.person.id)
        await issue_report.issue(turn, period)
        return True
    listed = _LIST.fullmatch(said)
    if listed and (figure := _FIGURES.get(listed["figure"] or "")):
        await _list(turn, period + question.data["draft"], figure)
        return True
    form = next((form for form, words in _FORMS.items() if said in words), None)
    if form is None:
        return False
    await _send(turn, period + question.data["draft"], form)
    return True


async def _list(turn: Turn, words: str, figure: str) -> None:
    """The tasks behind a figure, numbered, so that a number in the next message is one of them."""
    turn.require(Act.MAKE_REPORT)
    asked, read = await asked_period(turn.tx, turn.now, turn.surroundings.zone, words), turn.read

    async def count() -> PeriodReport:
        async with read() as tx:
            gathered = await gather_period(tx, asked)
        return await asyncio.to_thread(made, gathered)

    async def show(following: Turn, report: PeriodReport) -> None:
        lines = lines_of(report.summary, figure)
        places = [Place("assignment", line.judged.fact.assignment_id) for line in lines[:MOST]]
        await following.answer(figure_message(report.summary, figure, lines, following.language), places=places)

    turn.later(count, show)


async def _send(turn: Turn, words: str, form: str) -> None:
    turn.require(Act.MAKE_REPORT)
    asked, read = await asked_period(turn.tx, turn.now, turn.surroundings.zone, words), turn.read
    language = turn.language

    async def render() -> list[OutgoingFile]:
        async with read() as tx:
            gathered = await gather_period(tx, asked)
        return await asyncio.to_thread(lambda: FORMS[form](made(gathered), language))

    async def send(following: Turn, contents: list[OutgoingFile]) -> None:
        kept = [await files.keep(following.tx, following.now, content) for content in contents]
        key = "report_files.here" if kept else "report_files.nothing"
        await following.answer(following.say(key, period=typed(asked.period)), files=kept)

    turn.later(render, send)
