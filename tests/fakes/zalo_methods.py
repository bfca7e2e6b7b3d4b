"""The methods of the fake's Bot API (CHANNELS A.2), strict where Zalo is."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from tests.fakes.control import Proxy
from tests.fakes.zalo_world import Json, RefusedCall, Webhook, World, milliseconds, new_id, units

TEXT_LIMIT = 2000
TESTS_A_DAY = 10
_IDLE = RefusedCall(408, "Request timeout")


async def get_me(world: World, _params: Json, _proxy: Proxy) -> Json:
    return world.me


async def get_updates(world: World, params: Json, _proxy: Proxy) -> Json:
    """Pops one update for good; a webhook excludes it."""
    if world.webhook is not None:
        raise RefusedCall(400, "Bad Request: a webhook is set")
    try:
        left = float(params.get("timeout", 30))
    except ValueError:
        raise RefusedCall(400, "Bad Request: timeout") from None
    while not world.updates and left > 0 and not world.closed:
        waited = min(left, 0.2)
        await world.change(waited)
        left -= waited
    if not world.updates:
        raise _IDLE
    return world.updates.popleft()


async def set_webhook(world: World, params: Json, proxy: Proxy) -> Json:
    url, secret = str(params.get("url", "")), str(params.get("secret_token", ""))
    if not url.startswith("https://") and not url.startswith("http://127.0.0.1"):
        raise RefusedCall(400, "Bad Request: url must be https")
    if not 8 <= len(secret) <= 256:
        raise RefusedCall(400, "Bad Request: secret_token must have 8 to 256 characters")
    world.webhook = Webhook(url, secret)
    world.wake()
    verified = await _probe(world.webhook, proxy)
    return {"url": url, "updated_at": milliseconds(), "verification": verified}


async def try_webhook(world: World, _params: Json, proxy: Proxy) -> Json:
    world.tests_of_webhook += 1
    if world.tests_of_webhook > TESTS_A_DAY:
        raise RefusedCall(426, "Daily limit reached")
    if world.webhook is None:
        raise RefusedCall(400, "Bad Request: no webhook is set")
    return {"url": world.webhook.url, **await _probe(world.webhook, proxy)}


async def _probe(hook: Webhook, proxy: Proxy) -> Json:
    """Its own body is not known; this one is no update."""
    try:
        async with httpx.AsyncClient(timeout=5, trust_env=False) as client:
            answer = await client.post(proxy.reached(hook.url), json={}, headers=headers(hook))
    except httpx.HTTPError:
        return {"ok": False, "status_code": 0, "outcome": "webhook.err.unreachable"}
    code = answer.status_code
    known = str(code) if code in {403, 404} else "5xx" if code >= 500 else "other"
    return {
        "ok": answer.is_success,
        "status_code": code,
        "outcome": "webhook.ok" if answer.is_success else f"webhook.http.{known}",
    }


def headers(hook: Webhook) -> dict[str, str]:
    """What the platform's own client sends."""
    return {"X-Bot-Api-Secret-Token": hook.secret, "User-Agent": "Java/1.8.0_192"}


async def delete_webhook(world: World, _params: Json, _proxy: Proxy) -> Json:
    world.webhook = None
    return {"url": "", "updated_at": milliseconds()}


async def get_webhook_info(world: World, _params: Json, _proxy: Proxy) -> Json:
    return {"url": world.webhook.url if world.webhook else "", "updated_at": milliseconds()}


async def send_message(world: World, params: Json, _proxy: Proxy) -> Json:
    return _sent(world, params, {"text": _text(params, "text", least=1)})


async def send_photo(world: World, params: Json, proxy: Proxy) -> Json:
    """Fetches the picture where there is a way to it, as the platform does."""
    photo = params.get("photo")
    if not isinstance(photo, str) or not photo:
        raise RefusedCall(400, "The photo must not be empty")
    if not photo.startswith(("http://", "https://")):
        raise RefusedCall(400, "The photo must start with http:// or https://")
    caption = _text(params, "caption", least=0)
    fetched: Json = {}
    if proxy.origin is not None:
        async with httpx.AsyncClient(timeout=5, trust_env=False) as client:
            answer = await client.get(proxy.reached(photo))
        kind = answer.headers.get("content-type", "")
        if not answer.is_success or not kind.startswith("image/"):
            raise RefusedCall(400, "The photo URL is invalid")
        fetched = {"media_type": kind, "size": len(answer.content)}
    return _sent(world, params, {"photo": photo, "caption": caption, **fetched})


async def send_sticker(world: World, params: Json, _proxy: Proxy) -> Json:
    if not params.get("sticker"):
        raise RefusedCall(400, "Bad Request: sticker")
    return _sent(world, params, {"sticker": params["sticker"]})


async def send_voice(world: World, params: Json, _proxy: Proxy) -> Json:
    if not str(params.get("voice_url", "")).endswith(".aac"):
        raise RefusedCall(400, "Bad Request: voice_url must end in .aac")
    return _sent(world, params, {"voice_url": params["voice_url"]})


async def send_chat_action(world: World, params: Json, _proxy: Proxy) -> None:
    """Answered without a result."""
    world.chat(params.get("chat_id"))
    if params.get("action") != "typing":
        raise RefusedCall(400, "Bad Request: action")


def _text(params: Json, name: str, *, least: int) -> str:
    text = params.get(name, "")
    if not isinstance(text, str) or not least <= units(text) <= TEXT_LIMIT or (least and not text.strip()):
        raise RefusedCall(400, f"Bad Request: {name} must have {least} to {TEXT_LIMIT} characters")
    if params.get("parse_mode"):
        raise RefusedCall(400, "Bad Request: the product sends what people wrote as it is")
    return text


def _sent(world: World, params: Json, content: Json) -> Json:
    chat = world.chat(params.get("chat_id"))
    world.count_message()
    message = {"message_id": new_id(), "date": milliseconds()}
    chat.messages.append({**message, "from": "bot", **content})
    return message


METHODS: dict[str, Callable[[World, Json, Proxy], Awaitable[Any]]] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "testWebhook": try_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendSticker": send_sticker,
    "sendVoice": send_voice,
    "sendChatAction": send_chat_action,
}
"""By their names, whose case matters."""
