"""A reading shown in short on a phone: what was read, what to look at, and the next question."""

from collections import Counter

from domain.chat import Button
from domain.deadline import DeadlineKind
from domain.decision import in_words
from domain.occurrences import has_no_date
from domain.plan_draft import PlanDraft
from domain.reading_table import Doubt
from domain.version_decisions import VERSION_OF
from handlers import ask
from handlers.new_version import next_question
from handlers.turn import Turn
from storage import open_questions
from storage.plans import PlanVersion

_MOST_LINES = 3
_MOST_ROWS = 6
_LONGEST_TITLE = 120
_ASKED_ANYWAY = {"open_cycle", "no_deadlines", "blank_deadline", "blank_lead", "unread_deadline"}
_SORTS = {
    DeadlineKind.CONTINUOUS: "continuous",
    DeadlineKind.ON_REQUEST: "waiting",
    DeadlineKind.ON_EVENT: "waiting",
    DeadlineKind.EXTERNAL: "waiting",
    DeadlineKind.UNREAD: "unread",
}


def preview(turn: Turn, version: PlanVersion, doubts: tuple[Doubt, ...]) -> str:
    """What was read, in a few lines: counts, what the reader noticed, and how to look through and correct it."""
    draft = version.draft
    example = (doubts[0].row if doubts else draft.tasks[0].ref) or "1"
    counts = {"title": _short(draft.title), "n": len(draft.tasks)}
    lines = [
        turn.say("load.read", sections=len(draft.sections), **counts)
        if draft.sections
        else turn.say("load.read_flat", **counts),
        _deadlines(turn, draft),
        *_of_the_file(turn, draft),
        _to_look_at(turn, doubts),
        _where(turn, version),
        turn.say("load.edit.short", row=example),
    ]
    return "\n".join(line for line in lines if line)


def _short(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= _LONGEST_TITLE else line[: _LONGEST_TITLE - 1].rstrip() + "…"


def _deadlines(turn: Turn, draft: PlanDraft) -> str:
    kinds = Counter(
        "none" if t.deadline is None or has_no_date(t.deadline) else _SORTS.get(t.deadline.kind, "dated")
        for t in draft.tasks
    )
    return ", ".join(turn.say(f"load.kind.{kind}", n=count) for kind, count in kinds.most_common())


def _of_the_file(turn: Turn, draft: PlanDraft) -> list[str]:
    """What the reader noticed of the file as a whole: hidden sheets, tracked changes."""
    refs = {task.ref for task in draft.tasks}
    whole = [r for r in draft.remarks if r.where not in refs and r.code not in _ASKED_ANYWAY]
    said = [turn.say(f"plans.remark.{r.code}", where=r.where or "", **r.args) for r in whole]
    return list(dict.fromkeys(said))[:_MOST_LINES]


def _to_look_at(turn: Turn, doubts: tuple[Doubt, ...]) -> str:
    """The rows that nothing is asked about but somebody should look at."""
    asked = {f"plans.remark.{code}" for code in _ASKED_ANYWAY} | {"load.doubt.unit"}
    rows = list(dict.fromkeys(d.row for d in doubts if d.key not in asked))
    if not rows:
        return ""
    listed = ", ".join(rows[:_MOST_ROWS]) + ("…" if len(rows) > _MOST_ROWS else "")
    return turn.say("load.look_at", n=len(rows), rows=listed, row=rows[0])


def _where(turn: Turn, version: PlanVersion) -> str:
    """Where the whole reading can be seen: in the file that comes with this, and on a page where one can be opened."""
    page = turn.surroundings.reading_page(turn.incoming.channel, turn.person.id, version.id, turn.now)
    attached = turn.say("load.workbook.attached")
    return attached if page is None else f"{attached}\n{turn.say('load.page', address=page)}"


async def go_on(turn: Turn, version: PlanVersion) -> None:
    """Ask the next question, or, when all is decided, for the word to put the plan in force."""
    decision = await next_question(turn.tx, turn.today, version)
    data = {"version": version.id}
    if decision is None:
        question = await open_questions.ask(turn.tx, turn.now, turn.person.id, "load_confirm", data, ask.LONG)
        title = _short(version.draft.title)
        new_version = version.answers[VERSION_OF] is not None
        asked = (
            turn.say("load.version.confirm", title=title)
            if new_version
            else turn.say("load.confirm", n=len(version.draft.tasks), title=title)
        )
        choices = [turn.say("load.confirm_yes"), turn.say("load.confirm_no")]
        buttons = [Button(words, f"c:{question}:{n}") for n, words in enumerate(choices, 1)]
        await turn.answer("\n".join([asked, *choices]), buttons=[buttons])
        return
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, "load_decide", data, ask.LONG)
    numbered = [f"{n}. {in_words(choice, turn.say)}" for n, choice in enumerate(decision.choices, 1)]
    await turn.answer(
        "\n".join([in_words(decision, turn.say), *numbered]),
        buttons=[[Button(words, f"c:{question}:{n}")] for n, words in enumerate(numbered, 1)],
    )
