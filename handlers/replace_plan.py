"""A new version of a plan takes the place of the one in force: what was said of its tasks stays with them."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from domain.holders import Holder
from domain.occurrence_changes import Standing, reconcile
from domain.occurrences import OccurrenceDraft, PastDates, occurrences
from domain.plan_comparison import Match
from domain.plan_decisions import Known
from domain.plan_draft import TaskDraft
from domain.tasks import AssignmentRole, OccurrenceKind
from handlers.enforce_plan import (
    Loading,
    Office,
    add_occurrence,
    add_task,
    holders_of,
    office_at_load,
    printed_task,
    say_done_before,
    state_of,
    tell_heads,
)
from handlers.new_version import Against, other_date, other_hands
from handlers.plan_changes import Say, changed_line, first_lines, gone_line
from locales import say
from storage import assignments, audit, outbox, plans, revisions, tasks
from storage.outbox import Message
from storage.plans import PlanVersion
from storage.revisions import Hand, Work
from storage.tasks import StoredTask

Line = Callable[[Say], str]
"""What somebody is told of a task, in their language."""


@dataclass(frozen=True)
class Replaced:
    """What came of it: how many tasks of each sort, the codes of the new ones, and the units nobody is there for."""

    new: int
    changed: int
    gone: int
    unchanged: int
    first: str
    last: str
    without_head: tuple[str, ...]


@dataclass
class _Revision:
    """The work of putting one version in place, and what those it touches are to be told."""

    by: Loading
    office: Office
    change: Against
    year: int
    reason: str
    work: Mapping[int, Work]
    told: defaultdict[int, list[Line]] = field(default_factory=lambda: defaultdict(list))


async def replace_plan(by: Loading, version: PlanVersion, change: Against, known: Mapping[str, Known]) -> Replaced:
    """Bring the tasks of a plan into line with its new version; heads hear of what is new, owners of what changed."""
    draft, plan_id = version.draft, change.before.plan_id
    reason = say("vi", "load.version.reason", version=change.before.version + 1)
    dropped = say("vi", "load.version.part_reason")
    office = await office_at_load(by, version, known)
    work = await revisions.work_of_plan(by.tx, plan_id, dropped)
    revision = _Revision(by, office, change, draft.year, dropped, work)
    sections = await plans.set_sections(by.tx, plan_id, draft)
    matched = {match.after.ref: match for match in change.comparison.matches}
    first = number = await tasks.next_task_number(by.tx)
    for position, task in enumerate(draft.tasks):
        section_id = sections.get(task.section) if task.section else None
        match = matched.get(task.ref)
        if match is None:
            new = printed_task(office, task, plan_id, section_id, number, position)
            await add_task(by, office, task, new, draft.year)
            number += 1
        else:
            await _revise(revision, match, section_id, position)
    for task in change.comparison.gone:
        await _close(revision, change.stored[task.ref], reason)
    await plans.drop_empty_sections(by.tx, plan_id, draft)
    await plans.put_in_place(by.tx, by.now, version, change.before)
    found = change.comparison
    counts = {
        "new": len(found.new),
        "changed": len(found.changed),
        "gone": len(found.gone),
        "unchanged": len(found.unchanged),
    }
    before, after = {"version": change.before.version}, {"version": change.before.version + 1, **counts}
    await audit.record(by.tx, by.now, by.actor, "plan_replaced", "plan", plan_id, before, after)
    alone = await tell_heads(by, office, draft.title)
    await _tell_owners(revision, draft.title)
    return Replaced(**counts, first=f"T{first}", last=f"T{number - 1}", without_head=alone)


async def _close(revision: _Revision, stored: StoredTask, reason: str) -> None:
    by, work = revision.by, revision.work.get(stored.id, Work())
    if stored.state == "closed":
        return
    _hear(revision, work, partial(gone_line, code=f"T{stored.number}", name=stored.short_name))
    for one in work.standing:
        if not one.finished and not one.closed:
            await revisions.end(by.tx, by.now, one.id, reason)
    await tasks.close(by.tx, by.now, stored.id, reason)


async def _revise(revision: _Revision, match: Match, section_id: int | None, position: int) -> None:
    tx, stored = revision.by.tx, revision.change.stored[match.before.ref]
    plan_id = revision.change.before.plan_id
    hands_too = other_hands(match)
    # The names of a task whose units stay were settled when they came, and are not asked about again.
    named = match.after if hands_too else replace(match.after, lead=(), cooperating=())
    new = printed_task(revision.office, named, plan_id, section_id, stored.number, position)
    await tasks.set_words(tx, stored.id, new)
    if stored.state == "closed":
        return
    work = revision.work.get(stored.id, Work())
    if match.changes:
        _hear(revision, work, partial(changed_line, code=f"T{stored.number}", changes=match.changes))
    live = {one.id: one.due for one in work.standing if not one.closed}
    held = holders_of(revision.office, match.after) if hands_too else _held(revision, stored, match.after)
    if hands_too:
        await tasks.set_units(tx, stored.id, new)
    if other_date(match):
        await tasks.set_deadline(tx, stored.id, new)
        live = await _redate(revision, stored, match.after, held)
    if hands_too:
        await _rehand(revision, stored, held, live)


def _held(revision: _Revision, stored: StoredTask, task: TaskDraft) -> tuple[Holder, ...]:
    """Whose hands a task is in whose units stay; where nothing was ever asked for, those its printed names mean."""
    hands = [hand for hand in revision.work.get(stored.id, Work()).hands if not hand.closed]
    newest = max((hand.occurrence_id for hand in hands), default=None)
    held = tuple(Holder(h.unit_id, h.person_id, h.role) for h in hands if h.occurrence_id == newest)
    return held or holders_of(revision.office, task)


async def _redate(
    revision: _Revision, stored: StoredTask, task: TaskDraft, held: tuple[Holder, ...]
) -> dict[int, date | None]:
    """Bring the occurrences of a task into line with its new deadline; those that stood and still do."""
    by, office, work = revision.by, revision.office, revision.work.get(stored.id, Work())
    # What stands may be of a date that is past: it is compared with all dates, only new ones may be left out.
    everything = replace(office.choices, past=PastDates.ASK)
    drafts = occurrences(task.deadline, revision.year, by.today, office.calendar, everything)
    found = reconcile(work.standing, drafts, by.today)
    for occurrence_id in found.reopened:
        await revisions.reopen(by.tx, occurrence_id)
    for occurrence_id in found.gone:
        await revisions.end(by.tx, by.now, occurrence_id, revision.reason)
    moved = dict(found.moved)
    for one in work.standing:
        if one.id in moved:
            await _move(revision, one, moved[one.id], [h for h in work.hands if h.occurrence_id == one.id])
    owners = {(hand.unit_id, hand.person_id): hand.owner_id for hand in work.hands}
    for draft in found.added:
        if not (draft.past and office.choices.past is PastDates.LEAVE_OUT):
            ids = await add_occurrence(by, office, stored.id, draft, held)
            await revisions.give(by.tx, ids, owners)
    live = [one for one in work.standing if one.id not in found.gone and (not one.closed or one.id in found.reopened)]
    await tasks.set_state(by.tx, stored.id, state_of([*(d.kind for d in drafts), *(one.kind for one in live)]))
    return {one.id: moved[one.id].due if one.id in moved else one.due for one in live}


async def _move(revision: _Revision, one: Standing, draft: OccurrenceDraft, hands: list[Hand]) -> None:
    """Another day for what was asked for on one day; a later day that was granted stays."""
    by = revision.by
    await revisions.move(by.tx, one.id, draft)
    for hand in hands:
        if draft.due is None or hand.finished:
            continue
        granted = hand.due is not None and one.due is not None and hand.due > one.due
        due = max(hand.due, draft.due) if granted and hand.due else draft.due
        if due != hand.due:
            await assignments.move_due(by.tx, hand.id, due)
    asked = [h.id for h in hands if h.role == AssignmentRole.LEAD and not (h.finished or h.closed)]
    await say_done_before(by, revision.office, draft, asked)


async def _rehand(
    revision: _Revision, stored: StoredTask, held: tuple[Holder, ...], live: Mapping[int, date | None]
) -> None:
    """Put what is still asked for into the hands of the units printed now; heads hear of what came to them."""
    by, work = revision.by, revision.work.get(stored.id, Work())
    led = {h.unit_id for h in work.hands if h.role == AssignmentRole.LEAD and not h.closed}
    for one in work.standing:
        over = one.period_end is not None and one.kind is OccurrenceKind.STANDING and one.period_end < by.today
        if one.id in live and not one.finished and not over:
            hands = [h for h in work.hands if h.occurrence_id == one.id]
            await _change_hands(by, one.id, live[one.id], hands, held)
    for holder in held:
        if holder.role is AssignmentRole.LEAD and holder.unit_id is not None and holder.unit_id not in led:
            revision.office.led_by[holder.unit_id].append(stored.id)


async def _change_hands(
    by: Loading, occurrence_id: int, due: date | None, hands: list[Hand], held: tuple[Holder, ...]
) -> None:
    wanted = {(holder.unit_id, holder.person_id): holder for holder in held}
    for hand in hands:
        holder = wanted.pop((hand.unit_id, hand.person_id), None)
        if holder is None and not hand.closed and not hand.finished:
            await revisions.release(by.tx, by.now, hand.id)
        elif holder is not None and (hand.closed or hand.role != holder.role):
            await revisions.hold_again(by.tx, hand.id, holder.role)
    await assignments.add_assignments(by.tx, by.now, occurrence_id, due, tuple(wanted.values()))


def _hear(revision: _Revision, work: Work, line: Line) -> None:
    """Who has a task in hand is to be told something of it: its owner, else the head of the unit, else its contact."""
    chart = revision.office.chart
    asked = {one.id for one in work.standing if not one.closed}
    hears: dict[int, None] = {}
    for hand in work.hands:
        if hand.role != AssignmentRole.LEAD or hand.closed or hand.finished or hand.occurrence_id not in asked:
            continue
        if hand.owner_id is not None:
            hears[hand.owner_id] = None
        elif hand.unit_id is not None:
            contact = chart.units[hand.unit_id].contact_id
            hears |= dict.fromkeys(chart.heads(hand.unit_id) or ((contact,) if contact is not None else ()))
    for person_id in hears:
        revision.told[person_id].append(line)


async def _tell_owners(revision: _Revision, title: str) -> None:
    by, known = revision.by, revision.office.chart.people
    for person_id, lines in sorted(revision.told.items(), key=lambda told: told[0]):
        person = known.get(person_id)
        if person is None:
            continue
        said = partial(say, person.language)
        listed = "\n".join(first_lines(said, [line(said) for line in lines]))
        text = said("load.version.yours", title=title, n=len(lines), listed=listed)
        await outbox.put(by.tx, by.now, "notice", Message(text), person_id=person.id, urgency=50)
