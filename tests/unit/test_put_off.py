"""When a reminder that was put off comes: the hour somebody named, on a working day, within the hours allowed."""

from datetime import date, datetime, time, timedelta

import pytest

from domain.calendar import WorkingCalendar
from domain.put_off import wanted_at, within_hours
from domain.reminder_settings import ReminderSettings
from domain.replies.reader import read_reply

SETTINGS = ReminderSettings()
NOW = datetime(2026, 7, 6, 9, 20, tzinfo=SETTINGS.zone)  # a Monday
FRIDAY = date(2026, 7, 10)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("lúc 15h nhắc em", time(15)),
        ("chiều 3h nhắc", time(15)),
        ("3h chiều nhắc", time(15)),
        ("3h nhắc", time(15)),
        ("9h30 nhắc lại", time(9, 30)),
        ("10:15 nhắc", time(10, 15)),
        ("8 giờ rưỡi sáng mai nhắc", time(8, 30)),
        ("mai 8h nhắc em", time(8)),
        ("chiều nhắc", time(14)),
        ("đầu giờ chiều nhắc mình", time(13, 30)),
        ("trưa nhắc", time(11, 30)),
        ("30 phút nữa nhắc", timedelta(minutes=30)),
        ("2 tiếng nữa nhắc lại", timedelta(hours=2)),
        ("nửa tiếng nữa nhắc", timedelta(minutes=30)),
        ("một tiếng rưỡi nữa nhắc", timedelta(minutes=90)),
        ("mai nhắc", None),
        ("thứ 5 nhắc em", None),
        ("lát nhắc lại", None),
    ],
)
def test_the_hour_named_is_read(text: str, hour: time | timedelta | None) -> None:
    (reading,) = read_reply(text, NOW.date(), FRIDAY, 1)
    assert (reading.status.value, reading.hour) == ("snooze", hour)


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("lúc 15h nhắc em", "06/07 15:00"),
        ("chiều 3h nhắc", "06/07 15:00"),
        ("30 phút nữa nhắc", "06/07 09:50"),
        ("lát nhắc lại", "06/07 11:20"),
        ("8h nhắc em", "07/07 08:00"),
        ("9h nhắc em", "07/07 09:00"),
        ("mai 10h nhắc", "07/07 10:00"),
        ("mai nhắc", "07/07 08:30"),
        ("chủ nhật 9h nhắc", "13/07 09:00"),
        ("tối nhắc", "07/07 08:30"),
        ("7h sáng mai nhắc", "07/07 07:30"),
        ("thứ 6 tuần sau nhắc", "17/07 08:30"),
    ],
)
def test_a_reminder_put_off_comes_at_the_hour_asked_for_within_working_hours(text: str, comes: str) -> None:
    (reading,) = read_reply(text, NOW.date(), FRIDAY, 1)
    wanted = wanted_at(reading.date, reading.hour, NOW, time(8, 30), SETTINGS.day_ends)
    at = within_hours(wanted, WorkingCalendar(), SETTINGS, time(8, 30))
    assert f"{at:%d/%m %H:%M}" == comes
