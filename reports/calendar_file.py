"""Deadlines as an iCalendar file (RFC 5545) that a phone's or an office's calendar takes in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event

from reports.clean import fit


@dataclass(frozen=True)
class Deadline:
    """One deadline: an assignment's id, its task's code and name, the day, and lines that tell more of it."""

    assignment_id: int
    code: str
    name: str
    due: date
    details: tuple[str, ...] = ()


def deadlines_ics(deadlines: Iterable[Deadline], name: str, agency_code: str, now: datetime) -> bytes:
    """The deadlines as whole days that leave people free, in a calendar called `name`. `now` is UTC.

    An assignment keeps its identity from file to file, so that taking in a newer one moves its day and adds none.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Nhac Viec//deadlines//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", fit(name))
    for deadline in deadlines:
        calendar.add_component(_event(deadline, agency_code, now))
    content: bytes = calendar.to_ical()
    return content


def _event(deadline: Deadline, agency_code: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{deadline.assignment_id}@{agency_code or 'agency'}.nhacviec")
    event.add("dtstamp", now)
    event.add("last-modified", now)
    event.add("sequence", int(now.timestamp()))
    event.add("dtstart", deadline.due)
    event.add("dtend", deadline.due + timedelta(days=1))
    event.add("summary", fit(f"{deadline.code} – {deadline.name}"))
    if deadline.details:
        event.add("description", "\n".join(fit(line) for line in deadline.details))
    event.add("transp", "TRANSPARENT")
    return event
