"""The organisation this deployment serves: one row, its name and what its papers print."""

from dataclasses import asdict

from sqlalchemy import insert, select, update

from domain.facts import AgencyFact
from domain.problem import Problem
from storage.database import Tx
from storage.schema.office import agency


async def agency_fact(tx: Tx) -> AgencyFact:
    """The agency. Raises Problem where it has not been named yet."""
    named = await _named(tx)
    if named is None:
        raise Problem("people.no_agency")
    return named


async def keep(tx: Tx, fact: AgencyFact) -> bool:
    """Name the agency, or name it anew. False where that changes nothing."""
    before = await _named(tx)
    if before == fact:
        return False
    profile = asdict(fact)
    values = {"name": profile.pop("name"), "profile": profile}
    await tx.execute((insert(agency) if before is None else update(agency)).values(**values))
    return True


async def _named(tx: Tx) -> AgencyFact | None:
    row = (await tx.execute(select(agency))).first()
    if row is None:
        return None
    return AgencyFact(name=row.name, **{**row.profile, "recipients": tuple(row.profile["recipients"])})
