"""The share of the work a chunk claims (replies guide, "Percent")."""

from dataclasses import dataclass

from domain.replies.heard import Heard
from domain.replies.lexemes import Lexeme
from domain.replies.patterns import BREAKS, LIGHT
from domain.replies.shares import Share
from domain.replies.tags import Tag

_WHOLE = 100
_MONEY = frozenset(("kinh phí", "tiền", "vốn", "nguồn vốn", "dự toán"))
_SKIPPED = LIGHT | {Tag.NEARLY, Tag.ROUGHLY, Tag.JUST, Tag.PARTICLE}


@dataclass(frozen=True)
class Claim:
    """`percent` 0..100, or None; `over` for more than 100; `bounded` where only an upper bound was said."""

    percent: int | None = None
    over: bool = False
    bounded: bool = False


def percent_of(heard: Heard, n: int) -> Claim:
    """The last share said of the work itself."""
    claim = Claim()
    for i, lexeme in enumerate(heard.lexemes):
        if i in heard.unsaid or not isinstance(lexeme.value, Share):
            continue
        share = lexeme.value
        if _of_something_else(heard.lexemes, i) or counts_tasks(heard.lexemes, i, n):
            continue
        before = _before(heard.lexemes, i)
        if (
            _bounds(heard.lexemes, i)
            or _denied(heard.lexemes, i)
            or (before is not None and before.tag in {Tag.NOTYET, Tag.NOT, Tag.ISNOT})
        ):
            claim = Claim(bounded=True)
        elif before is not None and (before.tag in {Tag.LEFT, Tag.LACK, Tag.ONLY_LEFT} or before.text == "còn lại"):
            claim = Claim(max(0, _WHOLE - share.percent))
        else:
            claim = Claim(share.percent) if share.percent <= _WHOLE else Claim(over=True)
    return claim


def _before(lexemes: list[Lexeme], i: int) -> Lexeme | None:
    """The last telling lexeme before place `i` in its clause."""
    for lexeme in reversed(lexemes[:i]):
        if lexeme.tag in BREAKS:
            return None
        if lexeme.tag not in _SKIPPED or lexeme.tag in {Tag.ONLY_LEFT, Tag.ITEM} or lexeme.text == "còn lại":
            return lexeme
    return None


def _bounds(lexemes: list[Lexeme], i: int) -> bool:
    """Whether the share is only a bound: `dưới 50%`, `gần 100%`."""
    share = lexemes[i].value
    whole = isinstance(share, Share) and share.percent == _WHOLE
    return i > 0 and (
        lexemes[i - 1].text in {"dưới", "chưa đầy", "không quá"} or (whole and lexemes[i - 1].tag is Tag.NEARLY)
    )


def _denied(lexemes: list[Lexeme], i: int) -> bool:
    """`chưa xong 100%`: the share is what was not reached."""
    before = [each.tag for each in lexemes[max(0, i - 2) : i]]
    return before[-1:] == [Tag.FINISH] and before[0] in {Tag.NOTYET, Tag.NOT}


def _of_something_else(lexemes: list[Lexeme], i: int) -> bool:
    for lexeme in reversed(lexemes[:i]):
        if lexeme.tag in BREAKS:
            return False
        if lexeme.tag is Tag.CHANGE or lexeme.text == "bị cắt" or lexeme.text in _MONEY:
            return True
    return False


def counts_tasks(lexemes: list[Lexeme], i: int, n: int) -> bool:
    """`xong 2/3 việc`, `xong 2/3` of three tasks: a count of tasks, no share."""
    share = lexemes[i].value
    if n == 1 or not isinstance(share, Share) or share.of != n:
        return False
    behind = lexemes[i + 1].text if i + 1 < len(lexemes) else ""
    named = any(each.tag is Tag.ITEM for each in lexemes)
    return behind.split(" ")[0] in {"việc", "nhiệm", "đầu", "cái"} or (
        not named and any(each.tag is Tag.FINISH for each in lexemes)
    )
