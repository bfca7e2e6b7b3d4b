"""Putting a plan in force: its tasks, their occurrences and who holds them, in one transaction; then the heads hear."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

from pydantic import TypeAdapter

from domain.calendar import WorkingCalendar
from domain.deadline import Deadline
from domain.decision import Answers
from domain.hearers import Chart
from domain.holders import Holder, PrintedHolder, holders
from domain.load_questions import questions
from domain.occurrences import Choices, OccurrenceDraft, PastDates, occurrences
from domain.people import UnitKind
from domain.plan_decisions import choices_made
from domain.plan_draft import TaskDraft
from domain.short_name import short_name
from domain.tasks import AssignmentRole, OccurrenceKind, Status
from domain.unit_decisions import Known, kind_of
from handlers import hand_out
from locales import say
from storage import assignments, audit, calendar, people, plans, statements, tasks, units
from storage.audit import Actor
from storage.database import Tx
from storage.plans import PlanVersion
from storage.tasks import NewTask

_DEADLINE = TypeAdapter(Deadline)
Opened = tuple[int, OccurrenceDraft, tuple[Holder, ...]]
"""An occurrence to be added: of which task, and who holds it."""


@dataclass(frozen=True)
class Loading:
    """Who puts a plan in force, when (UTC), in which zone's days, and the update that said so, where one did."""

    tx: Tx
    now: datetime
    zone: tzinfo
    actor: Actor
    incoming_id: int | None = None

    @property
    def today(self) -> date:
        """The day it is at the office."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True)
class Enforced:
    """What came of it: the codes of the first and last task, and the units nobody is there for to be told."""

    first: str
    last: str
    without_head: tuple[str, ...]


@dataclass
class Office:
    """The office a plan is put in force in, and what grows while that is done."""

    chart: Chart
    calendar: WorkingCalendar
    choices: Choices
    known: Mapping[str, Known]
    people_to_office: bool
    blank_lead: int | None
    led_by: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


async def enforce(by: Loading, version: PlanVersion, known: Mapping[str, Known]) -> Enforced:
    """Create everything a plan asks for, as was decided, and give each head the numbered list to hand out."""
    draft = version.draft
    office = await office_at_load(by, version, known)
    sections = await plans.set_sections(by.tx, version.plan_id, draft)
    first = await tasks.next_task_number(by.tx)
    printed = []
    for position, task in enumerate(draft.tasks):
        section_id = sections.get(task.section) if task.section else None
        printed.append((task, printed_task(office, task, version.plan_id, section_id, first + position, position)))
    await add_tasks(by, office, printed, draft.year)
    await plans.set_in_force(by.tx, by.now, version.id)
    after = {"tasks": len(draft.tasks)}
    await audit.record(by.tx, by.now, by.actor, "plan_loaded", "plan", version.plan_id, after=after)
    alone = await tell_heads(by, office, draft.title)
    return Enforced(f"T{first}", f"T{first + len(draft.tasks) - 1}", alone)


async def office_at_load(by: Loading, version: PlanVersion, known: Mapping[str, Known]) -> Office:
    """The office with every name settled as was decided when the version was looked through."""
    settled = await _settle(by, known, version.answers)
    chart = Chart.of(await people.everybody(by.tx), await units.all_units(by.tx))
    days = await calendar.working_calendar(by.tx)
    choices = choices_made(version.answers, questions(version.draft, by.today, days))
    blank = version.answers.get("blank_leads")
    leads_blank = int(blank["unit"]) if isinstance(blank, dict) else None
    return Office(chart, days, choices, settled, version.answers.get("people") == "office", leads_blank)


async def _settle(by: Loading, known: Mapping[str, Known], answers: Answers) -> dict[str, Known]:
    """Every printed name as it was decided: units are created, and a name matched by hand becomes an alias."""
    settled = dict(known)
    office_id = next((u.id for u in await units.all_units(by.tx) if u.kind is UnitKind.OFFICE), None)
    for name, answer in answers.get("units", {}).items():
        unit_id = await units.find_named(by.tx, name)
        if unit_id is None and "create" in answer:
            unit_id = await units.add_unit(by.tx, name, kind_of(name))
            await audit.record(by.tx, by.now, by.actor, "unit_added", "unit", unit_id, after=name)
        elif unit_id is None and "unit" in answer:
            unit_id = int(answer["unit"])
            await units.add_alias(by.tx, unit_id, name)
            await audit.record(by.tx, by.now, by.actor, "alias_added", "unit", unit_id, after=name)
        elif "office" in answer:
            unit_id = office_id
        settled[name] = Known(unit_id)
    return settled


def printed_task(
    office: Office, task: TaskDraft, plan_id: int, section_id: int | None, number: int, position: int
) -> NewTask:
    """A task with the code T<number> as a plan prints it, its units found in the office."""
    scored = (task.score_max, task.score_achieved, task.score_target)
    has_criterion = task.criterion is not None or task.criterion_title is not None
    return NewTask(
        number=number,
        short_name=short_name(task.title, task.activity, task.product) or task.ref,
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
        deadline_chosen=None if task.deadline and task.deadline.due else _as_json(office.choices),
        units=tuple(
            (holder.unit_id, holder.people_role.value if holder.people_role else None, holder.role.value, name)
            for name, holder in _printed_holders(office, task)
        ),
    )


async def add_tasks(by: Loading, office: Office, printed: Sequence[tuple[TaskDraft, NewTask]], year: int) -> None:
    """Add tasks of a plan with their occurrences, and give them to those who hold them."""
    asked = [occurrences(task.deadline, year, by.today, office.calendar, office.choices) for task, _ in printed]
    whole = [
        replace(new, state=state_of([d.kind for d in drafts])) for (_, new), drafts in zip(printed, asked, strict=True)
    ]
    task_ids = await tasks.add_tasks(by.tx, by.now, by.actor.person_id, whole)
    opened: list[Opened] = []
    for (task, _), task_id, drafts in zip(printed, task_ids, asked, strict=True):
        held = holders_of(office, task)
        opened.extend((task_id, draft, held) for draft in drafts)
        for holder in held:
            if holder.role is AssignmentRole.LEAD and holder.unit_id is not None and drafts:
                office.led_by[holder.unit_id].append(task_id)
    await add_occurrences(by, office, opened)


def state_of(kinds: Sequence[OccurrenceKind]) -> str:
    """Asleep is a task all of whose occurrences sleep."""
    return "asleep" if kinds and all(kind is OccurrenceKind.SLEEPING for kind in kinds) else "open"


def holders_of(office: Office, task: TaskDraft) -> tuple[Holder, ...]:
    """Who holds a task by the names its plan prints."""
    printed = [holder for _, holder in _printed_holders(office, task)]
    return holders(printed, office.chart.units, office.chart.people.values())


def _as_json(choices: Choices) -> dict[str, Any]:
    return {"open_cycle": [c.value for c in choices.open_cycle], "no_date": choices.no_date.value}


def _printed_holders(office: Office, task: TaskDraft) -> list[tuple[str, PrintedHolder]]:
    found = []
    if not task.lead and office.blank_lead is not None:
        found.append(("", PrintedHolder(AssignmentRole.LEAD, office.blank_lead)))
    for role, names in ((AssignmentRole.LEAD, task.lead), (AssignmentRole.COOPERATING, task.cooperating)):
        for name in names:
            known = office.known[name]
            people_role = None if office.people_to_office and role is AssignmentRole.LEAD else known.people
            found.append((name, PrintedHolder(role, known.unit_id, people_role, known.of_unit)))
    return found


async def add_occurrence(
    by: Loading, office: Office, task_id: int, draft: OccurrenceDraft, held: tuple[Holder, ...]
) -> list[int]:
    """Add an occurrence of a task in the hands of its holders. Gives its lead assignments."""
    (leads,) = await add_occurrences(by, office, [(task_id, draft, held)])
    return leads


async def add_occurrences(by: Loading, office: Office, opened: Sequence[Opened]) -> list[list[int]]:
    """Add occurrences in the hands of their holders. Gives the lead assignments of each."""
    ids = await assignments.add_occurrences(by.tx, by.now, [(task_id, draft) for task_id, draft, _ in opened])
    hands = [(i, draft.due, held) for i, (_, draft, held) in zip(ids, opened, strict=True)]
    led = await assignments.put_in_hands(by.tx, by.now, hands)
    for (_, draft, _), leads in zip(opened, led, strict=True):
        await say_done_before(by, office, draft, leads)
    return led


async def say_done_before(by: Loading, office: Office, draft: OccurrenceDraft, assignment_ids: list[int]) -> None:
    """Where a date had passed and it was said to be met: report it done in its time, on the day it was due."""
    if draft.due is None or not draft.past or office.choices.past is not PastDates.DONE:
        return
    at = min(datetime.combine(draft.due, time(12), by.zone).astimezone(UTC), by.now)
    said = statements.Said(by.actor.person_id, at, by.incoming_id)
    for assignment_id in assignment_ids:
        await statements.report_status(by.tx, said, assignment_id, Status.DONE, reason=say("vi", "load.was_done"))


async def tell_heads(by: Loading, office: Office, title: str) -> tuple[str, ...]:
    """Give each head the list of their unit. The names of the units that have nobody to give it to."""
    alone = []
    for unit_id, task_ids in sorted(office.led_by.items()):
        unit = office.chart.units[unit_id]
        hears = office.chart.heads(unit_id) or ((unit.contact_id,) if unit.contact_id is not None else ())
        for person_id in hears:
            others = [
                p.name for p in office.chart.people.values() if p.unit_id == unit_id and p.active and p.id != person_id
            ]
            person = office.chart.people[person_id]
            await hand_out.put_list(by.tx, by.now, person, unit.name, title, task_ids, others)
        if not hears:
            alone.append(unit.name)
    return tuple(alone)
