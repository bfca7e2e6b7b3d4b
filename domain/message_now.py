"""How a message that was sent with buttons looks now: what was answered is ticked, what is used up has no button."""

import re
from collections.abc import Callable, Collection, Sequence

from domain.chat import Button

TICK = "✓"

Buttons = tuple[tuple[Button, ...], ...]


def ticked(text: str, places: Collection[int]) -> str:
    """The text of a numbered list with a tick before each of these places (1 is the first)."""
    for place in places:
        text = re.sub(rf"^{place}\. ", f"{TICK} {place}. ", text, count=1, flags=re.MULTILINE)
    return text


def left_of(buttons: Sequence[Sequence[Button]], usable: Callable[[str], bool]) -> Buttons:
    """The buttons whose data can still be used; a row without any is gone."""
    rows = (tuple(button for button in row if usable(button.data)) for row in buttons)
    return tuple(row for row in rows if row)
