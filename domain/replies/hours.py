"""The hour a reminder is wanted at: `15h`, `chiều 3h`, `chiều`, or so long from now: `30 phút nữa`, `2 tiếng nữa`."""

import re
from datetime import time, timedelta

from domain.replies.heard import Event, Heard
from domain.replies.reading import Status
from domain.replies.tags import Tag
from domain.replies.words_dates import NUMBERS

_TIMES = frozenset((Tag.DATE, Tag.TODAY, Tag.PAST, Tag.SPAN, Tag.VAGUE, Tag.HOLD))
_NUMBER = r"\d{1,3}|nửa|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_WAIT = re.compile(
    rf"(?<!\w)(?P<n>{_NUMBER}) ?(?:(?P<minutes>phút|p)|(?P<hours>tiếng|giờ(?= (?:nữa|sau))))(?P<half> rưỡi)?(?!\w)"
)
_CLOCK = re.compile(r"(?<!\d)(?P<h>\d{1,2}) ?(?:h|g|giờ|:)(?: ?(?P<m>\d{2})|(?P<half> rưỡi))?(?!\w)")
_EVENING = re.compile(r"(?:chiều|tối|đêm)(?!\w)")
_NOON = re.compile(r"trưa(?!\w)")
_MORNING = re.compile(r"sáng(?!\w)")
#: A part of the day without a clock, the more exact ones first.
_PARTS = (
    ("đầu giờ chiều", time(13, 30)),
    ("đầu chiều", time(13, 30)),
    ("giữa chiều", time(15, 0)),
    ("cuối chiều", time(16, 0)),
    ("cuối giờ", time(16, 0)),
    ("cuối buổi", time(16, 0)),
    ("cuối ngày", time(16, 0)),
    ("hết giờ", time(16, 0)),
    ("trưa", time(11, 30)),
    ("chiều", time(14, 0)),
    ("tối", time(19, 0)),
    ("đêm", time(19, 0)),
)
_FIRST_OFFICE_HOUR = 7
_NOON_HOUR = 12


def asked_hour(heard: Heard, events: tuple[Event, ...]) -> time | timedelta | None:
    """The local hour, or how long from now; None where the reply names neither.

    An hour before seven without its part of the day is an afternoon's, as office hours are: `3h` is 15:00.
    """
    if not any(e.status is Status.SNOOZE for e in events):
        return None
    words = " ".join(each.text for i, each in enumerate(heard.lexemes) if each.tag in _TIMES and i not in heard.unsaid)
    wait = _WAIT.search(words)
    return _length(wait) if wait else _hour(words)


def _length(match: re.Match[str]) -> timedelta:
    said = match["n"]
    count = 0.5 if said == "nửa" else float(NUMBERS.get(said) or said)
    if match["half"]:
        count += 0.5
    return timedelta(minutes=count) if match["minutes"] else timedelta(hours=count)


def _hour(words: str) -> time | None:
    match = _CLOCK.search(words)
    if match is None:
        return next((hour for part, hour in _PARTS if re.search(rf"(?<!\w){part}(?!\w)", words)), None)
    hour, minute = int(match["h"]), 30 if match["half"] else int(match["m"] or 0)
    afternoon = _EVENING.search(words) or (_NOON.search(words) and hour < _FIRST_OFFICE_HOUR)
    if hour < _NOON_HOUR and (afternoon or (hour < _FIRST_OFFICE_HOUR and not _MORNING.search(words))):
        hour += _NOON_HOUR
    return time(hour, minute) if hour < 24 and minute < 60 else None
