"""An update of Zalo's Bot Platform read into an `Incoming`, before its photo is fetched."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog

from domain.chat import Attachment, Incoming
from domain.text import one_line, storable

_READABLE = {f"message.{kind}.received" for kind in ("text", "image", "sticker", "voice", "link")}
_IMAGE, _LINK = "message.image.received", "message.link.received"
_UNREADABLE = "message.unsupported.received"
_EVENT = re.compile(r"[a-z_.]{1,60}")
_LONGEST_ID = 100
_LONGEST_NAME = 200
_WEB_ADDRESS = re.compile(r"https?://\S{1,2000}")
_LATE_CLOCKS = timedelta(days=1)

_log = structlog.get_logger(__name__)


def read(raw: object, bot: str, now: datetime) -> Incoming | None:
    """What the update says, or None where it is nothing for us: a group, an event not used, nonsense. Never raises.

    Bodies came both bare and wrapped in `result`, photos under two names. `bot` begins the address; `now` stands for a
    date that is none.
    """
    try:
        return _read(raw, bot, now)
    except Exception as error:  # whatever is in it must not stop the others
        _log.warning("zalo_update_not_readable", error=type(error).__name__)
        return None


def _read(raw: object, bot: str, now: datetime) -> Incoming | None:
    body = raw.get("result", raw) if isinstance(raw, dict) else None
    if not isinstance(body, dict):
        return None
    event, message = str(body.get("event_name")), body.get("message")
    if event not in {*_READABLE, _UNREADABLE}:
        _log.info("zalo_event_passed_over", event_name=event if _EVENT.fullmatch(event) else "?")
        return None
    if not isinstance(message, dict):  # an unsupported message may come without one
        return None
    chat_id = _private_chat(message)
    if chat_id is None:
        return None
    message_id = _id(message.get("message_id"))
    files = _photo(message, message_id) if event == _IMAGE else ()
    return Incoming(
        channel="zalo",
        update_id=f"{bot}/{message_id or _fingerprint(body)}",
        address=f"{bot}/{chat_id}",
        text=_text(event, message),
        at=_instant(message.get("date"), now),
        attachments=files,
        display_name=_name(message.get("from")),
        message_id=message_id,
        unreadable=event == _UNREADABLE or (event == _IMAGE and not files),
    )


def _private_chat(message: Mapping[str, Any]) -> str | None:
    """The chat of a person; None for a group, and for what another bot says."""
    chat, sender = message.get("chat"), message.get("from")
    if not isinstance(chat, dict) or chat.get("chat_type", "PRIVATE") != "PRIVATE":
        return None
    if isinstance(sender, dict) and sender.get("is_bot") is True:
        return None
    return _id(chat.get("id"))


def _id(value: object) -> str | None:
    """An id as it may be kept; it stands behind the stroke of an address."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = storable(str(value))
    return text if 0 < len(text) <= _LONGEST_ID and text.isprintable() and not set(text) & {"/", " "} else None


def _text(event: str, message: Mapping[str, Any]) -> str:
    names = ("text", "caption", "link", "url") if event == _LINK else ("text", "caption")
    return next((storable(said) for said in map(message.get, names) if isinstance(said, str) and said), "")


def _photo(message: Mapping[str, Any], message_id: str | None) -> tuple[Attachment, ...]:
    """Documented as `photo`, seen as `photo_url`."""
    for name in ("photo_url", "photo"):
        url = message.get(name)
        if isinstance(url, str) and _WEB_ADDRESS.fullmatch(url) and storable(url) == url:
            label = re.sub(r"[^0-9A-Za-z_-]", "", message_id or "")
            return (Attachment(f"anh-{label or 'zalo'}.jpg", "image/jpeg", 0, None, url),)
    return ()


def _instant(date: object, now: datetime) -> datetime:
    """Milliseconds since 1970 as an instant; `now` where it is none, or one that has not come yet."""
    try:
        at = datetime.fromtimestamp(int(str(date)) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return now
    return at if at <= now + _LATE_CLOCKS else now


def _name(sender: object) -> str | None:
    name = sender.get("display_name") if isinstance(sender, dict) else None
    return one_line(storable(name))[:_LONGEST_NAME] or None if isinstance(name, str) else None


def _fingerprint(body: Mapping[str, Any]) -> str:
    """What tells an update without an id from others, and is the same when it comes again."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, default=str).encode(errors="replace")).hexdigest()[:32]
