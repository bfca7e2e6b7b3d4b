"""The calendar file as a calendar program reads it."""

from datetime import UTC, date, datetime

from icalendar import Calendar

from reports.calendar_file import Deadline, deadlines_ics

NOW = datetime(2026, 10, 20, 2, tzinfo=UTC)
ONE = Deadline(7, "T12", "Báo cáo cải cách; quý III, \\ 2026", date(2026, 12, 31), ("Phòng A", "Sản phẩm: x"))


def _read(content: bytes) -> Calendar:
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    return calendar


def test_a_deadline_is_a_whole_day_that_leaves_people_free() -> None:
    (event,) = _read(deadlines_ics([ONE], "Việc của tôi", "SKHCN", NOW)).walk("VEVENT")
    assert event.decoded("dtstart") == date(2026, 12, 31)
    assert event.decoded("dtend") == date(2027, 1, 1)
    assert str(event["summary"]) == "T12 – Báo cáo cải cách; quý III, \\ 2026"
    assert str(event["description"]) == "Phòng A\nSản phẩm: x"
    assert event["transp"] == "TRANSPARENT"


def test_a_moved_deadline_keeps_its_identity_and_is_newer() -> None:
    moved = Deadline(7, "T12", "Báo cáo", date(2027, 1, 15))
    (before,) = _read(deadlines_ics([ONE], "x", "SKHCN", NOW)).walk("VEVENT")
    (after,) = _read(deadlines_ics([moved], "x", "SKHCN", NOW.replace(hour=3))).walk("VEVENT")
    assert before["uid"] == after["uid"]
    assert int(str(after["sequence"])) > int(str(before["sequence"]))


def test_text_of_people_cannot_add_lines_of_its_own() -> None:
    hostile = Deadline(1, "T1", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT", date(2026, 1, 5), ("a\r\nATTACH:file:///etc",))
    (event,) = _read(deadlines_ics([hostile], "n\r\nMETHOD:CANCEL", "A\r\nB", NOW)).walk("VEVENT")
    assert "attach" not in event
    assert b"\nMETHOD:CANCEL" not in deadlines_ics([hostile], "n\r\nMETHOD:CANCEL", "A\r\nB", NOW)
