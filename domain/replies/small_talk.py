"""What a reply is that reports nothing: no status at all, or something to ask about (replies guide: not_status,
unclear).
"""

import re

from domain.replies.lexemes import Lexeme
from domain.replies.reading import Status
from domain.replies.tags import Tag

_CODE = re.compile(
    r"^\[[^\]]+\]$|^[a-z]+\d{3,}$|\brm -|sudo |--|[{}\\<>=]|\w_\w|;\s*$|\(\)|\w\(\w|\$\w|select |drop ", re.IGNORECASE
)
_PASSING = frozenset((
    Tag.CHAT, Tag.GREET, Tag.THANKS, Tag.LINK_OUT, Tag.PRON, Tag.PARTICLE, Tag.COMMAND, Tag.COMMA, Tag.STOP,
    Tag.QMARK, Tag.COLON, Tag.DONT,
))  # fmt: skip
_TASKLIKE = frozenset((
    Tag.NUMBER, Tag.ROI, Tag.LIGHT_SIGN, Tag.PERCENT, Tag.SPAN, Tag.COUNT, Tag.ITEM, Tag.TASK, Tag.HANDIN, Tag.SIGN,
    Tag.WORK, Tag.DOC,
    Tag.CANCEL, Tag.SELF, Tag.ARISE, Tag.NOT, Tag.FINISH, Tag.DUE, Tag.OOPS, Tag.EXTEND, Tag.HEDGE,
))  # fmt: skip


def without_status(lexemes: list[Lexeme], text: str) -> Status:
    """NOT_STATUS for blanks, talk, commands, links and code; UNCLEAR for what may be about the task."""
    tags = {each.tag for each in lexemes}
    if not any(c.isalnum() for c in text):
        return Status.UNCLEAR if tags & {Tag.LIGHT_SIGN} else Status.NOT_STATUS
    if any(each.tag is Tag.THANKS and each.text.endswith("nhắc") for each in lexemes):
        return Status.ACK
    if tags <= _PASSING:
        return Status.NOT_STATUS
    if lexemes[0].tag is Tag.COMMAND:
        return Status.NOT_STATUS
    if _CODE.search(text):
        return Status.NOT_STATUS
    if tags & _TASKLIKE:
        return Status.UNCLEAR
    if tags & {Tag.CHAT, Tag.LINK_OUT, Tag.THANKS}:
        return Status.NOT_STATUS
    unknown = [each for each in lexemes if each.tag is Tag.UNKNOWN]
    if len(unknown) == 1 and tags <= _PASSING | {Tag.UNKNOWN} and unknown[0].text.isascii():
        return Status.NOT_STATUS
    return Status.UNCLEAR
