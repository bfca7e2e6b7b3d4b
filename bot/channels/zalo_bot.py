"""One bot of Zalo: how its updates come in, and how it speaks."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.channels.pace import Pace
from bot.channels.patience import Patience
from bot.channels.zalo_api import ZaloApi, ZaloAway, ZaloRefusal
from bot.channels.zalo_errors import translated
from bot.channels.zalo_send import Part, send_part
from bot.channels.zalo_update import read
from domain.chat import Incoming, NotNow, PerhapsGone

HOLD = 5
"""Seconds the server waits for an update. Short, since `stop` waits too: a poll we left would take an update along."""

_CHATS_IN_A_ROW = 3
_EVERYBODY_REFUSED_AGAIN_AFTER = timedelta(minutes=1)

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Webhook:
    """Where Zalo sends updates: `url` is a public https address whose path is `path` at our server.

    `secret`, 8 to 256 characters, proves that they are Zalo's.
    """

    url: str
    path: str
    secret: str


class ZaloBot:
    """A bot by its token. `id` is the number its token begins with, the same also after the token was changed."""

    def __init__(
        self,
        token: str,
        base_url: str,
        now: Callable[[], datetime],
        *,
        webhook: Webhook | None,
        a_second: float | None,
        timeout: float,
    ) -> None:
        self.id = token.partition(":")[0]
        self.name = self.id
        """What people find the bot by; its number until Zalo has answered."""
        self.webhook = webhook
        self._api = ZaloApi(token, base_url, timeout)
        self._now = now
        self._pace = Pace(a_second, None)
        self._refused: set[str] = set()
        self._patience = Patience()
        self._running: asyncio.Task[None] | None = None
        self._take: Callable[[Incoming], Awaitable[None]] | None = None

    def start(self, take: Callable[[Incoming], Awaitable[None]]) -> None:
        """Begin to receive, in the background; `take` must come back only when it has kept the update."""
        self._take = take
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop receiving. A poll under way is waited for, and what it brings is taken."""
        self._patience.stop()
        if self._running:
            await self._running
        self._take = None
        await self._api.close()

    async def say(self, chat_id: str, part: Part) -> str:
        """Send it when the bot's turn comes, and give its message id. Raises NotNow."""
        await self._pace.turn(chat_id)
        try:
            sent = await send_part(self._api, chat_id, part)
        except (ZaloAway, ZaloRefusal) as error:
            raise self._meaning(chat_id, translated(error)) from None
        self._refused.clear()
        return sent

    async def show_typing(self, chat_id: str) -> None:
        """Show for a moment that the bot is writing; where that fails nothing is lost."""
        try:
            await self._api.send_chat_action(chat_id)
        except (ZaloAway, ZaloRefusal) as error:
            _log.info("zalo_typing_not_shown", bot=self.id, error=type(error).__name__)

    def _meaning(self, chat_id: str, error: NotNow) -> NotNow:
        """403 is also said of faults of Zalo itself: where it refuses one chat after another, none of them is gone."""
        if isinstance(error, PerhapsGone):
            self._refused.add(chat_id)
            if len(self._refused) >= _CHATS_IN_A_ROW:
                return NotNow("Zalo refuses everybody", _EVERYBODY_REFUSED_AGAIN_AFTER)
        return error

    async def take(self, raw: object) -> None:
        """Hand an update over where it is one we use. Raises what the receiver raises."""
        incoming = read(raw, self.id, self._now())
        if incoming is None:
            return
        if self._take is None:
            raise RuntimeError("the channel is not started")
        await self._take(incoming)

    async def _run(self) -> None:
        while not self._patience.stopped:
            try:
                await self._patience.unless_stopped(self._prepare())
            except Exception as error:  # whatever it is, nobody would start receiving again
                _log.warning("zalo_not_answering", bot=self.id, error=_kind(error))
                await self._patience.after_failure()
            else:
                self._patience.succeeded()
                break
        while self.webhook is None and not self._patience.stopped:
            await self._poll()

    async def _prepare(self) -> None:
        """Who the bot is, and how it receives. A webhook that somebody set is not taken away without being told to."""
        me = await self._api.get_me()
        self.name = str(me.get("account_name") or self.id)
        if self.webhook is not None:
            told = await self._api.set_webhook(self.webhook.url, self.webhook.secret)
            verified = told.get("verification")
            if isinstance(verified, dict) and verified.get("ok") is not True:
                outcome = str(verified.get("outcome"))[:60]
                _log.error("zalo_webhook_not_reached", bot=self.id, outcome=outcome, check="NHACVIEC_PUBLIC_URL")
        elif (await self._api.get_webhook_info()).get("url"):
            _log.error("zalo_webhook_is_set", bot=self.id, check="NHACVIEC_ZALO_WEBHOOK, docs/zalo.md")

    async def _poll(self) -> None:
        try:
            raw = await self._api.get_updates(HOLD)
        except Exception as error:  # whatever it is, nobody would start receiving again
            _log.warning("zalo_not_answering", bot=self.id, error=_kind(error))
            await self._patience.after_failure()
            return
        self._patience.succeeded()
        if raw is not None:
            await self._keep(raw)

    async def _keep(self, raw: object) -> None:
        """Zalo does not give it again: while it cannot be kept, nothing else is fetched."""
        while True:
            try:
                await self.take(raw)
            except Exception as error:
                _log.warning("zalo_update_not_kept", bot=self.id, error=type(error).__name__)
                if self._patience.stopped:
                    _log.error("zalo_update_lost", bot=self.id)
                    return
                await self._patience.after_failure()
            else:
                self._patience.succeeded()
                return


def _kind(error: Exception) -> str:
    """What may be said of an error: those of the Bot API hold no address."""
    return str(error) if isinstance(error, ZaloAway | ZaloRefusal) else type(error).__name__
