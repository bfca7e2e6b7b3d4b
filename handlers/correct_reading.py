"""A reading put right before it is in force: in a few words in chat, or as the workbook that came back."""

import asyncio
from collections import defaultdict
from functools import partial

from domain.deadline_reading import read_deadline
from domain.deadline_words import deadline_words
from domain.decision import Answers
from domain.load_questions import is_unread
from domain.permissions import Act
from domain.plan_draft import PlanDraft, TaskDraft
from domain.problem import Problem
from domain.reading_edits import Edit, read_edit
from domain.reading_table import Column, SentBack, cell, columns_of
from domain.short_name import cut, short_name
from domain.text import fold, one_line
from domain.unit_matching import match_unit
from domain.version_decisions import VERSION_OF
from handlers import reading
from handlers.load_preview import go_on
from handlers.turn import Turn
from plans.correction import Corrected, with_edit, with_rows, without_rows
from plans.unit_names import split_units
from storage import inbox, plans, readings, units
from storage.plans import PlanVersion

_LONGEST_CELL = 200
_MOST_ROWS = 8
_ASKS_FOR_WORKBOOK = {"bang", "xem bang", "gui bang", "excel", "gui excel", "tep excel"}


async def from_words(turn: Turn, version: PlanVersion) -> bool:
    """`sửa I.3 hạn 30/6`, `bỏ I.4`, `xem I.5`, `bảng`; False where a message is none of these."""
    if fold(turn.incoming.text).strip(" .!") in _ASKS_FOR_WORKBOOK:
        sha256 = await readings.source_hash(turn.tx, version.id)
        await reading.send_workbook(turn, version.draft, version.answers, sha256, "load.workbook.again")
        return True
    numbers = defaultdict(list)
    for task in version.draft.tasks:
        numbers[one_line(task.number).casefold()].append(task.ref)
    edit = read_edit(turn.incoming.text, [task.ref for task in version.draft.tasks], numbers)
    if edit is None:
        return False
    turn.require(Act.LOAD_PLAN)
    if edit.verb == "show":
        await turn.answer("\n\n".join(_shown(turn, version.draft, ref) for ref in edit.rows[:_MOST_ROWS]))
    elif edit.verb == "remove":
        await _save(turn, version, Corrected(without_rows(version.draft, edit.rows), (), (), edit.rows))
    else:
        await _change(turn, version, edit)
    return True


async def _change(turn: Turn, version: PlanVersion, edit: Edit) -> None:
    column, words = edit.column or Column.TITLE, edit.words
    if column is Column.DEADLINE and words:
        read = read_deadline(words, version.draft.year, version.draft.last_year)
        if is_unread(read):
            raise Problem("load.edit.unread", text=cut(words, _LONGEST_CELL))
    if column in {Column.LEAD, Column.COOPERATING}:
        words = await _units_as_called(turn, words)
    draft = with_edit(version.draft, edit.rows, column, words)
    await _save(turn, version, Corrected(draft, edit.rows, (), ()), say_rows=column)


async def _units_as_called(turn: Turn, words: str) -> str:
    """Unit names as they were typed, those of the office as it calls them."""
    chart = await units.all_units(turn.tx)
    called = {unit.id: unit.name for unit in chart}
    found = ((name, match_unit(name, chart).unit_id) for name in split_units(words))
    return "; ".join(called[unit_id] if unit_id is not None else name for name, unit_id in found)


def _shown(turn: Turn, draft: PlanDraft, ref: str) -> str:
    """A row as it was read, a line a column that says something."""
    task = next(task for task in draft.tasks if task.ref == ref)
    lines = [f"{ref}. {_name(task)}"]
    for column in columns_of(draft):
        words = cut(one_line(cell(draft, task, column)), _LONGEST_CELL)
        if words and column not in {Column.ROW, Column.NUMBER} and words != _name(task):
            lines.append(turn.say("load.edit.cell", column=turn.say(f"load.column.{column.value}"), words=words))
    read_as = deadline_words(task.deadline, turn.say)
    return "\n".join([*lines, turn.say("load.edit.cell", column=turn.say("load.workbook.read_as"), words=read_as)])


def _name(task: TaskDraft) -> str:
    return short_name(task.title, task.activity, task.product) or task.ref


async def _save(turn: Turn, version: PlanVersion, made: Corrected, say_rows: Column | None = None) -> None:
    """Keep a correction made in chat, say what became of the rows, and go on with the questions."""
    version = await _keep(turn, version, made)
    if say_rows is None:
        await turn.answer(_counted(turn, made))
    else:
        await turn.answer("\n".join(_became(turn, version.draft, ref, say_rows) for ref in made.changed[:_MOST_ROWS]))
    await go_on(turn, version)


