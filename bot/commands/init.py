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
_ZALO_TOKENS = re.compile(r"\d+:[\w.~+=-]{8,}(?:,\d+:[\w.~+=-]{8,})*", re.ASCII)
_TOKEN = re.compile(r"\d+:[\w-]{20,}", re.ASCII)


@click.command(help=say(language(), "setup_cli.help_init"))
def command() -> None:
    """Ask, write and say what comes next. The token is never shown."""
    if ENV_FILE.exists() and not click.confirm(say(language(), "setup_cli.overwrite")):
        raise Problem("setup_cli.env_left")
    answers = {
        "database_url": _ask("setup_cli.ask_database", _database, default="data/nhacviec.db"),
        "zalo_tokens": _ask("setup_cli.ask_zalo", _zalo, hidden=True),
        "telegram_token": _ask("setup_cli.ask_token", _token, hidden=True),
        "public_url": _ask("setup_cli.ask_public", _public),
        "port": _ask("setup_cli.ask_port", _port, default="8080"),
    }
    given = {name: value for name, value in answers.items() if value}
    _write(ENV_FILE, {"sample": "false", **given, "secret_key": secrets.token_hex(32)})
    click.echo(say(language(), "setup_cli.initialised", name=ENV_FILE))


def _ask(question: str, read: Callable[[str], str], *, default: str = "", hidden: bool = False) -> str:
    """Ask until `read` finds no Problem in the answer."""
    words = say(language(), question)
    while True:
        answer = click.prompt(words, default=default, show_default=bool(default), hide_input=hidden)
        try:
            return read(nfc(answer).strip())
        except Problem as problem:
            click.echo(say(language(), problem.key, **problem.args_of_sentence))


def _database(answer: str) -> str:
    if _SERVER.fullmatch(answer):
        return answer
    path = answer.removeprefix("sqlite:///")
    if not _PATH.fullmatch(path):
        raise Problem("setup_cli.wrong_database")
    return f"sqlite:///{path}"


def _zalo(answer: str) -> str:
    tokens = ",".join(answer.replace(",", " ").split())
    if tokens and not (_ZALO_TOKENS.fullmatch(tokens) and _fits("zalo_tokens", tokens)):
        raise Problem("setup_cli.wrong_zalo")
    return tokens


def _token(answer: str) -> str:
    if answer and not _TOKEN.fullmatch(answer):
        raise Problem("setup_cli.wrong_token")
    return answer


def _public(answer: str) -> str:
    address = answer.rstrip("/")
    if address and not _fits("public_url", address):
        raise Problem("setup_cli.wrong_public")
    return address


def _port(answer: str) -> str:
    if answer == "0" or not _fits("port", answer):
        raise Problem("setup_cli.wrong_port")
    return answer


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
