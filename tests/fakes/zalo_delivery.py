"""Zalo's side of a webhook: each update is posted in turn, and a few times more where it is not taken."""

import asyncio

import httpx

from tests.fakes.control import Proxy
from tests.fakes.zalo_methods import headers
from tests.fakes.zalo_world import Json, Webhook, World

_TRIES = 5
_PAUSE = 0.2


def enveloped(world: World, body: Json) -> Json:
    """The update as this proxy puts it: documented wrapped, seen flat."""
    return {"ok": True, "result": body, "error_code": 0} if world.shape.envelope == "wrapped" else body


async def deliver_for_ever(world: World, proxy: Proxy) -> None:
    """Post what is pending whenever a webhook is set; ends only when cancelled."""
    async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
        while not world.closed:
            hook = world.webhook
            if hook is not None and world.updates:
                body = enveloped(world, world.updates.popleft())
                for _ in range(world.shape.copies):
                    await _deliver(client, hook, proxy, body)
                world.wake()
            else:
                await world.change(0.2)


async def _deliver(client: httpx.AsyncClient, hook: Webhook, proxy: Proxy, body: Json) -> None:
    for attempt in range(1, _TRIES + 1):
        try:
            answer = await client.post(proxy.reached(hook.url), json=body, headers=headers(hook))
        except httpx.HTTPError as error:
            hook.last_error = type(error).__name__
        else:
            if answer.is_success:
                return
            hook.last_error = f"webhook.http.{answer.status_code}"
        await asyncio.sleep(_PAUSE * attempt)
