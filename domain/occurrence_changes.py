"""What another deadline makes of a task's occurrences: which stay, move, end, come back or are added."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.occurrences import OccurrenceDraft
from domain.tasks import OccurrenceKind


@dataclass(frozen=True)
class Standing:
    """An occurrence as it stands. `finished`: all its leads are done. `dropped`: a version of the plan ended it."""

    id: int
    part: str
    kind: OccurrenceKind
    due: date | None
    period_end: date | None
    finished: bool
    closed: bool
    dropped: bool


@dataclass(frozen=True)
class Reconciled:
    """What to do, by the ids of occurrences; what is named nowhere stays as it is."""

    reopened: tuple[int, ...] = ()
    moved: tuple[tuple[int, OccurrenceDraft], ...] = ()
    gone: tuple[int, ...] = ()
    added: tuple[OccurrenceDraft, ...] = ()


def reconcile(standing: Sequence[Standing], drafts: Sequence[OccurrenceDraft], today: date) -> Reconciled:
    """Bring what stands into line with what the new deadline asks for.

    The same part stays. Where one date is left without a part and one part without a date, the date has moved: what
    was said of it stays with it; a task whose only date was met is not asked for again. What is finished, a month of
    a standing duty that is over, and what an event or a request opened all stay.
    """
    asked = {draft.part for draft in drafts}
    known = {occurrence.part for occurrence in standing}
    reopened = tuple(o.id for o in standing if o.part in asked and o.dropped)
    live = [o for o in standing if not o.closed and not _stays_anyway(o, standing, today)]
    left = [o for o in live if o.part not in asked]
    new = tuple(draft for draft in drafts if draft.part not in known)
    if _one_date(left) and len(new) == 1 and new[0].kind is OccurrenceKind.DATED:
        if not left[0].finished:
            return Reconciled(reopened, moved=((left[0].id, new[0]),))
        if len(live) == len(drafts) == 1:
            return Reconciled(reopened)
    return Reconciled(reopened, gone=tuple(o.id for o in left if not o.finished), added=new)


def _one_date(left: Sequence[Standing]) -> bool:
    return len(left) == 1 and left[0].kind is OccurrenceKind.DATED


def _stays_anyway(one: Standing, standing: Sequence[Standing], today: date) -> bool:
    if one.kind is OccurrenceKind.STANDING:
        return one.period_end is not None and one.period_end < today
    return any(o.kind is OccurrenceKind.SLEEPING and one.part.startswith(f"{o.part}:") for o in standing)