def _became(turn: Turn, draft: PlanDraft, ref: str, column: Column) -> str:
    task = next(task for task in draft.tasks if task.ref == ref)
    words = cut(one_line(cell(draft, task, column)), _LONGEST_CELL) or turn.say("load.edit.nothing")
    said = turn.say("load.edit.became", row=ref, column=turn.say(f"load.column.{column.value}"), words=words)
    read_as = deadline_words(task.deadline, turn.say)
    return f"{said} ({read_as})" if column is Column.DEADLINE and read_as != words else said


async def _keep(turn: Turn, version: PlanVersion, made: Corrected) -> PlanVersion:
    """Store a corrected reading; answers about names it does not print any more are dropped."""
    await readings.correct(turn.tx, version.id, made.draft, _still_apply(version.answers, made.draft))
    counts = {"changed": list(made.changed), "added": list(made.added), "removed": list(made.removed)}
    await turn.record("reading_corrected", "plan_version", version.id, after=counts)
    return await plans.get_version(turn.tx, version.id)


def _still_apply(answers: Answers, draft: PlanDraft) -> Answers:
    printed = {name for task in draft.tasks for name in (*task.lead, *task.cooperating)}
    units_decided = {name: what for name, what in answers.get("units", {}).items() if name in printed}
    return {**answers, "units": units_decided} if "units" in answers else answers


def _counted(turn: Turn, made: Corrected) -> str:
    """What a correction did, in numbers: `Đã sửa 3 nhiệm vụ, thêm 1, bỏ 2.`"""
    counts = (("changed", made.changed), ("added", made.added), ("removed", made.removed))
    parts = [turn.say(f"load.corrected.{what}", n=len(rows)) for what, rows in counts if rows]
    if not parts:
        return turn.say("load.corrected.nothing")
    return turn.say("load.corrected.done", what=", ".join(parts), n=len(made.draft.tasks))


async def from_workbook(turn: Turn, sent: SentBack) -> None:
    """Take a workbook that came back: as the correction of the reading that waits, else of the plan in force."""
    version = await _meant(turn, sent)

    async def take(following: Turn, made: Corrected) -> None:
        # Somebody may have corrected it meanwhile.
        now = await _meant(following, sent)
        if await readings.is_open(following.tx, now.id):
            await _correct(following, now, made)
        else:
            await _revise(following, now, made)

    turn.later(partial(asyncio.to_thread, with_rows, version.draft, sent.rows), take)


async def _meant(turn: Turn, sent: SentBack) -> PlanVersion:
    """The reading a workbook was made of, as it stands.

    Raises Problem where it was corrected since, or is neither waiting nor in force.
    """
    found = await readings.find(turn.tx, sent.source)
    if not found:
        raise Problem("load.workbook.unknown")
    waiting = next((one.version_id for one in found if one.waits), None)
    if waiting is not None:
        version = await plans.get_version(turn.tx, waiting)
        if sent.stamp == reading.stamp_of(version.draft):
            return version
        raise Problem("load.workbook.stale")
    read_from_it = {one.version_id for one in found}
    for version in await plans.in_force(turn.tx):
        if version.id in read_from_it and sent.stamp == reading.stamp_of(version.draft):
            return version
    raise Problem("load.workbook.closed")


async def _correct(turn: Turn, version: PlanVersion, made: Corrected) -> None:
    await inbox.forget_file(turn.tx, turn.incoming_id)
    version = await _keep(turn, version, made) if made.draft != version.draft else version
    await turn.answer(_counted(turn, made))
    await go_on(turn, version)


async def _revise(turn: Turn, version: PlanVersion, made: Corrected) -> None:
    """A workbook of a plan in force that was corrected is a new version of it, looked through as any other."""
    if made.draft == version.draft:
        await inbox.forget_file(turn.tx, turn.incoming_id)
        await turn.answer(_counted(turn, made))
        return
    (file_id, *_) = await inbox.attached_files(turn.tx, turn.incoming_id)
    draft_id = await plans.add_draft(turn.tx, turn.now, turn.person.id, file_id, made.draft)
    await plans.save_answers(turn.tx, draft_id, {VERSION_OF: version.plan_id})
    await turn.record("plan_read", "plan_version", draft_id, after={"tasks": len(made.draft.tasks)})
    await turn.answer(_counted(turn, made))
    await go_on(turn, await plans.get_version(turn.tx, draft_id))
