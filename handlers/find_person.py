"""Finding the one person a name is meant for."""

from domain.people import Person
from domain.person_names import called
from domain.problem import Problem
from domain.text import one_line
from handlers.role_words import name_and_place
from storage import people, units
from storage.database import Tx


async def one_called(tx: Tx, name: str, *, active: bool = True) -> Person:
    """Whom a name means among those who are there, with `active` False also who left.

    Raises Problem where it is nobody, several, or no name.
    """
    if not one_line(name):
        raise Problem("people.no_name")
    found = called(await people.everybody(tx, active), name)
    if not found:
        raise Problem("people.nobody", name=one_line(name))
    if len(found) > 1:
        names = await units.names(tx)
        several = "; ".join(name_and_place(p, names) for p in found)
        raise Problem("people.several", name=one_line(name), names=several)
    return found[0]
