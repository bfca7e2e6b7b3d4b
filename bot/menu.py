"""The commands that are offered: the menu of each chat, and the suggestions below the web chat."""

from collections.abc import Iterable

from domain.conversation import Persona
from domain.people import Grant, Person
from handlers.offers import OFFERS, Offer, offered
from locales import say


def menu_of(person: Person) -> list[tuple[str, str]]:
    """The commands somebody may send, and what each does, in their language."""
    return _menu(offered(person), person.language)


def menu_of_strangers(language: str) -> list[tuple[str, str]]:
    """The commands everybody may send: what a chat shows that leads to nobody yet."""
    return _menu((offer for offer in OFFERS if not offer.acts), language)


def suggestions(persona: Persona) -> list[str]:
    """The commands somebody of these roles can send as they stand."""
    anywhere = Person(0, persona.name, None, tuple(Grant(role) for role in persona.roles))
    return [offer.complete for offer in offered(anywhere) if offer.complete]


def _menu(offers: Iterable[Offer], language: str) -> list[tuple[str, str]]:
    return [(offer.command, say(language, f"help.{offer.name}")) for offer in offers if offer.command]
