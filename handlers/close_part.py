"""`/dong T12 kỳ quý I: lý do`, `/dong T12 Phòng A: lý do`: a part of a task is not asked for any more, the rest is."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.chat import Button
from domain.hearers import above, asked
from domain.permissions import Act
from domain.tasks import AssignmentView
from domain.text import fold, one_line
from handlers import ask
from handlers.answerable import office_chart
from handlers.turn import Turn
from handlers.work_acts import confirm, kept
from storage import assignments, open_questions, units, work

TOPIC = "close_part"
_BEFORE = ("ky ", "han ", "rieng ", "phan cua ", "phan ", "chi ")


@dataclass(frozen=True)
class Part:
    """Some of the open assignments of a task, what they are called, and why they are closed ("" where not said)."""

    ids: list[int]
    reason: str = ""


async def open_parts(turn: Turn, number: int) -> list[AssignmentView]:
    """What is open of T<number>: of each of its occurrences the part of each unit."""
    return [v for v in await work.open_views(turn.tx) if v.code == f"T{number}"]


async def named(turn: Turn, words: str, views: Sequence[AssignmentView]) -> Part | None:
    """The part that all of the words name, or those before a colon, as `Phòng A, kỳ quý I: lý do`; None for others."""
    before, _, reason = words.partition(":")
    left = list(views) if before else []
    for name in before.split(","):
        left = await _of(turn, name, left)
    return Part([v.id for v in left], one_line(reason)) if left else None


async def may_mean_one(turn: Turn, words: str, views: Sequence[AssignmentView]) -> bool:
    """Whether words without a colon begin as the name of a part does: then it is asked about."""
    said = f"{fold(words)} "
    names = [fold(name) for v in views for name in (v.label, v.unit_name, v.owner_name) if name]
    names += [fold(a) for u in await units.all_units(turn.tx) if u.id in {v.unit_id for v in views} for a in u.aliases]
    return said.startswith(_BEFORE[:2]) or any(said.startswith(f"{name} ") for name in names)


async def _of(turn: Turn, name: str, views: Sequence[AssignmentView]) -> list[AssignmentView]:
    """Those of the occurrence, or of the unit or person, that are called so."""
    said = fold(one_line(name))
    for word in _BEFORE:
        said = said.removeprefix(word)
    unit_id = await units.find_named(turn.tx, said)
    return [
        v
        for v in views
        if said in {fold(v.label or ""), fold(v.owner_name or ""), f"{v.due:%d/%m/%Y}" if v.due else ""}
        or (unit_id is not None and unit_id == v.unit_id)
    ]


async def ask_which(turn: Turn, views: Sequence[AssignmentView], reason: str) -> None:
    """Ask which part is meant: all of it, what one unit has of it, or one occurrence."""
    choices: dict[str, list[int]] = {turn.say("close.part.all", n=len(views)): [v.id for v in views]}
    for key, name in (("unit", _holder), ("occurrence", _occurrence)):
        of_each: dict[str, list[int]] = {}
        for view in views:
            of_each.setdefault(name(view), []).append(view.id)
        if len(of_each) > 1:
            choices |= {turn.say(f"close.part.{key}", name=name): ids for name, ids in of_each.items()}
    shown = list(choices.items())[: ask.MOST_CHOICES]
    data = {"number": int(views[0].code[1:]), "ids": [ids for _, ids in shown], "reason": reason}
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, data)
    lines = [f"{n}. {words}" for n, (words, _) in enumerate(shown, 1)]
    buttons = [[Button(line, f"c:{question}:{n}")] for n, line in enumerate(lines, 1)]
    head = turn.say("close.which_part", code=views[0].code, name=views[0].short_name)
    await turn.answer("\n".join([head, *lines]), buttons=buttons)


def _holder(view: AssignmentView) -> str:
    return view.unit_name or view.owner_name or "–"


def _occurrence(view: AssignmentView) -> str:
    return view.label or (f"{view.due:%d/%m/%Y}" if view.due else "–")


async def with_reason(turn: Turn, ids: Sequence[int], reason: str) -> None:
    """Close these assignments; who is asked about them, and their heads, hear why."""
    turn.require(Act.CLOSE_TASK)
    views = await work.views(turn.tx, ids)
    async with kept(turn, "part_closed", [views[0].task_id]):
        await assignments.close(turn.tx, turn.now, ids, reason)
    await _record_and_tell(turn, "part_closed", views, reason)


async def reopen(turn: Turn, task_id: int) -> bool:
    """Let the closed parts of a task be asked for again; False where there are none."""
    closed = await assignments.closed_by_office(turn.tx, task_id)
    if not closed:
        return False
    async with kept(turn, "part_reopened", [task_id]):
        await assignments.reopen(turn.tx, closed)
    await _record_and_tell(turn, "part_reopened", await work.views(turn.tx, closed), None)
    return True


async def _record_and_tell(turn: Turn, act: str, views: Sequence[AssignmentView], reason: str | None) -> None:
    chart = await office_chart(turn)
    told: dict[int, list[AssignmentView]] = {}
    for view in views:
        if act == "part_closed":
            await turn.record("part_closed", "assignment", view.id, after={"reason": reason})
        else:
            await turn.record("part_reopened", "assignment", view.id)
        for person_id in {*asked(view, chart, turn.today), *above(view, chart, turn.today)} - {turn.person.id}:
            told.setdefault(person_id, []).append(view)
    for person_id, theirs in sorted(told.items()):
        await turn.tell(
            chart.people[person_id],
            f"close.told_{act}",
            who=turn.person.name,
            code=views[0].code,
            name=views[0].short_name,
            part=_names(theirs),
            reason=reason,
        )
    line = turn.say(f"close.{act}", code=views[0].code, name=views[0].short_name, part=_names(views), reason=reason)
    await confirm(turn, [line])


def _names(views: Sequence[AssignmentView]) -> str:
    """What is closed, by unit and occurrence, such as `Phòng A (tháng 1)`; at most three, then dots."""
    names = [f"{_holder(v)} ({_occurrence(v)})" for v in views]
    return ", ".join([*names[:3], *(["…"] if len(names) > 3 else [])])
