"""Whatever an update holds, reading it never raises and gives only what can be stored."""

import copy
import random
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.telegram_client import Client
from bot.channels.telegram_update import read
from tests.malformed import places, put

NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
BOT = Client("1:x", "http://127.0.0.1", 1)
LAN = {"id": 1001, "is_bot": False, "first_name": "Lan"}
CHAT = {"id": 1001, "type": "private", "first_name": "Lan"}
MESSAGE = {"message_id": 1, "date": 1772415000, "chat": CHAT, "from": LAN}
PHOTO = {"file_id": "F", "file_unique_id": "U", "width": 90, "height": 90, "file_size": 100}
DOCUMENT = {"file_id": "F", "file_unique_id": "U", "file_name": "a.docx", "mime_type": "x/y", "file_size": 100}
BUTTON = {"id": "5", "from": LAN, "chat_instance": "1", "data": "done:1"}
UPDATES: list[dict[str, Any]] = [
    {"update_id": 1, "message": {**MESSAGE, "text": "xong"}},
    {"update_id": 2, "message": {**MESSAGE, "caption": "xong", "document": DOCUMENT}},
    {"update_id": 3, "message": {**MESSAGE, "photo": [PHOTO, PHOTO], "reply_to_message": MESSAGE}},
    {"update_id": 4, "edited_message": {**MESSAGE, "text": "xong", "edit_date": 1772415060}},
    {"update_id": 5, "callback_query": {**BUTTON, "message": {**MESSAGE, "text": "?"}}},
]
ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["\x00", "\ud800", "private", "1001", 10**30, -1, ""]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "chat"]), inner, max_size=3)
    ),
    max_leaves=4,
)


@settings(max_examples=400)
@given(st.sampled_from(UPDATES), st.lists(st.tuples(st.randoms(use_true_random=False), ODD), min_size=1, max_size=3))
def test_odd_values_anywhere(update: dict[str, Any], changes: list[tuple[random.Random, object]]) -> None:
    update = copy.deepcopy(update)
    for chance, odd in changes:
        put(update, chance.choice(places(update) or [("update_id",)]), odd)
    arrived = read(update, BOT, lambda: NOW)
    if arrived is None:
        return
    incoming = arrived.incoming
    words = [incoming.text, incoming.button or "", incoming.display_name or "", arrived.callback_id or ""]
    words += [word for file in incoming.attachments for word in (file.source or "", file.name, file.media_type)]
    assert all(isinstance(word, str) and "\x00" not in word and word.encode() is not None for word in words)
    assert all(int(number or 0) is not None for number in (incoming.address, incoming.message_id, incoming.reply_to))
    assert all(isinstance(file.size, int) for file in incoming.attachments)
    assert incoming.at.utcoffset() == timedelta(0)


def test_the_updates_themselves_can_be_read() -> None:
    assert all(read(update, BOT, lambda: NOW) for update in UPDATES)
