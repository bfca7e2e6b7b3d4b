"""One task under a new version of its plan: its words, days and hands are changed, what was said of it stays."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from domain.holders import Holder
from domain.occurrence_changes import Standing, reconcile
from domain.occurrences import OccurrenceDraft, PastDates, occurrences
from domain.plan_comparison import Match
from domain.plan_draft import TaskDraft
from domain.tasks import AssignmentRole, OccurrenceKind
from handlers.enforce_plan import (
    Loading,
    Office,
    add_occurrence,
    holders_of,
    printed_task,
    say_done_before,
    state_of,
)
from handlers.new_version import Against, other_date, other_hands
from handlers.plan_changes import Say, changed_line, gone_line
from storage import assignments, revisions, tasks
from storage.revisions import Hand, Work
from storage.tasks import StoredTask

Line = Callable[[Say], str]
"""What somebody is told of a task, in their language."""


@dataclass
class Revision:
    """The work of putting one version in place, and what those it touches are to be told."""

    by: Loading
    office: Office
    change: Against
    year: int
    reason: str
    work: Mapping[int, Work]
    told: defaultdict[int, list[Line]] = field(default_factory=lambda: defaultdict(list))


async def revise(revision: Revision, match: Match, section_id: int | None, position: int) -> None:
    """Make a task say what the new version says, at its place there."""
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


def _held(revision: Revision, stored: StoredTask, task: TaskDraft) -> tuple[Holder, ...]:
    """Whose hands a task is in whose units stay; where nothing was ever asked for, those its printed names mean."""
    work = revision.work.get(stored.id, Work())
    ended = {one.id for one in work.standing if one.closed}
    hands = [hand for hand in work.hands if not hand.closed and hand.occurrence_id not in ended]
    newest = max((hand.occurrence_id for hand in hands), default=None)
    held = tuple(Holder(h.unit_id, h.person_id, h.role) for h in hands if h.occurrence_id == newest)
    return held or holders_of(revision.office, task)


async def _redate(
    revision: Revision, stored: StoredTask, task: TaskDraft, held: tuple[Holder, ...]
) -> dict[int, date | None]:
    """Bring the occurrences of a task into line with its new deadline; those that stood and still do."""
    by, office, work = revision.by, revision.office, revision.work.get(stored.id, Work())
    # What stands may be of a date that is past: it is compared with all dates, only new ones may be left out.
    everything = replace(office.choices, past=PastDates.ASK)
    drafts = occurrences(task.deadline, revision.year, by.today, office.calendar, everything)
    found = reconcile(work.standing, drafts, by.today)
    for one in work.standing:
        if one.id in found.reopened:
            await revisions.reopen(by.tx, one.id)
            await _change_hands(by, work, one.id, one.due, held)
    for occurrence_id in found.gone:
        await revisions.end(by.tx, by.now, occurrence_id, revision.reason)
    moved = dict(found.moved)
    for one in work.standing:
        if one.id in moved:
            await _move(revision, one, moved[one.id], [h for h in work.hands if h.occurrence_id == one.id])
    for draft in found.added:
        if not (draft.past and office.choices.past is PastDates.LEAVE_OUT):
            ids = await add_occurrence(by, office, stored.id, draft, held)
            await revisions.give(by.tx, ids, _owners(work))
    live = [one for one in work.standing if one.id not in found.gone and (not one.closed or one.id in found.reopened)]
    await tasks.set_state(by.tx, stored.id, state_of([*(d.kind for d in drafts), *(one.kind for one in live)]))
    return {one.id: moved[one.id].due if one.id in moved else one.due for one in live}


async def _move(revision: Revision, one: Standing, draft: OccurrenceDraft, hands: list[Hand]) -> None:
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
    revision: Revision, stored: StoredTask, held: tuple[Holder, ...], live: Mapping[int, date | None]
) -> None:
    """Put what is still asked for into the hands of the units printed now; heads hear of what came to them."""
    by, work = revision.by, revision.work.get(stored.id, Work())
    led = {h.unit_id for h in work.hands if h.role == AssignmentRole.LEAD and not h.closed}
    for one in work.standing:
        over = one.period_end is not None and one.kind is OccurrenceKind.STANDING and one.period_end < by.today
        if one.id in live and not (one.finished or one.closed or over):
            await _change_hands(by, work, one.id, live[one.id], held)
    for holder in held:
        if holder.role is AssignmentRole.LEAD and holder.unit_id is not None and holder.unit_id not in led:
            revision.office.led_by[holder.unit_id].append(stored.id)


async def _change_hands(
    by: Loading, work: Work, occurrence_id: int, due: date | None, held: tuple[Holder, ...]
) -> None:
    wanted = {(holder.unit_id, holder.person_id): holder for holder in held}
    for hand in (h for h in work.hands if h.occurrence_id == occurrence_id):
        holder = wanted.pop((hand.unit_id, hand.person_id), None)
        if holder is None and not hand.closed and not hand.finished:
            await revisions.release(by.tx, by.now, hand.id)
        elif holder is not None and (hand.closed or hand.role != holder.role):
            await revisions.hold_again(by.tx, hand.id, holder.role)
    ids = await assignments.add_assignments(by.tx, by.now, occurrence_id, due, tuple(wanted.values()))
    await revisions.give(by.tx, ids, _owners(work))


def _owners(work: Work) -> dict[tuple[int | None, int | None], int | None]:
    """Who owns a task, by the unit or person that holds it; who owns it now before who did."""
    owned = sorted((hand for hand in work.hands if hand.owner_id is not None), key=lambda hand: not hand.closed)
    return {(hand.unit_id, hand.person_id): hand.owner_id for hand in owned}


async def close(revision: Revision, stored: StoredTask, reason: str) -> None:
    """End a task the new version does not have."""
    by, work = revision.by, revision.work.get(stored.id, Work())
    if stored.state == "closed":
        return
    _hear(revision, work, partial(gone_line, code=f"T{stored.number}", name=stored.short_name))
    for one in work.standing:
        if not one.finished and not one.closed:
            await revisions.end(by.tx, by.now, one.id, reason)
    await tasks.close(by.tx, by.now, stored.id, reason)


def _hear(revision: Revision, work: Work, line: Line) -> None:
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
            unit = chart.units.get(hand.unit_id)
            contact = () if unit is None or unit.contact_id is None else (unit.contact_id,)
            hears |= dict.fromkeys(chart.heads(hand.unit_id) or contact)
    for person_id in hears:
        revision.told[person_id].append(line)
