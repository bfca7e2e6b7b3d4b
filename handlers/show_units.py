"""`/donvi` without a change: the units of the agency, and who stands for one of them."""

from collections.abc import Iterable

from domain.people import Person, Role, Unit, UnitKind
from domain.permissions import Act, may
from domain.problem import Problem
from domain.text import fold, one_line
from handlers.turn import Turn
from storage import people, units


def named(chart: Iterable[Unit], words: str) -> Unit:
    """The unit of a name, another name or the number in the list. Raises Problem where there is none."""
    listed_units, said = list(chart), fold(one_line(words))
    if said.isdecimal() and 1 <= int(said[:4]) <= len(listed_units):
        return listed_units[int(said[:4]) - 1]
    found = [u for u in listed_units if said in {fold(n) for n in (u.name, *u.aliases)}]
    if not found:
        raise Problem("unit.unknown", name=one_line(words))
    return found[0]


async def show_all(turn: Turn, chart: list[Unit]) -> None:
    """Every unit with its head, numbered."""
    everybody = await people.everybody(turn.tx)
    lines = [turn.say("unit.head", n=sum(u.kind is not UnitKind.GROUP for u in chart))]
    for n, unit in enumerate(chart, 1):
        heads = ", ".join(p.name for p in everybody if holds(p, Role.HEAD, unit.id))
        if unit.kind is UnitKind.GROUP:
            lines.append(turn.say("unit.group_in_list", n=n, name=unit.name, units=len(unit.members)))
        else:
            lines.append(turn.say("unit.in_list", n=n, name=unit.name, head=heads or "–"))
    more = "unit.list_how_admin" if may(turn.person, Act.MANAGE_PEOPLE) else "unit.list_how"
    await turn.answer("\n".join([*lines, turn.say(more)]))


async def show_one(turn: Turn, unit: Unit) -> None:
    """Who stands for a unit, what else it is called, and for who may how to change it."""
    lines = [await _line(turn, unit)]
    if may(turn.person, Act.MANAGE_PEOPLE):
        lines.append(turn.say("unit.how_group" if unit.kind is UnitKind.GROUP else "unit.how", name=unit.name))
    await turn.answer("\n".join(lines))


async def _line(turn: Turn, unit: Unit) -> str:
    names = await units.names(turn.tx)
    everybody = await people.everybody(turn.tx)
    contact = next((p.name for p in everybody if p.id == unit.contact_id), "–")
    aliases = "; ".join(unit.aliases) or "–"
    if unit.kind is UnitKind.GROUP:
        return turn.say("unit.group", name=unit.name, aliases=aliases, units="; ".join(names[i] for i in unit.members))
    return turn.say(
        "unit.one",
        name=unit.name,
        aliases=aliases,
        head=", ".join(p.name for p in everybody if holds(p, Role.HEAD, unit.id)) or "–",
        contact=contact,
        leader=", ".join(p.name for p in everybody if holds(p, Role.LEADER, unit.id)) or "–",
        people=", ".join(p.name for p in everybody if p.unit_id == unit.id) or "–",
    )


def holds(person: Person, role: Role, unit_id: int) -> bool:
    """Whether somebody holds a role for this very unit."""
    return any(g.role is role and g.unit_id == unit_id for g in person.grants)
