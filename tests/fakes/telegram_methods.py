"""The methods of the Bot API that the fake knows, strict where the real one is: https://core.telegram.org/bots/api."""

import asyncio
import json
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram_world import (
    BUTTON_KINDS,
    DEFAULT_KINDS,
    MEGABYTE,
    Chat,
    Json,
    RefusedCall,
    Webhook,
    World,
    bad,
    units,
)

_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LOCAL = re.compile(r"http://127\.0\.0\.1(:\d+)?/")
_PICTURE = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF")
_NESTED = {"reply_markup", "reply_parameters", "link_preview_options", "allowed_updates", "commands", "scope"}


@dataclass(frozen=True)
class Upload:
    """A file in a call."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True)
class Params:
    """The parameters of a call as they came: strings from a form, or JSON."""

    values: Json

    def get(self, name: str) -> Any:
        value = self.values.get(name)
        if name in _NESTED and isinstance(value, str):
            try:
                return json.loads(value)
            except ValueError:
                raise bad(f"can't parse {name} JSON object") from None
        return value

    def text(self, name: str) -> str:
        value = self.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def integer(self, name: str, otherwise: int) -> int:
        value = self.get(name)
        try:
            return otherwise if value in {None, ""} else int(value)
        except (TypeError, ValueError):
            raise bad(f"{name} must be an integer") from None

    def flag(self, name: str) -> bool:
        return self.get(name) in {True, "true", "True", "1"}

    def upload(self, name: str) -> Upload | None:
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            value = self.values.get(value.removeprefix("attach://"))
        return value if isinstance(value, Upload) else None

    def shown(self) -> Json:
        """As JSON, files by name and size."""
        return {name: self._shown(name) for name in self.values}

    def _shown(self, name: str) -> Any:
        value = self.values[name]
        if isinstance(value, Upload):
            return {"file_name": value.name, "mime_type": value.media_type, "size": len(value.data)}
        try:
            return self.get(name)
        except RefusedCall:
            return value


async def get_me(world: World, params: Params) -> Json:
    return {
        **world.me,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


class Polls:
    """Long polling: the newest poll ends the one before it."""

    def __init__(self) -> None:
        self._latest = 0

    async def get_updates(self, world: World, params: Params) -> list[Json]:
        if world.webhook:
            raise RefusedCall(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self._latest = mine = self._latest + 1
        world.wake()
        limit = min(max(params.integer("limit", 100), 1), 100)
        offset = params.integer("offset", 0)
        _accept_kinds(world, params)
        if offset < 0:
            world.updates = world.updates[offset:]
        world.updates = [update for update in world.updates if update["update_id"] >= offset]
        loop = asyncio.get_running_loop()
        until = loop.time() + min(max(params.integer("timeout", 0), 0), 50)
        while not world.updates and not world.closed and loop.time() < until:
            await world.change(until - loop.time())
            if mine != self._latest or world.webhook:
                raise RefusedCall(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
        return world.updates[:limit]


def _accept_kinds(world: World, params: Params) -> None:
    kinds = params.get("allowed_updates")
    if kinds is not None:
        if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
            raise bad("can't parse allowed_updates: expected an array of strings")
        world.kinds = set(kinds) or set(DEFAULT_KINDS)


async def set_webhook(world: World, params: Params) -> bool:
    url = params.text("url")
    if not url:
        return await delete_webhook(world, params)
    if not (url.startswith("https://") or _LOCAL.match(url)):  # the real one takes no http at all
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    _accept_kinds(world, params)
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    world.webhook = Webhook(url, secret or None, min(max(params.integer("max_connections", 40), 1), 100))
    world.wake()
    return True


async def delete_webhook(world: World, params: Params) -> bool:
    world.webhook = None
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    world.wake()
    return True


async def get_webhook_info(world: World, params: Params) -> Json:
    hook = world.webhook
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates),
    }
    if hook:
        info |= {"max_connections": hook.max_connections, "allowed_updates": sorted(world.kinds)}
        if hook.last_error:
            info |= {"last_error_date": int(time.time()), "last_error_message": hook.last_error}
    return info


async def send_message(world: World, params: Params) -> Json:
    chat = world.chat(params.get("chat_id"))
    text = _text(params, "text", 4096, "message is too long")
    if not text:
        raise bad("message text is empty")
    return _send(world, chat, params, {"text": text})


async def send_document(world: World, params: Params) -> Json:
    chat = world.chat(params.get("chat_id"))
    upload = _uploaded(params, "document", 50 * MEGABYTE)
    file_id = world.add_file(upload.name, upload.media_type, upload.data)
    document = {
        "file_id": file_id,
        "file_unique_id": f"U{file_id}",
        "file_name": upload.name,
        "mime_type": upload.media_type,
        "file_size": len(upload.data),
    }
    return _send(world, chat, params, {"document": document, **_caption(params)})


async def send_photo(world: World, params: Params) -> Json:
    chat = world.chat(params.get("chat_id"))
    upload = _uploaded(params, "photo", 10 * MEGABYTE)
    if not upload.data.startswith(_PICTURE):
        raise bad("IMAGE_PROCESS_FAILED")
    return _send(world, chat, params, {"photo": photo_sizes(world, upload.data), **_caption(params)})


def photo_sizes(world: World, data: bytes) -> list[Json]:
    """The same picture small and large, as the platform makes them."""
    sizes = []
    for side, content in ((90, data[:100]), (1280, data)):
        file_id = world.add_file(f"file_{world.number()}.jpg", "image/jpeg", content)
        size = {"file_id": file_id, "file_unique_id": f"U{file_id}", "width": side, "height": side}
        sizes.append({**size, "file_size": len(content)})
    return sizes


def _uploaded(params: Params, name: str, limit: int) -> Upload:
    upload = params.upload(name)
    if upload is None:
        raise bad(f"there is no {name} in the request")
    if not upload.data:
        raise bad("file must be non-empty")
    if len(upload.data) > limit:
        raise RefusedCall(413, "Request Entity Too Large")
    return upload


def _caption(params: Params) -> Json:
    caption = _text(params, "caption", 1024, "message caption is too long")
    return {"caption": caption} if caption else {}


def _text(params: Params, name: str, limit: int, too_long: str) -> str:
    if params.text("parse_mode"):
        raise bad("the fake takes no parse_mode: what people wrote is sent as it is")
    text = params.text(name).strip()
    if units(text) > limit:
        raise bad(too_long)
    return text


def _send(world: World, chat: Chat, params: Params, content: Json) -> Json:
    """The common end of every sending: the keyboard, the message answered, the limits."""
    markup = _keyboard(params)
    reply = _replied(chat, params)
    world.count_message(chat.shown["id"])
    return world.add_message(
        chat,
        world.me,
        {**content, **({"reply_markup": markup} if markup else {}), **({"reply_to_message": reply} if reply else {})},
    )


def _replied(chat: Chat, params: Params) -> Json | None:
    asked = params.get("reply_parameters")
    if not asked:
        return None
    message = chat.messages.get(asked.get("message_id"))
    if message is None and not asked.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return {k: v for k, v in message.items() if k != "reply_to_message"} if message else None


def _keyboard(params: Params) -> Json | None:
    markup = params.get("reply_markup")
    if markup is None:
        return None
    rows = markup.get("inline_keyboard")
    if not isinstance(rows, list) or not all(isinstance(row, list) and row for row in rows):
        raise bad("can't parse inline keyboard: expected rows of buttons")
    if sum(len(row) for row in rows) > 100:
        raise bad("reply markup is too long")
    for button in (button for row in rows for button in row):
        if not button.get("text"):
            raise bad("text buttons are unallowed in the inline keyboard")
        if len(BUTTON_KINDS & button.keys()) != 1:
            raise bad("can't parse inline keyboard button: exactly one action is needed")
        if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= 64:
            raise bad("BUTTON_DATA_INVALID")
    return {"inline_keyboard": rows} if rows else None


async def edit_message_text(world: World, params: Params) -> Json:
    message = _own_message(world, params)
    text = _text(params, "text", 4096, "MESSAGE_TOO_LONG")
    if not text:
        raise bad("message text is empty")
    return _edited(message, params, {"text": text})


async def edit_message_reply_markup(world: World, params: Params) -> Json:
    return _edited(_own_message(world, params), params, {})


def _own_message(world: World, params: Params) -> Json:
    message = world.chat(params.get("chat_id")).messages.get(params.integer("message_id", 0))
    if message is None:
        raise bad("message to edit not found")
    if message["from"] != world.me:
        raise bad("message can't be edited")
    return message


def _edited(message: Json, params: Params, content: Json) -> Json:
    markup = _keyboard(params)
    changed = {**message, **content}
    changed.pop("reply_markup", None)
    if markup:
        changed["reply_markup"] = markup
    if changed == message:
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly the same as a "
            "current content and reply markup of the message"
        )
    message.clear()
    message.update(changed, edit_date=int(time.time()))
    return message


async def answer_callback_query(world: World, params: Params) -> bool:
    if units(params.text("text")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    if params.text("callback_query_id") not in world.callbacks:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    world.callbacks.remove(params.text("callback_query_id"))
    return True


async def get_file(world: World, params: Params) -> Json:
    file_id = params.text("file_id")
    file = world.files.get(file_id)
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if file.size > 20 * MEGABYTE:
        raise bad("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": f"U{file_id}",
        "file_size": file.size,
        "file_path": f"documents/{file_id}",
    }


async def set_my_commands(world: World, params: Params) -> bool:
    commands = params.get("commands")
    if not isinstance(commands, list) or len(commands) > 100:
        raise bad("can't parse list of bot commands")
    for command in commands:
        if not _COMMAND.fullmatch(str(command.get("command", ""))):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= units(str(command.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_menu(params)] = commands
    return True


async def get_my_commands(world: World, params: Params) -> list[Json]:
    return world.commands.get(_menu(params), [])


async def delete_my_commands(world: World, params: Params) -> bool:
    world.commands.pop(_menu(params), None)
    return True


def _menu(params: Params) -> tuple[str, str]:
    return json.dumps(params.get("scope") or {"type": "default"}, sort_keys=True), params.text("language_code")


async def send_chat_action(world: World, params: Params) -> bool:
    world.chat(params.get("chat_id"))
    if params.text("action") not in {"typing", "upload_document", "upload_photo"}:
        raise bad("wrong parameter action in request")
    return True


METHODS: dict[str, Callable[[World, Params], Awaitable[Any]]] = {
    "getMe": get_me,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "answerCallbackQuery": answer_callback_query,
    "getFile": get_file,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "sendChatAction": send_chat_action,
}
