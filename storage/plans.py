"""Plans as documents: their versions, the reading of each, and what was decided when it was loaded."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import ScalarSelect, delete, func, select, update

from domain.facts import PlanFact
from domain.plan_draft import PlanDraft
from storage.database import Tx
from storage.rows import add
from storage.schema.office import person
from storage.schema.plans import file, plan, plan_version, section, task

_DRAFT = TypeAdapter(PlanDraft)
COUNTED = ("in_force", "closed")
"""The states of a plan whose tasks are counted: one that has ended still belongs to the reports of its time."""


@dataclass(frozen=True)
class PlanVersion:
    """One document of a plan. `answers` are the decisions taken while it is looked through, by question.

    `created_at` is when it was read, `loaded_at` when it was put in force (UTC), None before.
    """

    id: int
    plan_id: int
    version: int
    file_id: int
    draft: PlanDraft
    answers: dict[str, Any]
    created_at: datetime
    loaded_at: datetime | None


@dataclass(frozen=True)
class PlanRow:
    """A plan in one line. `state`: draft, in_force, closed or dropped; `tasks` counts what is in force of it.

    Of these `asleep` wait for a request or an event; `loaded_at` is when its version was put in force (UTC), by whom.
    """

    id: int
    title: str
    year: int
    state: str
    version: int
    tasks: int
    asleep: int
    loaded_at: datetime | None
    loaded_by: str | None


async def add_draft(tx: Tx, now: datetime, person_id: int | None, file_id: int, draft: PlanDraft) -> int:
    """Keep a reading that somebody is looking through; nothing of it is in force. Gives the version's id."""
    plan_id = await add(tx, plan, **_head(draft), state="draft")
    return await add(
        tx,
        plan_version,
        plan_id=plan_id,
        version=1,
        file_id=file_id,
        draft=_DRAFT.dump_python(draft, mode="json"),
        answers={},
        created_at=now,
        created_by=person_id,
    )


async def get_version(tx: Tx, version_id: int) -> PlanVersion:
    """A version with its reading. Raises sqlalchemy's NoResultFound for an id that does not exist."""
    row = (await tx.execute(select(plan_version).where(plan_version.c.id == version_id))).one()
    draft = _DRAFT.validate_python(row.draft)
    return PlanVersion(row.id, row.plan_id, row.version, row.file_id, draft, row.answers, row.created_at, row.loaded_at)


def _head(draft: PlanDraft) -> dict[str, Any]:
    """What stands above the tasks of a plan."""
    return {
        "title": draft.title,
        "appendix_title": draft.appendix_title,
        "number": draft.number,
        "issued": draft.issued,
        "signer": draft.signer,
        "agency": draft.agency,
        "province": draft.province,
        "year": draft.year,
    }


def _newest() -> ScalarSelect[int]:
    """The number of the version of a plan that is in force."""
    other = plan_version.alias("other")
    return (
        select(func.max(other.c.version))
        .where(other.c.plan_id == plan.c.id, other.c.loaded_at.is_not(None))
        .correlate(plan)
        .scalar_subquery()
    )


async def in_force(tx: Tx) -> list[PlanVersion]:
    """The version in force of every plan that is in force, oldest plan first."""
    rows = await tx.execute(
        select(plan_version.c.id)
        .join(plan, plan.c.id == plan_version.c.plan_id)
        .where(plan.c.state == "in_force", plan_version.c.version == _newest())
        .order_by(plan.c.id)
    )
    return [await get_version(tx, version_id) for version_id in rows.scalars().all()]


async def put_in_place(tx: Tx, now: datetime, version: PlanVersion, before: PlanVersion) -> None:
    """Make a version that was looked through the one in force of the plan of the version `before`."""
    place = {"plan_id": before.plan_id, "version": before.version + 1, "loaded_at": now}
    await tx.execute(update(plan_version).where(plan_version.c.id == version.id).values(**place))
    await tx.execute(delete(plan).where(plan.c.id == version.plan_id, plan.c.state == "draft"))
    await tx.execute(update(plan).where(plan.c.id == before.plan_id).values(**_head(version.draft)))


async def title(tx: Tx, plan_id: int) -> str:
    """What a plan is called."""
    return str((await tx.execute(select(plan.c.title).where(plan.c.id == plan_id))).scalar_one())


async def version_before(tx: Tx, version: PlanVersion) -> PlanVersion | None:
    """The version of the same plan that was in force before this one."""
    earlier = (plan_version.c.plan_id == version.plan_id) & (plan_version.c.version < version.version)
    newest = select(func.max(plan_version.c.version)).where(earlier, plan_version.c.loaded_at.is_not(None))
    found = await tx.execute(
        select(plan_version.c.id).where(earlier, plan_version.c.version == newest.scalar_subquery())
    )
    version_id = found.scalar_one_or_none()
    return None if version_id is None else await get_version(tx, version_id)


async def take_out(tx: Tx, version: PlanVersion, before: PlanVersion | None) -> None:
    """Put a version out of force: the one `before` is in force again, without one the plan is dropped."""
    if before is None:
        await tx.execute(update(plan).where(plan.c.id == version.plan_id).values(state="dropped"))
        place = {"plan_id": version.plan_id, "version": version.version}
    else:
        await tx.execute(update(plan).where(plan.c.id == version.plan_id).values(**_head(before.draft)))
        place = {"plan_id": await add(tx, plan, **_head(version.draft), state="dropped"), "version": 1}
    await tx.execute(update(plan_version).where(plan_version.c.id == version.id).values(**place, loaded_at=None))


