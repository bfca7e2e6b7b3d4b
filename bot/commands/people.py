"""`nhacviec people`: who works here, staff lists, and invitations, from the terminal."""

import asyncio
import secrets
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.at_the_office import at_the_office
from bot.cli import language
from bot.settings import read_settings
from domain.invitation import as_printed
from domain.problem import Problem
from domain.roster import read_roster
from domain.roster_table import Sheet
from handlers.find_person import one_called
from handlers.import_staff import import_staff
from handlers.invite import make_invitation
from handlers.role_words import name_and_place, role_words
from handlers.staff_list import changes
from locales import say
from plans.child import read_sheets_in_child
from storage import accounts, people, units
from storage.audit import Actor
from storage.database import Tx

_WHO = Actor(None, "cli")


@click.group(name="people", help=say(language(), "people.help.group"))
def command() -> None:
    """The group of the commands on people."""


@command.command("list", help=say(language(), "people.help.list"))
def list_people() -> None:
    """Print everybody: name, place, roles and the channels they are reached through."""
    for line in at_the_office(_lines):
        click.echo(line)


@command.command("import", help=say(language(), "people.help.import"))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
def import_files(files: tuple[Path, ...]) -> None:
    """Bring staff lists in, all of them or none, and print what changed."""
    roster = read_roster([sheet for file in files for sheet in _sheets(file)])
    for line in changes(language(), at_the_office(lambda tx, now: import_staff(tx, now, _WHO, roster))):
        click.echo(line)


@command.command("invite", help=say(language(), "people.help.invite"))
@click.argument("name", nargs=-1, required=True)
def invite(name: tuple[str, ...]) -> None:
    """Make an invitation for one person and print its code."""
    click.echo(at_the_office(lambda tx, now: _invite(tx, now, " ".join(name), read_settings().zone)))


async def _lines(tx: Tx, _now: datetime) -> list[str]:
    names = {u.id: u.name for u in await units.all_units(tx)}
    channels = await accounts.channels(tx)
    not_yet = say(language(), "people.not_joined")
    everybody = await people.everybody(tx)
    joined = {p.id: ", ".join(channels[p.id]) if p.id in channels else not_yet for p in everybody}
    return [f"{name_and_place(p, names)}\t{role_words(language(), p, names)}\t{joined[p.id]}" for p in everybody]


async def _invite(tx: Tx, now: datetime, name: str, zone: ZoneInfo) -> str:
    person = await one_called(tx, name)
    made = await make_invitation(tx, now, _WHO, person, secrets.choice)
    until = made.expires_at.astimezone(zone)
    return say(
        language(), "people.invited", name=made.person.name, code=as_printed(made.code), until=f"{until:%H:%M %d/%m/%Y}"
    )


def _sheets(file: Path) -> list[Sheet]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Problem("people.no_file", name=str(file)) from error
    return asyncio.run(read_sheets_in_child(data, file.name))
