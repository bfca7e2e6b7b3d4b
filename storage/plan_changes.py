"""Changes of a whole plan at once (a load, the end of a year), kept so that the newest can be taken back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import func, select, update

from storage.database import Tx
from storage.plan_image import Difference, Image, difference, of_plan
from storage.rows import add
from storage.schema.delivery import outbox
from storage.schema.plans import plan_change

LOAD, YEAR_END = "load", "year_end"


@dataclass(frozen=True)
class PlanChange:
    """One change. `version_id` is the version a load put in force; `told` what it put into the outbox for people."""

    id: int
    plan_id: int
    version_id: int | None
    kind: str
    at: datetime
    person_id: int | None
    did: Difference
    told: tuple[int, ...]


@dataclass(frozen=True)
class Beginning:
    """A plan and the outbox as they were before a change."""

    plan_id: int
    image: Image
    last_message: int


async def begin(tx: Tx, plan_id: int) -> Beginning:
    """Look at a plan before it is changed."""
    last = (await tx.execute(select(func.coalesce(func.max(outbox.c.id), 0)))).scalar_one()
    return Beginning(plan_id, await of_plan(tx, plan_id), int(last))


async def keep(
    tx: Tx, now: datetime, person_id: int | None, kind: str, since: Beginning, version_id: int | None = None
) -> None:
    """Keep what was done to a plan since then, in this transaction."""
    did = difference(since.image, await of_plan(tx, since.plan_id))
    of_it = (outbox.c.id > since.last_message) & (outbox.c.created_at == now) & (outbox.c.kind == "notice")
    told = (await tx.execute(select(outbox.c.id).where(of_it).order_by(outbox.c.id))).scalars().all()
    await add(
        tx,
        plan_change,
        plan_id=since.plan_id,
        version_id=version_id,
        kind=kind,
        at=now,
        person_id=person_id,
        rows=asdict(did),
        told=list(told),
    )


async def newest(tx: Tx, plan_id: int) -> PlanChange | None:
    """The last change of a plan that stands, None where none was kept."""
    found = await _standing(tx, plan_id)
    return found[0] if found else None


async def last_of(tx: Tx, kind: str, since: datetime) -> PlanChange | None:
    """The last change of a kind since an instant (UTC) that stands and is the newest of its plan."""
    of_kind = (plan_change.c.kind == kind) & (plan_change.c.at >= since) & plan_change.c.undone_at.is_(None)
    ids = await tx.execute(select(plan_change.c.plan_id).where(of_kind).order_by(plan_change.c.id.desc()))
    for plan_id in dict.fromkeys(ids.scalars()):
        change = await newest(tx, plan_id)
        if change is not None and change.kind == kind:
            return change
    return None


async def get(tx: Tx, change_id: int) -> PlanChange | None:
    """A change that stands and is the newest of its plan, by its id."""
    plan_id = (await tx.execute(select(plan_change.c.plan_id).where(plan_change.c.id == change_id))).scalar_one()
    change = await newest(tx, plan_id)
    return change if change is not None and change.id == change_id else None


async def undone(tx: Tx, now: datetime, person_id: int | None, change_id: int) -> None:
    """Write down that a change was taken back."""
    ended = {"undone_at": now, "undone_by": person_id}
    await tx.execute(update(plan_change).where(plan_change.c.id == change_id).values(**ended))


async def _standing(tx: Tx, plan_id: int) -> Sequence[PlanChange]:
    rows = await tx.execute(
        select(plan_change)
        .where(plan_change.c.plan_id == plan_id, plan_change.c.undone_at.is_(None))
        .order_by(plan_change.c.id.desc())
        .limit(1)
    )
    return [
        PlanChange(
            r.id, r.plan_id, r.version_id, r.kind, r.at, r.person_id, Difference(**r._mapping["rows"]), tuple(r.told)
        )
        for r in rows
    ]
