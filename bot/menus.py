"""Each chat's own menu of commands: as its person's roles and language are, and new when they change."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Mapping, Sequence

import structlog

from bot.menu import menu_of
from domain.people import Person
from storage import accounts, people
from storage.database import Database

_LOOK_EVERY = 60.0
_AT_MOST_EVERY = 3.0
"""Seconds between two looks, however much is said: a role changes seldom."""

GiveMenu = Callable[[str, Sequence[tuple[str, str]]], Awaitable[bool]]
"""Gives the chat of an address a menu (name, description); False where it is to be tried again."""

_log = structlog.get_logger(__name__)


class Menus:
    """Compares the menu each chat was given with what its person may use now, and gives it anew where they differ.

    Whatever changed it (joining, a role, a language, a new version of the product) is noticed, also after a restart.
    """

    def __init__(self, database: Database, give: Mapping[str, GiveMenu]) -> None:
        self._database = database
        self._give = give
        self._wake = asyncio.Event()

    def said(self) -> None:
        """Something was done, after which somebody may use other commands."""
        self._wake.set()

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            try:
                await self.set_all()
            except Exception:
                _log.exception("menus_not_set")
            await asyncio.sleep(_AT_MOST_EVERY)
            try:
                async with asyncio.timeout(_LOOK_EVERY):
                    await self._wake.wait()
            except TimeoutError:
                continue
            self._wake.clear()

    async def set_all(self) -> None:
        """Give every chat that has another menu than it should have its own."""
        async with self._database.read() as tx:
            everybody = {person.id: person for person in await people.everybody(tx)}
            given = await accounts.menus(tx, self._give)
        names: dict[tuple[object, ...], str] = {}
        for account, menu in given:
            person = everybody.get(account.person_id)
            if person is None:
                continue
            # Many have the same roles: worked out once for all of them.
            alike = (person.language, *((grant.role, grant.unit_id is None) for grant in person.grants))
            wanted = names.get(alike) or names.setdefault(alike, _called(person))
            if wanted != menu:
                if not await self._give[account.channel](account.address, menu_of(person)):
                    return  # the platform is away; all of it comes again
                async with self._database.begin() as tx:
                    await accounts.note_menu(tx, account.id, wanted)


def _called(person: Person) -> str:
    """What tells one menu from another."""
    lines = "\n".join(f"{name} {explained}" for name, explained in menu_of(person))
    return hashlib.sha256(lines.encode()).hexdigest()[:16]
