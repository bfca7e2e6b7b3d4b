"""What of a chunk must be kept as a note (replies guide, "Reason")."""

import re
from itertools import takewhile

from domain.replies.heard import Event, Heard
from domain.replies.patterns import BREAKS
from domain.replies.reading import Status
from domain.replies.shares import Share
from domain.replies.tags import Tag
from domain.replies.words_dates import NUMBERS

_CONTENT = frozenset((
    Tag.UNKNOWN, Tag.NOUN, Tag.ORG, Tag.BOSS, Tag.PERSON, Tag.PART, Tag.CASE, Tag.FORM, Tag.TIME, Tag.DOC,
    Tag.BROKEN, Tag.REDO, Tag.SELF,
    Tag.CHANGE, Tag.REPLY, Tag.LINK_OUT,
))  # fmt: skip
#: What of an ack is more than the naming of what was received.
_TOLD = frozenset((Tag.ORG, Tag.PERSON, Tag.BOSS, Tag.SELF, Tag.NOUN, Tag.DOC, Tag.REPLY))
_THEREFORE = frozenset(("nên", "cho nên"))
_TELLING = frozenset((Tag.HAVE, Tag.WORK, Tag.GIVE, Tag.REPLY))
#: Verbs that say what holds the work up or is still being done; a bare `chưa làm`, `chưa xong` says nothing more.
_ACTS_TOLD = frozenset((Tag.DRAFT, Tag.SUBMIT, Tag.SIGN, Tag.PREPARE))
_VERBS = _ACTS_TOLD | {Tag.WORK, Tag.CARRY, Tag.HANDIN, Tag.FINISH, Tag.REPLY, Tag.START, Tag.GIVE}
_TRUTH = frozenset((Tag.NOTYET, Tag.NOT, Tag.NOW, Tag.HAVENT, Tag.ALREADY, Tag.JUST, Tag.NEARLY))
_ASKED = frozenset((Status.EXTEND, Status.SNOOZE, Status.DELEGATE, Status.ACK, Status.NOT_STATUS, Status.QUESTION))
_TURNS = frozenset((Tag.BUT, Tag.FINALLY, Tag.ITEM, Tag.ROI, Tag.OOPS, Tag.BECAUSE))
_MEASURES = frozenset(("kế hoạch", "chỉ tiêu", "yêu cầu"))
_COUNTED = frozenset(("nội dung", "nhiệm vụ"))
_NEVER = frozenset((Status.QUESTION, Status.NOT_STATUS))
_WHOLE = 400


def note(heard: Heard, events: tuple[Event, ...], status: Status, text: str, *, dated: bool) -> str | None:
    """The words to keep, as they were typed, or None. `dated`: a day that cannot be met was named."""
    if status in _NEVER:
        return None
    places = _places(heard, events)
    if status is Status.ACK:
        places = {i for i in places if heard.lexemes[i].tag in _TOLD}
    for event in events:
        if event.rule.note and event.status not in _NEVER:
            places |= set(range(event.start, event.end))
    places |= _causes(heard, events) | _acts_behind_cause(heard, events)
    if dated:
        places |= {i for i, each in enumerate(heard.lexemes) if each.tag in {Tag.DATE, Tag.TODAY, Tag.PAST}}
    if not places:
        return None
    if status is not Status.ACK:
        # "chờ Sở Tài chính" says more than "Sở Tài chính".
        places |= {i for i, each in enumerate(heard.lexemes) if each.tag is Tag.WAIT}
    end = _to_its_verb(heard, events, max(places))
    if end + 1 < len(heard.lexemes) and heard.lexemes[end + 1].tag is Tag.NUMBER:
        end += 1  # biểu 3
    first, last = heard.lexemes[_from_its_verb(heard, min(places))], heard.lexemes[end]
    return re.sub(r"\s+", " ", text[first.start : last.end]).strip()[:_WHOLE]


def _causes(heard: Heard, events: tuple[Event, ...]) -> set[int]:
    """What stands before a `nên`, where no event took it: `mới nhận nên chưa làm`."""
    used = {i for e in events for i in range(e.start, e.end)} | heard.unsaid
    found: set[int] = set()
    for place, lexeme in enumerate(heard.lexemes):
        if lexeme.tag is Tag.BECAUSE and lexeme.text in _THEREFORE:
            for i in range(place - 1, -1, -1):
                if heard.lexemes[i].tag in BREAKS or i in used:
                    break
                if heard.lexemes[i].tag in _TELLING:
                    found.add(i)
    return found


def _acts_behind_cause(heard: Heard, events: tuple[Event, ...]) -> set[int]:
    """What is being done, where only a verb tells the cause: `do đang chỉnh sửa`, `vướng do phải trình lại`."""
    found: set[int] = set()
    cause = False
    for i, lexeme in enumerate(heard.lexemes):
        if lexeme.tag in BREAKS or i in heard.unsaid:
            cause = False
        elif lexeme.tag is Tag.BECAUSE and lexeme.text not in _THEREFORE:
            cause = True
        elif cause and lexeme.tag in _ACTS_TOLD:
            found.add(i)
        elif cause and any(e.status in _ASKED and e.start <= i < e.end for e in events):
            cause = False
    return found


def _from_its_verb(heard: Heard, start: int) -> int:
    """The place where the note's own verb begins, with its negation: `chưa tổng hợp xong`, `đã gửi Sở Nội vụ`."""
    while start and start - 1 not in heard.unsaid and heard.lexemes[start - 1].tag in _VERBS | _TRUTH:
        start -= 1
    return start


def _to_its_verb(heard: Heard, events: tuple[Event, ...], end: int) -> int:
    """The place of the last verb that belongs to the note: `chờ ý kiến thẩm định`, `đợi giám đốc về ký`."""
    other = {i for e in events if e.status in _ASKED | {Status.DONE} for i in range(e.start, e.end)} - set(
        range(end + 1)
    )
    for i in range(end + 1, len(heard.lexemes)):
        tag = heard.lexemes[i].tag
        if tag in BREAKS or tag in _TURNS or i in other or i in heard.unsaid:
            break
        if tag in _VERBS:
            end = i
    return end


def _places(heard: Heard, events: tuple[Event, ...]) -> set[int]:
    excused = {i for e in events if e.rule.excused for i in range(e.start, e.end)}
    for event in events:
        if event.rule.means == "about reminders":
            behind = range(event.start, len(heard.lexemes))
            excused |= set(takewhile(lambda i: heard.lexemes[i].tag not in BREAKS, behind))
    return {
        i
        for i, lexeme in enumerate(heard.lexemes)
        if i not in heard.unsaid
        and i not in excused
        and not _is_measure(heard, i)
        and ((lexeme.tag in _CONTENT and _counts(lexeme.tag, lexeme.text)) or _is_count(heard, i))
    }


def _is_measure(heard: Heard, i: int) -> bool:
    """`100% kế hoạch`: what a share measures, no more than the work itself."""
    before = heard.lexemes[i - 1] if i else None
    return before is not None and before.tag is Tag.PERCENT and heard.lexemes[i].text in _MEASURES


def _is_count(heard: Heard, i: int) -> bool:
    """`3 trên 5 nội dung`: what a share counts."""
    before = heard.lexemes[i - 1].value if i else None
    return heard.lexemes[i].text in _COUNTED and isinstance(before, Share) and before.of is not None


def _counts(tag: Tag, text: str) -> bool:
    return tag is not Tag.UNKNOWN or (len(text) > 1 and any(c.isalpha() for c in text) and text not in NUMBERS)
