"""The limits of each platform's bots, as this deployment's settings give them."""

from collections.abc import Mapping

from bot.settings import Settings
from domain.allowance import Allowance

_LONGEST_ON_ZALO = 2000


def allowances(settings: Settings) -> Mapping[str, Allowance]:
    """The limits of every channel that has some, by its name."""
    return {
        "telegram": Allowance(
            overall=settings.telegram_a_second,
            at_once=20,
            in_a_chat=settings.telegram_a_second_in_a_chat,
            in_a_group=settings.telegram_a_minute_in_a_group,
        ),
        "zalo": Allowance(
            overall=settings.zalo_a_second,
            at_once=3,
            a_month=settings.zalo_a_month,
            people=settings.zalo_people,
            longest=_LONGEST_ON_ZALO,
        ),
    }
