"""What click says itself, in the product's words: the frame of a command's help, and usage errors in one line."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from locales import say

HELP_NAMES = ("--help", "-h")


def in_own_words(command: click.Command, language: str) -> click.Command:
    """The same command, whose help, and that of all commands in it, is in a language throughout."""

    class Formatter(click.HelpFormatter):
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or f"{say(language, 'cli.usage')} ")

        @contextmanager
        def section(self, name: str) -> Iterator[None]:
            with super().section(say(language, "cli.commands" if name == "Commands" else "cli.options")):
                yield

    class Context(click.Context):
        formatter_class = Formatter

    _reword(command, language, Context)
    return command


def _reword(command: click.Command, language: str, context: type[click.Context]) -> None:
    command.context_class = context
    command.options_metavar = say(language, "cli.options_metavar")
    if command.add_help_option:
        command.add_help_option = False
        click.help_option(*HELP_NAMES, help=say(language, "cli.show_help"))(command)
    if isinstance(command, click.Group):
        command.subcommand_metavar = say(language, "cli.subcommand_metavar")
        for inner in command.commands.values():
            _reword(inner, language, context)


class _Told(click.ClickException):
    exit_code = 2

    def show(self, file: object = None) -> None:  # noqa: ARG002 - as click calls it
        click.echo(self.message, err=True)


@contextmanager
def told_in_one_line(language: str) -> Iterator[None]:
    """Tell of what is wrong with the words after a command in one line that names where its help is."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "nhacviec"
        raise _Told(f"{_wrong(error, language)} {say(language, 'cli.see_help', command=path)}") from error


def _wrong(error: click.UsageError, language: str) -> str:
    match error:
        case click.NoSuchOption():
            return say(language, "cli.no_such_option", name=error.option_name)
        case click.exceptions.NoSuchCommand():
            return say(language, "cli.no_such_command", name=error.command_name)
        case click.MissingParameter():
            return say(language, "cli.missing", name=_name(error))
        case click.BadParameter(param=click.Parameter(type=click.Choice() as of)):
            return say(language, "cli.one_of", name=_name(error), choices=", ".join(map(str, of.choices)))
        case click.BadParameter():
            return say(language, "cli.bad_value", name=_name(error))
        case click.BadOptionUsage():
            return say(language, "cli.bad_value", name=error.option_name)
    return say(language, "cli.not_understood")


def _name(error: click.BadParameter) -> str:
    """What the parameter is called in the help: its first long option, or the name of the argument."""
    if error.param is None:
        return "–"
    if isinstance(error.param, click.Argument):
        return error.param.human_readable_name.strip(".")
    return max(error.param.opts, key=len)
