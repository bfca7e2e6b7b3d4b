"""Readings that are looked through: found by the file they were read from, and corrected."""

from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import select, update

from domain.plan_draft import PlanDraft
from storage.database import Tx
from storage.schema.plans import file, plan, plan_version

_DRAFT = TypeAdapter(PlanDraft)


@dataclass(frozen=True)
class FoundReading:
    """A reading by its version's id. `waits` says that it is still being looked through."""

    version_id: int
    waits: bool


async def find(tx: Tx, source: str) -> list[FoundReading]:
    """The readings of a file by the first digits of its hash, newest first."""
    rows = await tx.execute(
        select(plan_version.c.id, (plan.c.state == "draft") & plan_version.c.loaded_at.is_(None))
        .join(plan, plan.c.id == plan_version.c.plan_id)
        .join(file, file.c.id == plan_version.c.file_id)
        .where(file.c.sha256.startswith(source, autoescape=True))
        .order_by(plan_version.c.id.desc())
    )
    return [FoundReading(version_id, bool(waits)) for version_id, waits in rows]


async def source_hash(tx: Tx, version_id: int) -> str:
    """The SHA-256 of the file a version was read from, in hex."""
    of_it = select(file.c.sha256).join(plan_version, plan_version.c.file_id == file.c.id)
    return str((await tx.execute(of_it.where(plan_version.c.id == version_id))).scalar_one())


async def is_open(tx: Tx, version_id: int) -> bool:
    """Whether a version is still being looked through."""
    state = select(plan.c.state).join(plan_version, plan_version.c.plan_id == plan.c.id)
    row = (await tx.execute(state.where(plan_version.c.id == version_id, plan_version.c.loaded_at.is_(None)))).first()
    return row is not None and row.state == "draft"


async def correct(tx: Tx, version_id: int, draft: PlanDraft, answers: dict[str, object]) -> None:
    """Put a corrected draft, and what was decided that still applies, in the place of the reading."""
    values = {"draft": _DRAFT.dump_python(draft, mode="json"), "answers": answers}
    await tx.execute(update(plan_version).where(plan_version.c.id == version_id).values(**values))
