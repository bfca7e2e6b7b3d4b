"""Putting a plan in force: its tasks, their occurrences and who holds them, in one transaction; then the heads hear."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from typing import Any

from pydantic import TypeAdapter

from domain.calendar import WorkingCalendar
from domain.deadline import Deadline
from domain.hearers import Chart
from domain.holders import Holder, PrintedHolder, holders
from domain.load_questions import questions
from domain.occurrences import Choices, OccurrenceDraft, PastDates, occurrences
from domain.plan_decisions import Answers, Known, choices_made, kind_of
from domain.plan_draft import TaskDraft
from domain.short_name import short_name
from domain.tasks import AssignmentRole, OccurrenceKind, Status
from handlers import hand_out
from handlers.turn import Turn
from storage import assignments, calendar, people, plans, statements, tasks, units
from storage.plans import PlanVersion
from storage.tasks import NewTask

_DEADLINE = TypeAdapter(Deadline)


@dataclass
class _Office:
    """The office a plan is put in force in, and what grows while that is done."""

    chart: Chart
    calendar: WorkingCalendar
    choices: Choices
    known: Mapping[str, Known]
    to_office: bool
    led_by: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


async def enforce(turn: Turn, version: PlanVersion, known: Mapping[str, Known]) -> None:
    """Create everything a plan asks for, as was decided, and give each head the numbered list to hand out."""
    draft = version.draft
    office = await _office(turn, version, known)
    sections = await plans.add_sections(turn.tx, version.plan_id, draft)
    first = await tasks.next_task_number(turn.tx)
    for position, task in enumerate(draft.tasks):
        section_id = sections.get(task.section) if task.section else None
        await _add(turn, office, task, _new(task, version.plan_id, section_id, first + position, position), draft.year)
    await plans.set_in_force(turn.tx, turn.now, version.id)
    await turn.record("plan_loaded", "plan", version.plan_id, after={"tasks": len(draft.tasks)})
    alone = await _tell_heads(turn, office, draft.title)
    last = first + len(draft.tasks) - 1
    lines = [turn.say("load.done", title=draft.title, n=len(draft.tasks), first=f"T{first}", last=f"T{last}")]
    if alone:
        lines.append(turn.say("load.no_head", units="; ".join(alone)))
    await turn.answer("\n".join(lines))


async def _office(turn: Turn, version: PlanVersion, known: Mapping[str, Known]) -> _Office:
    settled = await _settle(turn, known, version.answers)
    chart = Chart.of(await people.everybody(turn.tx), await units.all_units(turn.tx))
    days = await calendar.working_calendar(turn.tx)
    choices = choices_made(version.answers, questions(version.draft, turn.today, days))
    return _Office(chart, days, choices, settled, version.answers.get("people") == "office")


async def _settle(turn: Turn, known: Mapping[str, Known], answers: Answers) -> dict[str, Known]:
    """Every printed name as it was decided: units are created, and a name matched by hand becomes an alias."""
    settled = dict(known)
    office_id = next((u.id for u in await units.all_units(turn.tx) if u.kind == "office"), None)
    for name, answer in answers.get("units", {}).items():
        unit_id = await units.find_named(turn.tx, name)
        if unit_id is None and "create" in answer:
            unit_id = await units.add_unit(turn.tx, name, kind_of(name))
            await turn.record("unit_added", "unit", unit_id, after=name)
        elif unit_id is None and "unit" in answer:
            unit_id = int(answer["unit"])
            await units.add_alias(turn.tx, unit_id, name)
            await turn.record("alias_added", "unit", unit_id, after=name)
        elif "office" in answer:
            unit_id = office_id
        settled[name] = Known(unit_id)
    return settled


def _new(task: TaskDraft, plan_id: int, section_id: int | None, number: int, position: int) -> NewTask:
    scored = (task.score_max, task.score_achieved, task.score_target)
    has_criterion = task.criterion is not None or task.criterion_title is not None
    return NewTask(
        number=number,
        short_name=short_name(task.title, task.activity, task.product),
        title=task.title or task.activity or task.product or task.criterion_title or task.ref,
        state="open",
        plan_id=plan_id,
        section_id=section_id,
        ref=task.ref,
        group_title=task.group.title if task.group else None,
        position=position,
        objective=task.objective,
        activity=task.activity,
        product=task.product,
        criterion=(task.criterion, task.criterion_title, *scored) if has_criterion else None,
        deadline_text=task.deadline.text if task.deadline else None,
        deadline_kind=task.deadline.kind.value if task.deadline else None,
        deadline_rule=_DEADLINE.dump_python(task.deadline, mode="json") if task.deadline else None,
    )


async def _add(turn: Turn, office: _Office, task: TaskDraft, new: NewTask, year: int) -> None:
    drafts = occurrences(task.deadline, year, turn.today, office.calendar, office.choices)
    printed = _printed(office, task)
    asleep = bool(drafts) and all(d.kind is OccurrenceKind.SLEEPING for d in drafts)
    units_printed = tuple(
        (holder.unit_id, holder.people_role.value if holder.people_role else None, holder.role.value, name)
        for name, holder in printed
    )
    chosen = _chosen(office.choices) if task.deadline is None or not task.deadline.due else None
    whole = replace(new, state="asleep" if asleep else "open", units=units_printed, deadline_chosen=chosen)
    task_id = await tasks.add_task(turn.tx, turn.now, turn.person.id, whole)
    held = holders([holder for _, holder in printed], office.chart.units, office.chart.people.values())
    for draft in drafts:
        await _add_occurrence(turn, office, task_id, draft, held)
    for holder in held:
        if holder.role is AssignmentRole.LEAD and holder.unit_id is not None and drafts:
            office.led_by[holder.unit_id].append(task_id)


def _chosen(choices: Choices) -> dict[str, Any]:
    return {"open_cycle": [c.value for c in choices.open_cycle], "no_date": choices.no_date.value}


def _printed(office: _Office, task: TaskDraft) -> list[tuple[str, PrintedHolder]]:
    found = []
    for role, names in ((AssignmentRole.LEAD, task.lead), (AssignmentRole.COOPERATING, task.cooperating)):
        for name in names:
            known = office.known[name]
            people_role = None if office.to_office and role is AssignmentRole.LEAD else known.people
            found.append((name, PrintedHolder(role, known.unit_id, people_role)))
    return found


async def _add_occurrence(
    turn: Turn, office: _Office, task_id: int, draft: OccurrenceDraft, held: tuple[Holder, ...]
) -> None:
    occurrence_id = await assignments.add_occurrence(
        turn.tx,
        turn.now,
        task_id,
        part=draft.part,
        kind=draft.kind,
        label=draft.label,
        cycle=draft.cycle.value if draft.cycle else None,
        due=draft.due,
        due_assumed=draft.due_assumed,
        period_start=draft.period_start,
        period_end=draft.period_end,
        past=draft.past,
    )
    ids = await assignments.add_assignments(turn.tx, turn.now, occurrence_id, draft.due, held)
    if draft.past and draft.due is not None and office.choices.past is PastDates.DONE:
        # Done in its time, says who loaded the plan: on the day it was due.
        at = datetime.combine(draft.due, time(12), turn.surroundings.zone)
        said = statements.Said(turn.person.id, min(at, turn.now), turn.incoming_id)
        for assignment_id in ids:
            await statements.report_status(turn.tx, said, assignment_id, Status.DONE, reason=turn.say("load.was_done"))


async def _tell_heads(turn: Turn, office: _Office, title: str) -> list[str]:
    """Give each head the list of their unit. The names of the units that have no head to give it to."""
    alone = []
    for unit_id, task_ids in sorted(office.led_by.items()):
        heads = [office.chart.people[p] for p in office.chart.heads(unit_id)]
        contact = office.chart.units[unit_id].contact_id
        if not heads and contact is not None:
            heads = [office.chart.people[contact]]
        for head in heads:
            await hand_out.show_list(turn, head, title, task_ids)
        if not heads:
            alone.append(office.chart.units[unit_id].name)
    return alone
