"""What an error of the Bot API means for a message: later, never to this chat, or never this message."""

from datetime import timedelta

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from domain.chat import NotNow, Refused, Unreachable

# The server's words, in small letters, where a chat cannot be written to any more (or never could).
_NO_SUCH_CHAT = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated", "chat_write_forbidden")
_TOO_LARGE = "request entity too large"
_TOKEN_REFUSED_AGAIN_AFTER = timedelta(minutes=10)


def translated(error: TelegramError) -> NotNow | Unreachable:
    """The error in the words of `domain.chat`.

    A refusal (400) that is not about the chat is a fault of ours in this one message: `Refused`, so that it is
    given up and shown, not sent for ever. A refused token is nobody's chat being gone: `NotNow`.
    """
    words = error.message.lower()
    if isinstance(error, RetryAfter):
        after = error.retry_after
        return NotNow("Telegram asks to wait", after if isinstance(after, timedelta) else timedelta(seconds=after))
    if isinstance(error, Forbidden | ChatMigrated):
        return Unreachable(error.message)
    if isinstance(error, BadRequest):  # the library makes it a NetworkError too
        return Unreachable(error.message) if any(said in words for said in _NO_SUCH_CHAT) else Refused(error.message)
    if _TOO_LARGE in words:
        return Refused(error.message)
    if isinstance(error, InvalidToken):
        return NotNow("Telegram refuses the token", _TOKEN_REFUSED_AGAIN_AFTER)
    return NotNow(f"Telegram could not be reached ({type(error).__name__})")
