"""A staff list read: the agency, its units, its people and their roles, as the file says and not yet compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.facts import AgencyFact
from domain.people import UnitKind
from domain.problem import Problem
from domain.role_claims import RoleClaim, UnknownWordError, listed, read_claims
from domain.roster_table import Line, Sheet, Table, field_of, find_table, words_of
from domain.roster_words import AGENCY_ITEMS, KIND_WORDS, NAME_BEGINS, YES
from domain.text import fold, one_line


@dataclass(frozen=True)
class UnitLine:
    """A unit of the file. `members` is the cell that names the units a group stands for."""

    line: Line
    name: str
    kind: UnitKind
    aliases: tuple[str, ...]
    members: str


@dataclass(frozen=True)
class PersonLine:
    """A person of the file. `roles` is None where the file does not speak of roles."""

    line: Line
    name: str
    title: str | None
    unit: str | None
    roles: tuple[RoleClaim, ...] | None
    contact: bool


@dataclass(frozen=True)
class Roster:
    """All that a file says."""

    agency: AgencyFact | None
    units: tuple[UnitLine, ...]
    people: tuple[PersonLine, ...]


def read_roster(sheets: Iterable[Sheet]) -> Roster:
    """Read the sheets of a staff list. Raises Problem naming the row and column of the first thing that is wrong."""
    tables = [table for sheet in sheets if (table := find_table(sheet))]
    if not any(table.lines for table in tables):
        raise Problem("roster.no_table")
    units = [_unit(line) for line in _lines(tables, "units")]
    people = [_person(line) for line in _lines(tables, "people")]
    _refuse_twins(people)
    agency = _agency(list(_lines(tables, "agency")))
    return Roster(agency, tuple(units), tuple(people))


def _lines(tables: Iterable[Table], subject: str) -> Iterable[Line]:
    return (line for table in tables if table.subject == subject for line in table.lines)


def _required(line: Line, field: str) -> str:
    text = one_line(line[field])
    if not text:
        raise Problem("roster.blank", **line.place(field))
    return text


def _unit(line: Line) -> UnitLine:
    name, said = _required(line, "name"), words_of(line["kind"])
    kind = KIND_WORDS.get(said) if said else _kind_by_name(line)
    if kind is None:
        raise Problem("roster.unknown_kind", value=one_line(line["kind"]), **line.place("kind"))
    if kind is UnitKind.GROUP and not line["members"]:
        raise Problem("roster.no_members", name=name, **line.place("name"))
    if kind is not UnitKind.GROUP and line["members"]:
        raise Problem("roster.not_a_group", name=name, **line.place("members"))
    return UnitLine(line, name, kind, listed(line["aliases"]), line["members"])


def _kind_by_name(line: Line) -> UnitKind:
    if line["members"]:
        return UnitKind.GROUP
    return field_of(line["name"], NAME_BEGINS) or UnitKind.SUBORDINATE


def _person(line: Line) -> PersonLine:
    mark = words_of(line["contact"]) or one_line(line["contact"])
    if mark and mark not in YES:
        raise Problem("roster.not_a_mark", value=one_line(line["contact"]), **line.place("contact"))
    name, unit = _required(line, "name"), one_line(line["unit"]) or None
    if mark and unit is None:
        raise Problem("roster.blank", **line.place("unit"))
    return PersonLine(line, name, one_line(line["title"]) or None, unit, _roles(line), bool(mark))


def _roles(line: Line) -> tuple[RoleClaim, ...] | None:
    try:
        return read_claims(line["roles"]) or None
    except UnknownWordError as unknown:
        raise Problem("roster.unknown_role", value=unknown.word, **line.place("roles")) from unknown


def _refuse_twins(people: Iterable[PersonLine]) -> None:
    """Two people of one name must be of different units, or nobody could tell them apart."""
    seen: dict[tuple[str, str], PersonLine] = {}
    contacts: dict[str, PersonLine] = {}
    for person in people:
        unit = fold(person.unit or "")
        twin = seen.setdefault((person.name.casefold(), unit), person)
        if twin is not person:
            raise Problem("roster.twice", name=person.name, first=twin.line.row, **person.line.place("name"))
        other = contacts.setdefault(unit, person) if person.contact else person
        if other is not person:
            raise Problem("roster.two_contacts", unit=person.unit, first=other.line.row, **person.line.place("contact"))


def _agency(lines: list[Line]) -> AgencyFact | None:
    if not lines:
        return None
    said: dict[str, str] = {}
    for line in lines:
        item = field_of(line["item"], AGENCY_ITEMS)
        if item is None:
            raise Problem("roster.unknown_item", value=one_line(line["item"]), **line.place("item"))
        said[item] = line["content"]
    for item in ("name", "code", "place", "signer_title"):
        if not one_line(said.get(item, "")):
            raise Problem(f"roster.agency_lacks.{item}", sheet=lines[0].sheet)
    return AgencyFact(
        name=one_line(said["name"]),
        parent=one_line(said.get("parent", "")) or None,
        code=one_line(said["code"]),
        place=one_line(said["place"]),
        signer_authority=one_line(said.get("signer_authority", "")),
        signer_title=one_line(said["signer_title"]),
        signer_name=one_line(said.get("signer_name", "")) or None,
        recipients=listed(said.get("recipients", "")),
        addressed_to=one_line(said.get("addressed_to", "")),
        office_head=one_line(said.get("office_head", "")),
    )
