"""Sending one message, and what its end means for it: sent, later, failed, or to another chat of the same person."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog

from domain.chat import Channel, NotNow, Outgoing, OutgoingFile, PerhapsGone, Refused, TooMuch, Unreachable
from jobs.bot_waits import BotWaits
from jobs.retrying import Numbers, wait_before
from storage import files
from storage.claims import Claim
from storage.database import Database
from storage.outcomes import ChatLost, Failed, Later, Outcome, Sent

_log = structlog.get_logger(__name__)


class Sending:
    """Sends claimed messages through their channels; what goes wrong becomes an outcome, never an error."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[str, Channel],
        waits: BotWaits,
        clock: Callable[[], datetime],
        chance: Callable[[], float],
        numbers: Numbers,
    ) -> None:
        self._database = database
        self._channels = channels
        self._waits = waits
        self._clock = clock
        self._chance = chance
        self._numbers = numbers

    async def send(self, claim: Claim) -> Outcome:
        """Send one message, and say how it went. What its bot has been told to wait with since it was taken waits."""
        silent_until = self._waits.until(claim.channel, claim.address, self._clock())
        if silent_until is not None:
            return Later(claim, silent_until, "the bot waits")
        try:
            async with asyncio.timeout(self._numbers.send_within.total_seconds()):
                platform_id = await self._channels[claim.channel].send(await self._outgoing(claim))
        except Refused as refused:
            return self._failed(claim, str(refused))
        except Unreachable as unreachable:
            return self._lost(claim, str(unreachable))
        except PerhapsGone as perhaps:
            if claim.attempts >= self._numbers.attempts_at_a_chat:
                return self._lost(claim, str(perhaps))
            return self._later(claim, str(perhaps), perhaps.after)
        except TooMuch as too_much:
            # The bot is silent for a while; the message is due again as soon as it may speak.
            return Later(claim, self._clock(), str(too_much), bot_said_too_much=True)
        except NotNow as not_now:
            return self._later(claim, str(not_now), not_now.after)
        except TimeoutError:
            return self._later(claim, "the channel took too long", None)
        except Exception as error:
            _log.exception("channel_failed", channel=claim.channel, outbox=claim.id)
            return self._later(claim, type(error).__name__, None)
        return Sent(claim, self._clock(), platform_id)

    async def _outgoing(self, claim: Claim) -> Outgoing:
        attached: list[OutgoingFile] = []
        if claim.file_ids:
            async with self._database.read() as tx:
                for file_id in claim.file_ids:
                    stored = await files.get(tx, file_id)
                    attached.append(OutgoingFile(stored.name, stored.media_type, stored.data, file_id))
        return Outgoing(claim.address, claim.text, claim.buttons, tuple(attached), claim.reply_to)

    def _later(self, claim: Claim, reason: str, after: timedelta | None) -> Outcome:
        if claim.attempts >= self._numbers.attempts:
            return self._failed(claim, reason)
        _log.info("message_later", channel=claim.channel, outbox=claim.id, attempt=claim.attempts, reason=reason)
        now = self._clock()
        if after is None:
            return Later(claim, now + wait_before(claim.attempts, self._numbers, self._chance()), reason)
        self._waits.asked(claim.channel, claim.address, now + after)
        # All that were told to wait should not come back at the same moment.
        return Later(claim, now + after * (1 + self._chance() / 10), reason)

    def _failed(self, claim: Claim, reason: str) -> Failed:
        _log.warning("message_failed", channel=claim.channel, outbox=claim.id, reason=reason)
        return Failed(claim, reason)

    def _lost(self, claim: Claim, reason: str) -> ChatLost:
        _log.warning("chat_unreachable", channel=claim.channel, person=claim.person_id, reason=reason)
        return ChatLost(claim, self._clock(), reason)