async def set_state(tx: Tx, plan_id: int, state: str) -> None:
    """End a plan that is in force (`closed`), or let one that ended go on (`in_force`)."""
    await tx.execute(update(plan).where(plan.c.id == plan_id, plan.c.state.in_(COUNTED)).values(state=state))


async def save_answers(tx: Tx, version_id: int, answers: dict[str, Any]) -> None:
    """Keep what was decided so far."""
    await tx.execute(update(plan_version).where(plan_version.c.id == version_id).values(answers=answers))


async def loaded_file(tx: Tx, sha256: str) -> int | None:
    """The plan of which exactly this file is in force."""
    row = await tx.execute(
        select(plan.c.id)
        .join(plan_version, plan_version.c.plan_id == plan.c.id)
        .join(file, file.c.id == plan_version.c.file_id)
        .where(file.c.sha256 == sha256, plan.c.state == "in_force", plan_version.c.version == _newest())
    )
    found = row.scalars().first()
    return int(found) if found is not None else None


async def drop(tx: Tx, version_id: int) -> None:
    """Give up a reading that is not in force."""
    of_it = select(plan_version.c.plan_id).where(plan_version.c.id == version_id).scalar_subquery()
    await tx.execute(update(plan).where(plan.c.id == of_it, plan.c.state == "draft").values(state="dropped"))


async def set_in_force(tx: Tx, now: datetime, version_id: int) -> None:
    """From now on the plan of this version is in force."""
    of_it = select(plan_version.c.plan_id).where(plan_version.c.id == version_id).scalar_subquery()
    await tx.execute(update(plan_version).where(plan_version.c.id == version_id).values(loaded_at=now))
    await tx.execute(update(plan).where(plan.c.id == of_it).values(state="in_force"))


async def list_plans(tx: Tx, states: tuple[str, ...] = COUNTED) -> list[PlanRow]:
    """Plans by year, newest first."""
    of_plan = select(func.count()).select_from(task).where(task.c.plan_id == plan.c.id)
    rows = await tx.execute(
        select(
            plan.c.id,
            plan.c.title,
            plan.c.year,
            plan.c.state,
            plan_version.c.version,
            of_plan.where(task.c.state != "closed").scalar_subquery(),
            of_plan.where(task.c.state == "asleep").scalar_subquery(),
            plan_version.c.loaded_at,
            person.c.name,
        )
        .join(plan_version, plan_version.c.plan_id == plan.c.id)
        .outerjoin(person, person.c.id == plan_version.c.created_by)
        .where(plan.c.state.in_(states), plan_version.c.version == _newest())
        .order_by(plan.c.year.desc(), plan.c.id.desc())
    )
    return [PlanRow(*row) for row in rows]


async def versions(tx: Tx, plan_id: int) -> list[tuple[int, datetime, str | None]]:
    """The versions a plan has had: the number of each, when it was put in force (UTC), and who sent it."""
    rows = await tx.execute(
        select(plan_version.c.version, plan_version.c.loaded_at, person.c.name)
        .outerjoin(person, person.c.id == plan_version.c.created_by)
        .where(plan_version.c.plan_id == plan_id, plan_version.c.loaded_at.is_not(None))
        .order_by(plan_version.c.version)
    )
    return [(number, at, name) for number, at, name in rows]


async def plan_facts(tx: Tx) -> tuple[PlanFact, ...]:
    """The plans in force or ended, with their sections in printed order."""
    found = (await tx.execute(select(plan).where(plan.c.state.in_(COUNTED)).order_by(plan.c.id))).all()
    rows = await tx.execute(
        select(section.c.plan_id, section.c.number, section.c.title).order_by(section.c.plan_id, section.c.position)
    )
    sections: dict[int, list[tuple[str, str]]] = {}
    for plan_id, number, title in rows:
        sections.setdefault(plan_id, []).append((number, title))
    return tuple(PlanFact(p.id, p.title, p.number, p.issued, p.year, tuple(sections.get(p.id, ()))) for p in found)


async def set_sections(tx: Tx, plan_id: int, draft: PlanDraft) -> dict[str, int]:
    """Make the sections of a plan those of a draft; their ids by number.

    One that is printed no longer stays for as long as a task stands in it.
    """
    numbered = select(section.c.number, section.c.id).where(section.c.plan_id == plan_id)
    known = {number: int(section_id) for number, section_id in await tx.execute(numbered)}
    ids = {}
    for place, printed in enumerate(draft.sections):
        if printed.number in known:
            ids[printed.number] = known[printed.number]
            changed = update(section).where(section.c.id == known[printed.number])
            await tx.execute(changed.values(title=printed.title, position=place))
        else:
            values = {"number": printed.number, "title": printed.title, "position": place}
            ids[printed.number] = await add(tx, section, plan_id=plan_id, **values)
    return ids


async def drop_empty_sections(tx: Tx, plan_id: int, draft: PlanDraft) -> None:
    """Remove the sections of a plan that a draft does not print and no task stands in."""
    used = select(task.c.section_id).where(task.c.section_id.is_not(None))
    printed = [s.number for s in draft.sections]
    of_plan = (section.c.plan_id == plan_id) & section.c.number.not_in(printed)
    await tx.execute(delete(section).where(of_plan, section.c.id.not_in(used)))
