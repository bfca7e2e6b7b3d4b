"""What somebody is, in words: their title, and each role with the units it is held for."""

from collections.abc import Mapping

from domain.people import Person, Role
from locales import say


def role_words(language: str, person: Person, unit_names: Mapping[int, str]) -> str:
    """The roles of a person, such as "Trưởng đơn vị (Phòng A), Văn phòng"."""
    parts = []
    for role in Role:
        held = [g.unit_id for g in person.grants if g.role == role]
        if not held:
            continue
        word = say(language, f"people.role.{role}")
        names = ", ".join(unit_names[i] for i in held if i is not None)
        parts.append(f"{word} ({names})" if names and None not in held else word)
    return ", ".join(parts) or say(language, "people.role.none")


def name_and_place(person: Person, unit_names: Mapping[int, str]) -> str:
    """A person as a line of a list: name, title and unit as far as they have them."""
    place = unit_names.get(person.unit_id) if person.unit_id is not None else None
    beside = ", ".join(part for part in (person.title, place) if part)
    return f"{person.name} ({beside})" if beside else person.name
