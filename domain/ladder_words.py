"""A ladder in the words of a message: `10, 5, 2, 0; quá hạn: +1 trưởng đơn vị, +3 Văn phòng`."""

from domain.day_words import Say
from domain.rungs import Audience, Ladder, Rung

_WHO = {Audience.HEADS: "ladder.heads", Audience.OFFICE: "ladder.office", Audience.LEADERS: "ladder.leaders"}


def ladder_words(ladder: Ladder, say: Say) -> str:
    """The rungs in the order they come, as they can be typed again."""
    return ", ".join(_rung_words(rung, say) for rung in ladder)


def _rung_words(rung: Rung, say: Say) -> str:
    number = f"+{rung.days}" if rung.days > 0 else str(-rung.days)
    named = [say(key) for who, key in _WHO.items() if who in rung.to]
    return " ".join([number, *named[:1]])
