"""What the pages say, in their reader's language: labels, days, and lines as a page takes them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from domain.conversation import Line, LineFile
from domain.people import Role
from locales import say

_WEEKDAYS = (
    "web.weekday.monday",
    "web.weekday.tuesday",
    "web.weekday.wednesday",
    "web.weekday.thursday",
    "web.weekday.friday",
    "web.weekday.saturday",
    "web.weekday.sunday",
)
_ROLES = {
    Role.STAFF: "web.role.staff",
    Role.HEAD: "web.role.head",
    Role.OFFICE: "web.role.office",
    Role.LEADER: "web.role.leader",
    Role.ADMIN: "web.role.admin",
}
# What the script of the page says by itself.
_OF_THE_SCRIPT = {
    "failed": "web.chat.failed",
    "again": "web.chat.again",
    "drop": "web.chat.drop",
    "reply": "web.chat.reply",
    "remove": "web.chat.remove_file",
    "tooLarge": "web.too_large",
    "tooManyFiles": "web.too_many_files",
    "download": "web.chat.download",
    "file": "web.chat.file",
    "you": "web.chat.you",
    "openReading": "web.reading.open",
    "clockFailed": "web.clock.failed",
}
_PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}


def words(language: str) -> Callable[..., str]:
    """`say` in one language, for templates."""
    return partial(say, language)


def script_words(language: str, **args: object) -> dict[str, str]:
    """The sentences the page's script needs, by its own short names, filled with `args`."""
    return {name: say(language, key, **args) for name, key in _OF_THE_SCRIPT.items()}


def role_name(language: str, role: Role) -> str:
    """What a role is called."""
    return say(language, _ROLES[role])


def moment(language: str, zone: ZoneInfo, at: datetime) -> dict[str, str]:
    """An instant on the office's wall: `time` 08:05, `day` 2026-01-05 to compare, `dayName` to read."""
    local = at.astimezone(zone)
    day_name = say(language, "web.day", weekday=say(language, _WEEKDAYS[local.weekday()]), date=f"{local:%d/%m/%Y}")
    return {"time": f"{local:%H:%M}", "day": f"{local:%Y-%m-%d}", "dayName": day_name}


def line_shown(language: str, zone: ZoneInfo, line: Line) -> dict[str, Any]:
    """A line as the page's script takes it. `key` is what the page itself called the message when it sent it."""
    return {
        "id": line.id,
        "mine": line.mine,
        "text": line.text,
        "buttons": [[{"label": b.label, "data": b.data} for b in row] for row in line.buttons],
        "files": [_file_shown(line.id, place, file) for place, file in enumerate(line.files)],
        "replyTo": line.reply_to,
        "key": line.update_id.rpartition(":")[2] if line.update_id else None,
        **moment(language, zone, line.at),
    }


def _file_shown(line_id: str, place: int, file: LineFile) -> dict[str, Any]:
    return {
        "name": file.name,
        "size": file.size,
        "picture": file.media_type in _PICTURES,
        "path": f"/files/{line_id}/{place}",
    }
