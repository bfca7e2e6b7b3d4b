"""`nhacviec remind`: who will hear what, from the terminal."""

import heapq
import json
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

import click

from bot.at_the_office import at_the_office
from bot.cli import language
from bot.settings import read_settings
from domain.digest_hour import digest_hours
from domain.people import Person, Role
from domain.problem import Problem
from domain.reminder_message import ReminderText, reminder_text
from domain.reminder_preview import preview
from domain.reminder_settings import ReminderSettings
from domain.reminders import PlannedMessage
from jobs.digest import TICK
from locales import say
from storage import reminding
from storage.database import Tx
from storage.reminding import ToRemind


@click.group(name="remind", help=say(language(), "remind_cli.help.group"))
def command() -> None:
    """The group of the commands on reminders."""


@command.command("preview", help=say(language(), "remind_cli.help.preview"))
@click.option("--from", "first", required=True, metavar="YYYY-MM-DD", help=say(language(), "remind_cli.help.from"))
@click.option("--to", "last", required=True, metavar="YYYY-MM-DD", help=say(language(), "remind_cli.help.to"))
@click.option("--json", "as_json", is_flag=True, help=say(language(), "remind_cli.help.json"))
def show(first: str, last: str, as_json: bool) -> None:
    """Print the messages that would leave in these days, both included, if nobody answered."""
    days = _day(first), _day(last)
    settings = ReminderSettings(zone=read_settings().zone)

    async def gather(tx: Tx, now: datetime) -> tuple[ToRemind, datetime]:
        return await reminding.gather(tx, now, settings), now

    known, now = at_the_office(gather)
    for line in _lines(known, now, days, as_json=as_json):
        click.echo(line)


def _lines(known: ToRemind, now: datetime, days: tuple[date, date], *, as_json: bool) -> Iterator[str]:
    def text_of(message: PlannedMessage) -> ReminderText:
        person = known.chart.people[message.person_id]
        return reminder_text(message, person, known.calendar, partial(say, person.language))

    messages = preview(
        now,
        *days,
        known.chart,
        known.assignments,
        known.said,
        known.calendar,
        known.settings,
        lambda message: text_of(message).shown,
        known.planned,
        known.office,
    )
    digests = (_digest(at, person) for at in _digest_hours(known, now, days) for person in _leaders(known))
    for message in heapq.merge(messages, digests, key=lambda message: message.at):
        is_digest = message.kind == TICK
        text = say(known.chart.people[message.person_id].language, "remind_cli.digest")
        made = ReminderText(text, ()) if is_digest else text_of(message)
        name = known.chart.people[message.person_id].name
        at = message.at.astimezone(known.settings.zone)
        if as_json:
            yield json.dumps(_as_json(message, made, known, at), ensure_ascii=False)
        else:
            yield f"{at:%d/%m/%Y %H:%M}  {name}\n{made.text}\n"


def _digest_hours(known: ToRemind, now: datetime, days: tuple[date, date]) -> list[datetime]:
    """When the weekly digest leaves in these days, as far as that is still to come and there is work to tell of."""
    hours = digest_hours(*days, known.calendar, known.settings) if known.assignments else []
    return [hour for hour in hours if hour >= now]


def _leaders(known: ToRemind) -> list[Person]:
    return [p for p in known.chart.people.values() if p.active and any(g.role is Role.LEADER for g in p.grants)]


def _digest(at: datetime, person: Person) -> PlannedMessage:
    return PlannedMessage(person.id, TICK, at.date(), at, ())


def _as_json(message: PlannedMessage, made: ReminderText, known: ToRemind, at: datetime) -> dict[str, Any]:
    person = known.chart.people[message.person_id]
    role = next((r.value for r in Role if any(g.role is r for g in person.grants)), Role.STAFF.value)
    return {
        "at": at.isoformat(),
        "kind": message.kind,
        "to": {"id": person.id, "name": person.name},
        "role": role,
        "items": [
            {
                "task": item.assignment.code,
                "unit": item.assignment.unit_name,
                "due": item.assignment.due.isoformat() if item.assignment.due else None,
                "rung": item.rung,
                "kind": item.kind.value,
            }
            for item in made.shown
        ],
        "text": made.text,
    }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem("remind_cli.not_a_day", text=text) from None
