"""What an error of Zalo's Bot API means for a message: later, this chat may be gone, or this bot says too much."""

from datetime import timedelta

from bot.channels.zalo_api import BAD_REQUEST, FORBIDDEN, NOT_FOUND, TOO_MANY, UNAUTHORIZED, ZaloAway, ZaloRefusal
from domain.chat import NotNow, PerhapsGone, TooMuch

_TOKEN_REFUSED_AGAIN_AFTER = timedelta(minutes=10)


def translated(error: ZaloAway | ZaloRefusal) -> NotNow:
    """The error in the words of `domain.chat`.

    What the platform says of somebody who blocked the bot is not documented, so that no single answer is final; a
    429 may be a rate or the month's quota, and names no time.
    """
    if isinstance(error, ZaloAway):
        return NotNow(f"Zalo could not be reached ({error})")
    if error.code == TOO_MANY:
        return TooMuch("Zalo says it is too much")
    if error.code == UNAUTHORIZED:
        return NotNow("Zalo refuses the token", _TOKEN_REFUSED_AGAIN_AFTER)
    if error.code in {BAD_REQUEST, FORBIDDEN, NOT_FOUND}:
        return PerhapsGone(f"Zalo refused: {error}")
    return NotNow(f"Zalo did not take it ({error.code})")
