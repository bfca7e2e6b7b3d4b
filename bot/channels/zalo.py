"""The Zalo door: the office's bots of the Bot Platform, private chats, received by polling or by webhook.

A person talks to one of the bots: an address is `bot/chat`. The Official Account API would be another door with the
same promise (`domain.chat.Channel`).
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import httpx
import structlog
from starlette.routing import Route

from bot.channels.parts import Parts
from bot.channels.webhook import webhook_route
from bot.channels.zalo_bot import ZaloBot
from bot.channels.zalo_send import Part, Way, parts_of
from domain.allowance import bot_of
from domain.bots import Bot
from domain.chat import Attachment, Outgoing, Receive, Unreachable

BASE_URL = "https://bot-api.zaloplatforms.com"
PHOTO_LIMIT = 20 * 1024 * 1024
_HEADER_OF_PROOF = "X-Bot-Api-Secret-Token"
_FETCH_WITHIN = 20.0
_TRIES = 2

Ways = Callable[[Outgoing], Awaitable[Sequence[Way]]]
"""How the files of a message get to its reader."""

_log = structlog.get_logger(__name__)


class ZaloChannel:
    """`domain.chat.Channel` over the Bot Platform. `links` are those that open the chats of bots, by their ids."""

    name = "zalo"

    def __init__(self, bots: Sequence[ZaloBot], ways: Ways, links: Mapping[str, str] = MappingProxyType({})) -> None:
        self._bots = {bot.id: bot for bot in bots}
        self._links = links
        self._ways = ways
        self._parts = Parts()

    async def start(self, receive: Receive) -> None:
        """Begin to receive, in the background: Zalo being out of reach keeps nobody else from starting."""
        for bot in self._bots.values():
            bot.start(receive)

    async def stop(self) -> None:
        """Stop receiving; what was read is kept first. With webhooks, stop their server before."""
        await asyncio.gather(*(bot.stop() for bot in self._bots.values()))

    @property
    def bots(self) -> list[Bot]:
        """The bots people can be told to add."""
        return [Bot(self.name, bot.id, bot.name, self._links.get(bot.id)) for bot in self._bots.values()]

    def routes(self) -> list[Route]:
        """What the web server must serve: a webhook for each bot that has one."""
        return [
            webhook_route(bot.webhook.path, _HEADER_OF_PROOF, bot.webhook.secret, bot.take)
            for bot in self._bots.values()
            if bot.webhook is not None
        ]

    async def send(self, message: Outgoing) -> str:
        """Send it and give the id of its last part. Raises NotNow, Unreachable or Refused."""
        bot = self._bots.get(bot_of(message.address))
        chat_id = message.address.rpartition("/")[2]
        if bot is None or not chat_id:
            raise Unreachable("a chat of a bot that is not set up here")

        async def one(part: Part) -> str:
            return await bot.say(chat_id, part)

        ways = await self._ways(message) if message.files else ()
        return await self._parts.send(message, parts_of(message, ways), one)

    async def show_typing(self, address: str) -> None:
        """Show for a few seconds that an answer is being written."""
        bot = self._bots.get(bot_of(address))
        if bot is not None:
            await bot.show_typing(address.rpartition("/")[2])

    async def fetch(self, attachment: Attachment) -> Attachment:
        """A photo that came with a message, with its bytes where its address still gives them."""
        for _ in range(_TRIES):
            try:
                async with httpx.AsyncClient(timeout=_FETCH_WITHIN, follow_redirects=True) as client:
                    data = await _limited(client, str(attachment.source))
            except Exception as error:  # an address may be anything; the message is worked on all the same
                _log.warning("zalo_photo_not_fetched", error=type(error).__name__)
            else:
                # Zalo does not say how large one is.
                return replace(attachment, size=PHOTO_LIMIT + 1 if data is None else len(data), data=data)
        return attachment


async def _limited(client: httpx.AsyncClient, url: str) -> bytes | None:
    """What an address gives; None where that is too large."""
    async with client.stream("GET", url) as answer:
        answer.raise_for_status()
        data = bytearray()
        async for piece in answer.aiter_bytes():
            data += piece
            if len(data) > PHOTO_LIMIT:
                return None
        return bytes(data)
