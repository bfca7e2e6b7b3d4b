"""`nhacviec reply`: how the bot would read an answer, from the terminal."""

import json
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import click

from bot.cli import language
from domain.problem import Problem
from domain.replies.reader import read_reply
from domain.replies.reading import Reading
from locales import say

_MOST_ITEMS = 30


@click.group(name="reply", help=say(language(), "reply_cli.help.group"))
def command() -> None:
    """The group of the commands on replies."""


@command.command("read", help=say(language(), "reply_cli.help.read"))
@click.argument("text", required=False)
@click.option("--today", help=say(language(), "reply_cli.help.today"), metavar="YYYY-MM-DD")
@click.option("--due", help=say(language(), "reply_cli.help.due"), metavar="YYYY-MM-DD")
@click.option("--items", type=click.IntRange(1, _MOST_ITEMS), default=1, help=say(language(), "reply_cli.help.items"))
@click.option("--json", "as_json", is_flag=True, help=say(language(), "reply_cli.help.json"))
@click.option(
    "--batch", type=click.Path(path_type=Path), metavar="FILE.jsonl", help=say(language(), "reply_cli.help.batch")
)
def read(text: str | None, today: str | None, due: str | None, items: int, as_json: bool, batch: Path | None) -> None:
    """Read one reply, or each line of a file, and print the readings."""
    if batch is not None:
        for line in _batch(batch):
            click.echo(line)
        return
    if text is None or today is None or due is None:
        raise Problem("reply_cli.error.what")
    readings = read_reply(text, _day(today), _day(due), items)
    if as_json:
        click.echo(json.dumps([_plain(r) for r in readings], ensure_ascii=False))
        return
    for reading in readings:
        click.echo(_sentence(reading))


def _batch(file: Path) -> Iterator[str]:
    """One line out (id, read) for each line in (id, text, today, due, items)."""
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        raise Problem("reply_cli.error.no_file", name=file.name) from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            today, due, items = (
                date.fromisoformat(asked["today"]),
                date.fromisoformat(asked["due"]),
                int(asked["items"]),
            )
            name, text = asked["id"], str(asked["text"])
        except (ValueError, KeyError, TypeError):
            raise Problem("reply_cli.error.line", name=file.name, number=number) from None
        if not 1 <= items <= _MOST_ITEMS:
            raise Problem("reply_cli.error.line", name=file.name, number=number)
        yield json.dumps(
            {"id": name, "read": [_plain(r) for r in read_reply(text, today, due, items)]}, ensure_ascii=False
        )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem("reply_cli.error.day", text=text) from None


def _minutes(wait: timedelta) -> int:
    return round(wait / timedelta(minutes=1))


def _plain(reading: Reading) -> dict[str, object]:
    """A reading as the command line prints it: `hour` is a local hour (15:00), `minutes` a wait from now."""
    return {
        "item": reading.item,
        "status": reading.status.value,
        "percent": reading.percent,
        "date": reading.date.isoformat() if reading.date else None,
        "reason": reading.reason,
        "hour": f"{reading.hour:%H:%M}" if isinstance(reading.hour, time) else None,
        "minutes": _minutes(reading.hour) if isinstance(reading.hour, timedelta) else None,
        "words": [{"words": b.words, "means": b.means} for b in reading.words],
    }


def _sentence(reading: Reading) -> str:
    """A reading in words: the task, what was understood, and which words led to it."""
    item = "all" if reading.item == "all" else "none" if reading.item is None else "one"
    parts = [
        say(language(), f"reply_cli.item.{item}", number=reading.item),
        say(language(), f"reply_cli.status.{reading.status}"),
    ]
    if reading.percent is not None:
        parts.append(f"{reading.percent}%")
    if reading.date:
        parts.append(reading.date.strftime("%d/%m/%Y"))
    if isinstance(reading.hour, time):
        parts.append(f"{reading.hour:%H:%M}")
    elif reading.hour is not None:
        parts.append(say(language(), "reply_cli.minutes", minutes=_minutes(reading.hour)))
    if reading.reason:
        parts.append(say(language(), "reply_cli.reason", text=reading.reason))
    lines = [" · ".join(parts)]
    lines += [f"    “{b.words}” → {b.means}" for b in reading.words]
    return "\n".join(lines)
