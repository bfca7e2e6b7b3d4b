"""Whether a clause asks (replies guide, "question"): a status word inside the question itself reports nothing."""

import itertools

from domain.replies.lexemes import Lexeme
from domain.replies.patterns import BREAKS, compiled
from domain.replies.tags import Tag

_REQUEST = compiled("EXTEND|MORE|LATE|REMIND")
_ASKS_TIME = compiled("BEG|LET|LEAVE|WANT .. WHEN")
_HANDS_OVER = compiled("GIVE ~ WHO|UNKNOWN")
_HANDS_IN_THEN = compiled("WHEN ~ HANDIN|FINISH|SUBMIT? ~ MAY")
_DENIES = compiled("NOT|NOTYET|ISNOT|HARDLY|HAVENT|UNABLE|BROKEN .. QWORD")
_NOTHING_AT_ALL = compiled("QWORD ~ NOWHERE")
_PROMISES = compiled(
    "QWORD .. FINISH|SIGN|HAVE|HANDIN|REPLY .. PRON|WILL ~ WILL? ~ REPORT|HANDIN|SUBMIT|WORKING|REMIND"
)
_SAYS_LATER = compiled("QWORD .. FINISH|SIGN|HAVE|HANDIN ~ REPORT|REMIND")
_REMINDS_WHEN = compiled("QWORD .. REMIND")
_ONLY_THEN = compiled("QWORD .. JUST ~ WORKING|ENDING")
_EITHER = compiled("CONTENT|REPORTS|DUE|COMMAND ~ DATE|TODAY|CONTENT* ~ OR ~ CONTENT|WHEN|NUMBER|LIGHT")
_YET = compiled("ENDING|WORKING|SEEN|HAVE|ROI|REPORTS|CAN|REPLY|SELF ~ CONTENT* ~ ROI? NOTYET END")
_OR_NOT = compiled(
    "ENDING|WORKING|FORM|HAVE|NOUN|UNKNOWN|DUE|QWORD|CAN|CASE|PART|ORG|REPORTS|WANT|DOC|ARISE|CHAT .. NOT END"
)
_WHICH = compiled("HANDIN|SUBMIT|DRAFT .. OR ~ CONTENT|NOT")
_TAIL = compiled("QTAIL|MAY END")
_WANTS_FORM = compiled("BEG|LET ~ BEG|LET? ~ FORM")
_ASKS_FOR_FORM = compiled("HANDIN ~ FORM CONTENT* ~ LET ~ PRON")
_ASKS_FORM_OF = compiled("FIRST ~ HANDIN ~ PRON FORM")
_EXTENDED_YET = compiled("ALREADY .. EXTEND .. NOTYET END")
_WHERE_IS = compiled("FORM|NOUN|REPORTS ~ NOWHERE END")
_HANDS_IN_WHERE = compiled("HANDIN ~ NOWHERE END")
_WHICH_OF = (" nào", " mô", " gì", " chi")
_TOO = frozenset(("cũng", "cũng được"))
_DENIALS = frozenset((Tag.NOT, Tag.NOTYET, Tag.ISNOT, Tag.HAVENT, Tag.HARDLY, Tag.NOWHERE, Tag.NOTHING, Tag.ARISE))
#: Tags of a clause that reports: `hay` between its things lists them.
_STATED = frozenset((Tag.BLOCK, Tag.WAIT, Tag.BROKEN, Tag.ALREADY, Tag.ROI, Tag.NOW, Tag.NOTYET, Tag.LACK, Tag.HEDGE))
_ANYHOW = frozenset(("sao cũng được", "gì cũng được"))
_ONESELF = frozenset(("em", "e", "tôi", "mình", "tui", "cháu", "phòng em", "phòng tôi", "bên em"))
_CONDITIONS = frozenset(("bao giờ", "khi nào", "khi mô", "lúc nào", "hồi mô", "đến khi nào", "đến bao giờ", "hôm nào"))


def asks(clause: list[Lexeme], chars: str) -> bool:
    """Whether a clause (its punctuation included) is a question; a request put politely as one is not."""
    tags = {each.tag for each in clause}
    if Tag.DONT in tags:
        return False
    words = [each for each in clause if each.tag is Tag.QWORD]
    if _asks_for_something(clause, chars, tags):
        return True
    if _ONLY_THEN.search(chars) and all(each.text in _CONDITIONS for each in words):
        return Tag.QMARK in tags
    if words and _PROMISES.search(chars) and all(each.text in _CONDITIONS for each in words):
        return Tag.QMARK in tags
    if (
        words
        and (_SAYS_LATER.search(chars) or _REMINDS_WHEN.search(chars))
        and all(each.text in _CONDITIONS for each in words)
    ):
        return False
    if _NOTHING_AT_ALL.search(chars):
        return Tag.QMARK in tags
    tail = bool(_TAIL.search(chars)) and sum(each.tag not in BREAKS for each in clause) > 1
    marked = Tag.QMARK in tags
    if _requests(chars) and (not words or all(each.text.startswith(("có được", "liệu có")) for each in words)):
        return False
    if words and not _DENIES.search(chars) and not _any_will_do(clause):
        return True
    if (
        _YET.search(chars)
        or (_OR_NOT.search(chars) and not _DENIES.search(chars))
        or (_HANDS_IN_WHERE.search(chars) and marked)
    ):
        return True
    return marked or tail


def _asks_for_something(clause: list[Lexeme], chars: str, tags: set[Tag]) -> bool:
    """`mẫu ở đâu`, `gửi mẫu cho em`, `bản giấy hay bản mềm`: no question word is needed."""
    if _asks_which_case(clause, tags) or _WANTS_FORM.search(chars) or _WHERE_IS.search(chars):
        return True
    if _EXTENDED_YET.search(chars) or (_ASKS_FOR_FORM.search(chars) and _for_oneself(clause)):
        return True
    if _ASKS_FORM_OF.search(chars) and _hands_oneself(clause):
        return True
    either = _WHICH.search(chars) or (_EITHER.search(chars) and not tags & _STATED)
    return bool(either) and not _requests(chars)


def _asks_which_case(clause: list[Lexeme], tags: set[Tag]) -> bool:
    """`căn cứ văn bản nào`: which of the things an office waits for, nothing denied."""
    which = any(
        each.tag is Tag.CASE
        and each.text.endswith(_WHICH_OF)
        and not (i + 1 < len(clause) and clause[i + 1].text in _TOO)
        for i, each in enumerate(clause)
    )
    return which and not tags & _DENIALS


def _for_oneself(clause: list[Lexeme]) -> bool:
    """`gửi mẫu cho em`: whoever writes wants it."""
    return any(a.tag is Tag.LET and b.text in _ONESELF for a, b in itertools.pairwise(clause))


def _hands_oneself(clause: list[Lexeme]) -> bool:
    """`gửi em mẫu`: told to hand whoever writes a form."""
    return any(a.tag is Tag.HANDIN and b.text in _ONESELF for a, b in itertools.pairwise(clause))


def _requests(chars: str) -> bool:
    return any(p.search(chars) for p in (_REQUEST, _ASKS_TIME, _HANDS_OVER, _HANDS_IN_THEN))


def _any_will_do(clause: list[Lexeme]) -> bool:
    """`ai cũng xong`, `sao cũng được`: the question word means anybody, anything."""
    return any(a.tag is Tag.QWORD and b.text.startswith("cũng") for a, b in itertools.pairwise(clause))
