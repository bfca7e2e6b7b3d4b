"""`nhacviec restore`: a copy of the database takes its place; what was there is kept beside it."""

from pathlib import Path

import click

from bot.cli import language
from bot.settings import read_settings
from domain.problem import Problem
from jobs.clock import RealClock
from locales import say
from storage.copy import restore
from storage.sqlite_file import file_of


@click.command(help=say(language(), "setup_cli.help_restore"))
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
def command(file: Path) -> None:
    """Put a copy of FILE where the database is, and say where the one before it went."""
    settings = read_settings()
    target = file_of(settings.database)
    if target is None:
        raise Problem("setup_cli.use_pg_restore")
    today = RealClock().now().astimezone(settings.zone)
    kept = target.with_name(f"{target.name}.{today:%Y-%m-%d-%H%M%S}")
    if restore(file, target, kept):
        click.echo(say(language(), "setup_cli.kept", name=kept))
    click.echo(say(language(), "setup_cli.restored", name=target))
