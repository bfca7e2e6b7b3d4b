"""The sample office: an invented department, brought in by the same files and code as a real one."""

from datetime import datetime
from pathlib import Path

from domain.roster import read_roster
from handlers.import_staff import import_staff
from plans.sheets import read_sheets
from storage import accounts, people
from storage.audit import Actor
from storage.database import Database

PLAN = Path(__file__).with_name("ke-hoach-mau.docx")
"""The sample plan, a Word document in the form of a real one, for 2026."""

_FILES = ("co-quan.csv", "don-vi.csv", "can-bo.csv")
_WHO = Actor(None, "sample")


async def load_sample(database: Database, now: datetime) -> None:
    """Fill an empty database with the sample office; each of its people can be chosen in the web chat.

    A database with people in it keeps them as they are: what was tried out yesterday is still there.
    """
    here = Path(__file__).parent
    sheets = [sheet for name in _FILES for sheet in read_sheets(name, (here / name).read_bytes())]
    async with database.begin() as tx:
        if not await people.everybody(tx, active=False):
            await import_staff(tx, now, _WHO, read_roster(sheets))
        for person in await people.everybody(tx):
            await accounts.link(tx, now, person.id, "web", web_address(person.id))


def web_address(person_id: int) -> str:
    """The address of a person's web chat in the sample office."""
    return f"p{person_id}"
