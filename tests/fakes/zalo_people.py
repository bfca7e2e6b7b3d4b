"""What people do in the fake's chats: write, send a photo, send what the platform does not hand over."""

import base64

from pydantic import BaseModel, ConfigDict

from tests.fakes.zalo_world import Json, World, milliseconds, new_id


class SimulatedMessage(BaseModel):
    """Somebody writes. `photo` is a picture (base64) that the fake serves, `photo_url` one that is elsewhere.

    `unsupported` is a document or the like; with "empty" the update brings no message at all. `event` and `other` are
    for what is not foreseen here. `bot` is a token's number where there are several.
    """

    model_config = ConfigDict(extra="forbid")

    chat_id: str
    text: str | None = None
    caption: str | None = None
    photo: str | None = None
    photo_url: str | None = None
    unsupported: bool | str = False
    name: str = "Lan"
    chat_type: str = "PRIVATE"
    date: int | None = None
    message_id: str | None = None
    event: str | None = None
    other: Json = {}
    bot: str | None = None


def write(world: World, said: SimulatedMessage, url: str) -> Json:
    """The update it makes, as it goes out; `url` is where the fake is served."""
    chat = world.open_chat(said.chat_id, said.name)
    if chat.blocked:
        raise ValueError("who blocked the bot does not write to it")
    event, content = _content(world, said, url)
    message = {
        "from": {"id": said.chat_id, "display_name": said.name, "is_bot": False},
        "chat": {"id": said.chat_id, "chat_type": said.chat_type},
        "message_id": said.message_id or new_id(),
        "date": said.date if said.date is not None else milliseconds(),
        **content,
        **said.other,
    }
    chat.messages.append({"from": "person", **message})
    body: Json = {"event_name": said.event or event}
    if said.unsupported != "empty":
        body["message"] = message
    world.push(body)
    return body


def _content(world: World, said: SimulatedMessage, url: str) -> tuple[str, Json]:
    if said.unsupported:
        return "message.unsupported.received", {}
    if said.photo is None and said.photo_url is None:
        return "message.text.received", {"message_type": "CHAT_MESSAGE", "text": said.text or ""}
    link = said.photo_url
    if said.photo is not None:
        number = new_id()
        world.photos[number] = base64.b64decode(said.photo)
        link = f"{url}/photos/{number}.jpg"
    content: Json = {"message_type": "CHAT_PHOTO", world.shape.photo: link}
    if said.caption is not None:
        content["caption"] = said.caption
    return "message.image.received", content
