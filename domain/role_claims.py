"""Roles in words, as a staff list or an administrator writes them: `Trưởng phòng; Lãnh đạo: Phòng A, Phòng B`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from domain.people import Grant, Role
from domain.roster_table import words_of
from domain.roster_words import ROLE_WORDS
from domain.text import fold, one_line

_BETWEEN = re.compile(r"[;\n]")
_OF_UNITS = re.compile(r"(?P<role>[^:(]+)(?::|\()(?P<units>.+?)\)?", re.DOTALL)
_FOR_ONE_UNIT = frozenset({Role.STAFF, Role.HEAD})
"""Roles that are for the person's own unit where no other is named; the rest are for the whole agency."""


class UnknownWordError(Exception):
    """A role or a unit that nobody knows by this word."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


class NoUnitError(Exception):
    """A role that is for one unit, of somebody who is in none."""


@dataclass(frozen=True)
class RoleClaim:
    """A role, with the units it is for as written, None where none are named."""

    role: Role
    units: str | None = None


def listed(text: str) -> tuple[str, ...]:
    """The parts of a list with ; or a new line between."""
    return tuple(part for p in _BETWEEN.split(text) if (part := one_line(p)))


def read_claims(text: str) -> tuple[RoleClaim, ...]:
    """The roles a text lists; a comma may stand between roles that name no units. Raises UnknownWordError."""
    claims: list[RoleClaim] = []
    for part in listed(text):
        of_units = _OF_UNITS.fullmatch(part)
        if of_units:
            claims.append(RoleClaim(_role(of_units["role"]), of_units["units"].strip()))
        else:
            claims.extend(RoleClaim(_role(word)) for word in part.split(",") if word.strip())
    return tuple(claims)


def _role(words: str) -> Role:
    role = ROLE_WORDS.get(words_of(words))
    if role is None:
        raise UnknownWordError(one_line(words))
    return role


def units_named(text: str, known: Mapping[str, int]) -> list[int]:
    """The ids of the units that a text names, in order; `known` has every name and alias, folded.

    A comma stands between names, or within one ("Các phòng, đơn vị"): the longest known name is taken. Raises
    UnknownWordError.
    """
    found: list[int] = []
    for piece in listed(text):
        parts = [part for p in piece.split(",") if (part := one_line(p))]
        while parts:
            lengths = (n for n in range(len(parts), 0, -1) if fold(", ".join(parts[:n])) in known)
            length = next(lengths, 0)
            if not length:
                raise UnknownWordError(parts[0])
            found.append(known[fold(", ".join(parts[:length]))])
            del parts[:length]
    return list(dict.fromkeys(found))


def without_groups(unit_ids: Iterable[int], members: Mapping[int, Sequence[int]]) -> list[int]:
    """The units with each group replaced by those it stands for (`members`, group id -> unit ids)."""
    return list(dict.fromkeys(u for i in unit_ids for u in (members.get(i) or (i,))))


def grants_claimed(
    claims: Iterable[RoleClaim], own_unit: int | None, known: Mapping[str, int], members: Mapping[int, Sequence[int]]
) -> tuple[Grant, ...]:
    """The roles that claims give somebody of a unit, each once. Raises UnknownWordError or NoUnitError."""
    grants: list[Grant] = []
    for claim in claims:
        if claim.units is not None:
            named = without_groups(units_named(claim.units, known), members)
            grants.extend(Grant(claim.role, unit_id) for unit_id in named)
        elif claim.role not in _FOR_ONE_UNIT:
            grants.append(Grant(claim.role))
        elif own_unit is not None:
            grants.append(Grant(claim.role, own_unit))
        else:
            raise NoUnitError
    return tuple(dict.fromkeys(grants))
