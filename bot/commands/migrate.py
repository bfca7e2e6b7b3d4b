"""`nhacviec migrate`: brings the database to the tables this version knows. `run` does it by itself."""

import asyncio

import click

from bot.cli import language
from bot.settings import read_settings
from locales import say
from storage.database import Database
from storage.migrate import step, upgrade


@click.command(help=say(language(), "run.help_migrate"))
def command() -> None:
    """Migrate, and say from which step to which."""
    before, after = asyncio.run(_migrate(read_settings().database))
    key = "run.migrated" if before != after else "run.newest_already"
    click.echo(say(language(), key, before=before or "-", after=after))


async def _migrate(url: str) -> tuple[str | None, str | None]:
    database = Database(url)
    try:
        before = await step(database)
        await upgrade(database)
        return before, await step(database)
    finally:
        await database.close()
