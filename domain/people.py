"""Who works in the agency: units, people, and the roles they hold."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class UnitKind(StrEnum):
    """What a unit is in the agency's chart. A group ("các phòng chuyên môn") stands for its members."""

    OFFICE = "office"
    INSPECTORATE = "inspectorate"
    DEPARTMENT = "department"
    SUBORDINATE = "subordinate"
    GROUP = "group"


@dataclass(frozen=True)
class Unit:
    """A part of the agency. `members` are the unit ids a group stands for; `contact_id` is its đầu mối."""

    id: int
    name: str
    kind: UnitKind
    aliases: tuple[str, ...] = ()
    members: tuple[int, ...] = ()
    contact_id: int | None = None


class Role(StrEnum):
    """What somebody is in the agency; a person may hold several."""

    STAFF = "staff"
    HEAD = "head"
    OFFICE = "office"
    LEADER = "leader"
    ADMIN = "admin"


@dataclass(frozen=True)
class Grant:
    """A role, held for one unit or, with `unit_id` None, for the whole agency."""

    role: Role
    unit_id: int | None = None


@dataclass(frozen=True)
class Person:
    """Somebody of the agency. `remind_at` is the local hour they chose for the morning message (None: the office's).

    `title` is their chức vụ as the office prints it ("Phó Giám đốc"); it grants nothing, `grants` do.
    """

    id: int
    name: str
    unit_id: int | None
    grants: tuple[Grant, ...] = ()
    language: str = "vi"
    remind_at: time | None = None
    active: bool = True
    title: str | None = None

    def holds(self, role: Role, unit_id: int | None = None) -> bool:
        """Whether they hold a role for the unit (a grant for the whole agency covers every unit)."""
        return any(g.role == role and g.unit_id in {None, unit_id} for g in self.grants)


@dataclass(frozen=True)
class Absence:
    """Leave: local days, both included. The stand-in hears instead; without one, the head."""

    person_id: int
    first_day: date
    last_day: date
    stand_in_id: int | None = None
