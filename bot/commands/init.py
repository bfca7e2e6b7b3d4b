"""`nhacviec init`: asks the few questions a real office must answer, and writes `.env`."""

import re
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path

import click
from pydantic import ValidationError

from bot.cli import language
from bot.settings import ENV_FILE, PREFIX, Settings
from domain.problem import Problem
from domain.text import nfc
from locales import say

# What stands in .env as it is, with no quotes: every reader of such files understands it alike.
_PATH = re.compile(r"\w|[\w./-][\w ./-]*\w")
_SERVER = re.compile(r"postgres(?:ql)?://[\w.~:/?@\[\]!&()*+,;=%-]+", re.ASCII)
_TOKEN = re.compile(r"\d+:[\w-]{20,}", re.ASCII)


@click.command(help=say(language(), "setup_cli.help_init"))
def command() -> None:
    """Ask, write and say what comes next. The token is never shown."""
    if ENV_FILE.exists() and not click.confirm(say(language(), "setup_cli.overwrite")):
        raise Problem("setup_cli.env_left")
    answers = {
        "database_url": _ask("database", _database, default="data/nhacviec.db"),
        "telegram_token": _ask("token", _token, hidden=True),
        "public_url": _ask("public", _public),
        "port": _ask("port", _port, default="8080"),
    }
    given = {name: value for name, value in answers.items() if value}
    _write(ENV_FILE, {"sample": "false", **given, "secret_key": secrets.token_hex(32)})
    click.echo(say(language(), "setup_cli.initialised", name=ENV_FILE))


def _ask(what: str, read: Callable[[str], str | None], *, default: str = "", hidden: bool = False) -> str:
    """Ask until `read` makes something of the answer."""
    question = say(language(), f"setup_cli.ask_{what}")
    while True:
        answer = click.prompt(question, default=default, show_default=bool(default), hide_input=hidden)
        found = read(nfc(answer).strip())
        if found is not None:
            return found
        click.echo(say(language(), f"setup_cli.wrong_{what}"))


def _database(answer: str) -> str | None:
    if _SERVER.fullmatch(answer):
        return answer
    path = answer.removeprefix("sqlite:///")
    return f"sqlite:///{path}" if _PATH.fullmatch(path) else None


def _token(answer: str) -> str | None:
    return answer if not answer or _TOKEN.fullmatch(answer) else None


def _public(answer: str) -> str | None:
    address = answer.rstrip("/")
    return address if not address or _fits("public_url", address) else None


def _port(answer: str) -> str | None:
    return answer if answer != "0" and _fits("port", answer) else None


def _fits(name: str, value: str) -> bool:
    """Whether the settings would take this value, whatever else is set."""
    try:
        Settings.model_validate({name: value})
    except ValidationError as error:
        return all(e["loc"] != (name,) for e in error.errors())
    return True


def _write(file: Path, values: dict[str, str]) -> None:
    """Write the settings, whole or not at all, for the eyes of this account only."""
    lines = [f"{PREFIX}{name.upper()}={value}\n" for name, value in values.items()]
    try:
        # A temporary file has mode 600 from its first moment.
        with tempfile.NamedTemporaryFile("w", dir=file.absolute().parent, encoding="utf-8", delete=False) as written:
            written.writelines(lines)
        made = Path(written.name)
        try:
            made.replace(file)
        finally:
            made.unlink(missing_ok=True)
    except OSError as error:
        raise Problem("setup_cli.env_not_written", name=file) from error
