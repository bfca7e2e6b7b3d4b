"""Asking Zalo who a bot is and how it receives, and nothing else: nothing is received, sent or set by it."""

from dataclasses import dataclass

from bot.channels.zalo_api import UNAUTHORIZED, ZaloApi, ZaloAway, ZaloRefusal
from domain.problem import Problem

_ANSWERS_WITHIN = 5.0  # seconds


@dataclass(frozen=True)
class StateOfBot:
    """What people find a bot by, and the address Zalo sends its updates to (empty: it is polled)."""

    name: str
    webhook: str


async def state_of_bot(token: str, base_url: str) -> StateOfBot:
    """The state of the bot of a token. Raises Problem where it does not answer."""
    api = ZaloApi(token, base_url, _ANSWERS_WITHIN)
    number = token.partition(":")[0]
    try:
        me = await api.get_me()
        info = await api.get_webhook_info()
    except ZaloRefusal as refusal:
        key = "setup_cli.zalo_refused" if refusal.code == UNAUTHORIZED else "setup_cli.zalo_away"
        raise Problem(key, name=number, error=str(refusal.code)) from None
    except ZaloAway as away:
        raise Problem("setup_cli.zalo_away", name=number, error=str(away)) from None
    finally:
        await api.close()
    return StateOfBot(str(me.get("account_name") or number), str(info.get("url") or ""))
