"""What may follow a report that was just shown: its other files, or the word that freezes its figures."""

import asyncio

from domain.chat import Button, OutgoingFile
from domain.period_words import typed
from domain.permissions import Act, may
from domain.text import fold
from handlers import ask, issue_report
from handlers.period_figures import PeriodFacts, PeriodReport, gather_period, made
from handlers.report_file import FORMS
from handlers.turn import Turn
from storage import files, open_questions
from storage.open_questions import OpenQuestion

TOPIC = "report"
_ISSUE = frozenset({"chot", "chot so lieu", "chot bao cao", "chot lai"})
_FORMS = {
    "xlsx": frozenset({"xlsx", "excel", "file excel", "bang tinh", "bang excel", "so lieu"}),
    "png": frozenset({"png", "bieu do", "chart", "charts", "hinh"}),
    "ics": frozenset({"ics", "lich", "lich han", "calendar"}),
}


async def offer(turn: Turn, gathered: PeriodFacts, report: PeriodReport) -> list[list[Button]]:
    """Wait for what may follow, and give it as buttons."""
    draft = " nháp" if gathered.draft else ""
    issuable = _is_issuable(turn, report)
    data = {"period": typed(gathered.period), "draft": draft, "issuable": issuable}
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, data, ask.LONG)
    forms = [
        Button(turn.say("report_files.xlsx"), f"c:{question}:xlsx"),
        Button(turn.say("report_files.png"), f"c:{question}:png"),
        Button(turn.say("report_files.ics"), f"c:{question}:ics"),
    ]
    return [forms, [Button(turn.say("issue.button"), f"c:{question}:chot")]] if issuable else [forms]


def _is_issuable(turn: Turn, report: PeriodReport) -> bool:
    closed = not report.summary.running and (report.issued is None or bool(report.changed))
    return closed and may(turn.person, Act.ISSUE_REPORT)


async def answer(turn: Turn, question: OpenQuestion) -> bool:
    """The name of a form, or `chốt`; a bare number is meant for the tasks the report lists."""
    said = fold(turn.incoming.text).strip(" .!")
    period = question.data["period"]
    if said in _ISSUE and question.data["issuable"]:
        await open_questions.close(turn.tx, turn.person.id)
        await issue_report.issue(turn, period)
        return True
    form = next((form for form, words in _FORMS.items() if said in words), None)
    if form is None:
        return False
    await _send(turn, period + question.data["draft"], form)
    return True


async def _send(turn: Turn, words: str, form: str) -> None:
    turn.require(Act.MAKE_REPORT)
    gathered = await gather_period(turn.tx, turn.now, turn.surroundings.zone, words)
    language = turn.language

    def render() -> list[OutgoingFile]:
        return FORMS[form](made(gathered), language)

    async def send(following: Turn, contents: list[OutgoingFile]) -> None:
        kept = [await files.keep(following.tx, following.now, content) for content in contents]
        key = "report_files.here" if kept else "report_files.nothing"
        await following.answer(following.say(key, period=typed(gathered.period)), files=kept)

    turn.later(lambda: asyncio.to_thread(render), send)
