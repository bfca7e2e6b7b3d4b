"""What people do in the fake's chats: write, send files, edit, tap, block the bot."""

import base64
import time
from typing import Any

from pydantic import BaseModel, ConfigDict

from tests.fakes.telegram_methods import photo_sizes
from tests.fakes.telegram_world import Json, World


class SimulatedFile(BaseModel):
    """A document: its content, or only its size for one too large to hold."""

    model_config = ConfigDict(extra="forbid")

    name: str | None = "van-ban.docx"
    media_type: str | None = "application/octet-stream"
    base64: str | None = None
    size: int | None = None


class SimulatedMessage(BaseModel):
    """Somebody writes. `edit` is the id of an earlier message that this replaces; `other` further fields."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    chat_id: int
    text: str | None = None
    caption: str | None = None
    document: SimulatedFile | None = None
    photo: str | None = None
    reply_to: int | None = None
    edit: int | None = None
    date: int | None = None
    chat_type: str = "private"
    sender: Json = {}
    other: Json = {}


class SimulatedTap(BaseModel):
    """Somebody taps a button. Without `message_id`, on the newest message that has it; `forged` skips the check."""

    model_config = ConfigDict(extra="forbid")

    chat_id: int
    data: str
    message_id: int | None = None
    forged: bool = False


class CannotDo(Exception):  # noqa: N818 - what a person could not have done either
    """The test asks for what no person could do."""


def write(world: World, said: SimulatedMessage) -> Json:
    """The update it makes."""
    person = _person(said.chat_id, said.sender)
    chat = world.open_chat(said.chat_id, person, said.chat_type)
    content = _content(world, said)
    if said.reply_to is not None:
        if said.reply_to not in chat.messages:
            raise CannotDo("there is no such message to reply to")
        content["reply_to_message"] = {k: v for k, v in chat.messages[said.reply_to].items() if k != "reply_to_message"}
    if said.edit is None:
        return world.add_update("message", world.add_message(chat, person, content, said.date))
    message = chat.messages.get(said.edit)
    if message is None or message["from"] == world.me:
        raise CannotDo("there is no such message of theirs to edit")
    message.update(content, edit_date=said.date if said.date is not None else int(time.time()))
    return world.add_update("edited_message", dict(message))


def _person(chat_id: int, sender: Json) -> Json:
    return {"id": abs(chat_id), "is_bot": False, "first_name": "Lan", "language_code": "vi", **sender}


def _content(world: World, said: SimulatedMessage) -> Json:
    content: Json = dict(said.other)
    if said.text is not None:
        content["text"] = said.text
        if said.text.startswith("/"):
            length = len(said.text.split()[0])
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
    if said.caption is not None:
        content["caption"] = said.caption
    if said.document is not None:
        content["document"] = _document(world, said.document)
    if said.photo is not None:
        content["photo"] = photo_sizes(world, base64.b64decode(said.photo))
    return content


def _document(world: World, file: SimulatedFile) -> Json:
    data = base64.b64decode(file.base64) if file.base64 is not None else None
    file_id = world.add_file(file.name or "", file.media_type or "", data, file.size)
    size = world.files[file_id].size
    shown: dict[str, Any] = {"file_name": file.name, "mime_type": file.media_type, "file_size": size}
    return {
        "file_id": file_id,
        "file_unique_id": f"U{file_id}",
        **{key: value for key, value in shown.items() if value is not None},
    }


def tap(world: World, tapped: SimulatedTap) -> Json:
    """The update it makes."""
    chat = world.chats.get(tapped.chat_id)
    if chat is None:
        raise CannotDo("there is no such chat")
    wanted = [chat.messages.get(tapped.message_id)] if tapped.message_id else reversed(chat.messages.values())
    message = next((m for m in wanted if m and (tapped.forged or tapped.data in _choices(m))), None)
    if message is None:
        raise CannotDo("there is no such button")
    query_id = f"{world.number()}00000"
    world.callbacks.add(query_id)
    person = _person(
        tapped.chat_id, {k: v for k, v in chat.shown.items() if k in {"first_name", "last_name", "username"}}
    )
    query: Json = {"id": query_id, "from": person, "message": message, "chat_instance": "1", "data": tapped.data}
    return world.add_update("callback_query", query)


def _choices(message: Json) -> set[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["callback_data"] for row in rows for button in row if "callback_data" in button}


def block(world: World, chat_id: int, blocked: bool) -> Json:
    """The person blocks the bot or takes it back; the update it makes."""
    chat = world.chats.get(chat_id)
    if chat is None:
        raise CannotDo("there is no such chat")
    before, chat.blocked = chat.blocked, blocked
    states = {False: "member", True: "kicked"}
    members = [{"user": world.me, "status": states[state], "until_date": 0} for state in (before, blocked)]
    person = _person(chat_id, {})
    change = {"chat": chat.shown, "from": person, "date": int(time.time())}
    return world.add_update("my_chat_member", {**change, "old_chat_member": members[0], "new_chat_member": members[1]})
