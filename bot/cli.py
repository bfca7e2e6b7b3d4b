"""`nhacviec`: the command line. Each command group is a file in `bot/commands`, loaded only when it is called."""

import importlib
import os
import pkgutil
from typing import Any, cast

import click

import bot.commands
from bot.command_words import in_own_words, told_in_one_line
from domain.problem import Problem
from locales import say


def language() -> str:
    """The language of the terminal: NHACVIEC_LANGUAGE, else Vietnamese."""
    return "en" if os.environ.get("NHACVIEC_LANGUAGE", "vi").startswith("en") else "vi"


class Commands(click.Group):
    """Finds a command in its own file of a package, so that a quick one does not load what the others need."""

    def __init__(self, package: str = bot.commands.__name__, **settings: Any) -> None:
        super().__init__(**settings)
        self._package = importlib.import_module(package)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return [module.name for module in pkgutil.iter_modules(self._package.__path__) if module.name[0] != "_"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        found = cast(click.Command, importlib.import_module(f"{self._package.__name__}.{cmd_name}").command)
        return in_own_words(found, language())

    def make_context(self, *args: Any, **settings: Any) -> click.Context:
        with told_in_one_line(language()):
            return super().make_context(*args, **settings)

    def invoke(self, ctx: click.Context) -> object:
        try:
            with told_in_one_line(language()):
                return super().invoke(ctx)
        except Problem as problem:
            click.echo(say(language(), problem.key, **problem.args_of_sentence), err=True)
            ctx.exit(2)


@click.group(cls=Commands, help=say(language(), "cli.help"))
def main() -> None:
    """The group of all commands."""


in_own_words(main, language())
