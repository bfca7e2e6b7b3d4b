"""One status for what a chunk says (replies guide, "One reading per item"): corrections, turns, precedence."""

from domain.replies.heard import Event, Heard
from domain.replies.lexemes import Lexeme
from domain.replies.reading import Status
from domain.replies.rules import Force
from domain.replies.tags import Tag

_S = Status
_STATES = frozenset((_S.DONE, _S.IN_PROGRESS, _S.NOT_STARTED))
_FIRST = (_S.EXTEND, _S.DELEGATE, _S.BLOCKED, _S.SNOOZE)
#: Weak words beside a done that leave it done.
_DENIALS = frozenset(("extension denied", "no trouble arose", "no trouble", "trouble overcome", "on schedule"))
_DENIED = frozenset((Tag.NOTYET, Tag.NOT, Tag.ISNOT, Tag.HAVENT))
_OVERCOME = ("hết ", "thông rồi", "ổn rồi", "gỡ được", "gỡ xong", "tháo gỡ được", "sửa được rồi", "chạy lại rồi")
_LAST = (_S.QUESTION, _S.ACK, _S.UNCLEAR, _S.NOT_STATUS)


def standing(heard: Heard) -> tuple[Event, ...]:
    """The events that still hold at the end: what `giờ`, `cuối cùng`, `nhưng` overtook is gone."""
    events = list(heard.events)
    if not any(e.status in _STATES and e.rule.means != "something else left" for e in events):
        events = [e for e in events if e.rule.means != "something else left"]
    overcome = max((e.start for e in events if _is_overcome(heard.lexemes, e)), default=-1)
    events = [e for e in events if e.status is not _S.BLOCKED or e.start > overcome]
    last = next((e for e in reversed(events) if e.status in _STATES | {_S.BLOCKED} and e.force is not Force.WEAK), None)
    if last is None:
        return tuple(events)
    turned = _turn_before(heard.lexemes, events, last)
    if turned:
        gone = _STATES | {_S.BLOCKED} | ({_S.EXTEND, _S.SNOOZE, _S.DELEGATE} if last.status is _S.DONE else set())
        events = [e for e in events if e.start >= last.start or e.status not in gone or e.start > turned - 1]
    return tuple(events)


def _is_overcome(lexemes: list[Lexeme], event: Event) -> bool:
    """Whether an event tells that the trouble spoken of before it is over: `tuần trước vướng, tuần này thông rồi`."""
    if event.start and lexemes[event.start - 1].tag in _DENIED:
        return False
    said = " ".join(each.text for each in lexemes[event.start : event.end])
    return event.rule.means == "trouble overcome" and said.startswith(_OVERCOME)


def _turn_before(lexemes: list[Lexeme], events: list[Event], last: Event) -> int:
    """The place where the text turns to its last state, after an earlier one; 0 where it does not turn."""
    earlier = [e for e in events if e.start < last.start and e.status is not _S.ACK]
    if not earlier:
        return 0
    turn_tags = {Tag.FINALLY, Tag.BUT} if last.status is _S.DONE else {Tag.FINALLY}
    for place in range(last.end - 1, earlier[0].end - 1, -1):
        if lexemes[place].tag in turn_tags and place <= last.start + 1:
            return place
    if any(each.tag is Tag.ONCE for each in lexemes[: last.start]):
        return last.start
    return 0


def settle(events: tuple[Event, ...]) -> Status | None:
    """The status of one task; None where nothing was said."""
    said = {e.status for e in events}
    cancelled = any(e.rule.means in {"cancelled", "an idiom"} for e in events)
    if any(e.rule.means == "about reminders" or e.status in _STATES for e in events):
        said -= {_S.SNOOZE} if all(e.force is Force.WEAK for e in events if e.status is _S.SNOOZE) else set()
    for status in _FIRST:
        if status in said:
            return status
    if cancelled:
        return _S.UNCLEAR
    if _S.NOTHING_AROSE in said and not any(e.status in _STATES and e.force is not Force.WEAK for e in events):
        return _S.NOTHING_AROSE
    states = [e for e in events if e.status in _STATES]
    if states:
        return _state(states, events)
    return next((status for status in _LAST if status in said), None)


def _state(states: list[Event], events: tuple[Event, ...]) -> Status:
    """Done, in progress or not started, of all that was said."""
    done = [e for e in states if e.status is _S.DONE]
    undone = [e for e in states if e.status is _S.IN_PROGRESS]
    idle = [e for e in states if e.status is _S.NOT_STARTED]
    if done and idle:
        return _S.UNCLEAR
    if done and undone:
        signed_after = all(e.force is Force.UP and e.start < done[-1].start for e in undone)
        denied_only = all(e.force is Force.WEAK and e.rule.means in _DENIALS for e in undone)
        return _S.DONE if signed_after or denied_only else _S.IN_PROGRESS
    if done:
        doubted = any(e.status is _S.UNCLEAR and e.rule.status is not _S.UNCLEAR for e in events)
        return _S.UNCLEAR if doubted else _S.DONE
    if idle and all(e.force is Force.WEAK for e in undone):
        return _S.NOT_STARTED
    return _S.IN_PROGRESS
