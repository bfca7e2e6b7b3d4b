"""`nhacviec run`: the channels that have a token, the web chat and its pages, and what runs by the clock.

All of that is imported once the settings were found to be usable: to say what is wrong with them takes no second.
"""

import asyncio
import importlib
from functools import partial

import click

from bot.cli import language
from bot.logs import set_up_logs
from bot.settings import Settings, read_settings, unknown_names
from locales import say


@click.command(help=say(language(), "run.help"))
def command() -> None:
    """Run until a signal says to stop."""
    settings = read_settings()
    set_up_logs(settings.log_level, settings.log_format)
    if unknown := unknown_names():
        click.echo(say(settings.language, "run.unknown_settings", names=", ".join(unknown)), err=True)
    application = importlib.import_module("bot.application")
    asyncio.run(application.run(settings, partial(_announce, settings)))


def _announce(settings: Settings, address: str) -> None:
    key = "run.sample_started" if settings.is_sample else "run.started"
    click.echo(say(settings.language, key, address=address))
