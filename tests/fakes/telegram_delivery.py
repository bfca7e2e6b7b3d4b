"""Telegram's side of a webhook: each update is posted until it is taken."""

import asyncio
from functools import partial

import httpx

from tests.fakes.control import Proxy
from tests.fakes.telegram_world import Json, Webhook, World

_FIRST_PAUSE = 0.2
_LONGEST_PAUSE = 5.0


async def deliver_for_ever(world: World, proxy: Proxy) -> None:
    """Post what is pending whenever a webhook is set, several at a time; ends only when cancelled."""
    async with httpx.AsyncClient(timeout=60) as client, asyncio.TaskGroup() as tasks:
        under_way: set[int] = set()
        while True:
            hook = world.webhook
            for update in list(world.updates) if hook else []:
                if hook and update["update_id"] not in under_way and len(under_way) < hook.max_connections:
                    under_way.add(update["update_id"])
                    posting = tasks.create_task(_deliver(client, world, hook, proxy.reached(hook.url), update))
                    posting.add_done_callback(partial(_end, under_way, update["update_id"]))
            await world.change(0.2)


async def _deliver(client: httpx.AsyncClient, world: World, hook: Webhook, url: str, update: Json) -> None:
    """Post one until it is taken or the webhook is another."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
    pause = _FIRST_PAUSE
    while world.webhook is hook and update in world.updates:
        try:
            answer = await client.post(url, json=update, headers=headers)
        except httpx.HTTPError as error:
            hook.last_error = type(error).__name__
        else:
            if answer.is_success:
                world.updates.remove(update)
                world.wake()
                return
            hook.last_error = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
        await asyncio.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def _end(under_way: set[int], number: int, _posting: object) -> None:
    under_way.discard(number)
