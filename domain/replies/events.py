"""What a chunk of a reply says: the rules applied clause by clause, thoughts and questions set aside."""

from dataclasses import dataclass, replace

from domain.replies.lexemes import Lexeme
from domain.replies.patterns import BREAKS, LIGHT, compiled
from domain.replies.questions import asks
from domain.replies.reading import Status
from domain.replies.rules import RULES, Force, Rule
from domain.replies.tags import CODE, Tag

_USED = "\x00"
_HIDDEN = "\x01"
_COMPILED = tuple((rule, compiled(rule.pattern)) for rule in RULES)
_QUESTION = Rule("asks", Status.QUESTION, "QMARK")
#: What a correction may replace alone: `xin lùi đến 20/6, à nhầm 25/6`.
_VALUES = frozenset((Tag.DATE, Tag.TODAY, Tag.PAST, Tag.SPAN, Tag.PERCENT))
_THOUGHT_ENDS = BREAKS | {Tag.BUT, Tag.FINALLY}


@dataclass(frozen=True, slots=True)
class Event:
    """A rule that fitted the lexemes `start` to `end` (indices, end not included) of a chunk."""

    rule: Rule
    status: Status
    start: int
    end: int

    @property
    def force(self) -> Force:
        return self.rule.force


@dataclass(frozen=True)
class Heard:
    """What a chunk says, in the order it was said; `unsaid` are the places of thoughts, questions and corrected
    words.
    """

    lexemes: list[Lexeme]
    events: tuple[Event, ...]
    unsaid: frozenset[int]


def hear(lexemes: list[Lexeme]) -> Heard:
    """The events of a chunk."""
    chars = [CODE[each.tag] for each in lexemes]
    unsaid = _corrected(lexemes) | _thoughts(lexemes)
    events: list[Event] = []
    for begin, end in _clauses(lexemes):
        if asks(lexemes[begin:end], "".join(chars[begin:end])) and not unsaid & set(range(begin, end)):
            events.append(Event(_QUESTION, Status.QUESTION, begin, end))
            unsaid |= set(range(begin, end))
    for i in unsaid:
        chars[i] = _HIDDEN
    text = "".join(chars)
    for rule, pattern in _COMPILED:
        match = pattern.search(text)
        while match:
            if match.end() > match.start():
                events.append(Event(rule, rule.status, match.start(), match.end()))
                text = text[: match.start()] + _USED * (match.end() - match.start()) + text[match.end() :]
            match = pattern.search(text, match.end() + (match.end() == match.start()))
    events = [_doubted(lexemes, e) for e in sorted(events, key=lambda e: e.start) if not _awaited(lexemes, e)]
    return Heard(lexemes, tuple(events), frozenset(unsaid))


def _clauses(lexemes: list[Lexeme]) -> list[tuple[int, int]]:
    bounds = [0] + [i + 1 for i, each in enumerate(lexemes) if each.tag in BREAKS]
    return [(a, b) for a, b in zip(bounds, [*bounds[1:], len(lexemes)], strict=True) if b > a]


def _corrected(lexemes: list[Lexeme]) -> set[int]:
    """Places before the last `à nhầm`, where something follows it: a text that corrects itself."""
    places = [i for i, each in enumerate(lexemes) if each.tag is Tag.OOPS]
    if not places:
        return set()
    behind = {each.tag for each in lexemes[places[-1] + 1 :]} - BREAKS - LIGHT
    if behind and behind <= _VALUES:
        return {i for i in range(places[-1] + 1) if lexemes[i].tag in _VALUES or i in places}
    return set(range(places[-1] + 1)) if behind else set()


def _thoughts(lexemes: list[Lexeme]) -> set[int]:
    """Places of what was only thought (`tưởng xong rồi mà`) or meant (`định xin lùi nhưng`)."""
    hidden: set[int] = set()
    for i, lexeme in enumerate(lexemes):
        if lexeme.tag not in {Tag.THOUGHT, Tag.INTEND}:
            continue
        end = next((j for j in range(i + 1, len(lexemes)) if lexemes[j].tag in _THOUGHT_ENDS), len(lexemes))
        if lexeme.tag is Tag.INTEND:
            end = next((j for j in range(i + 1, len(lexemes)) if lexemes[j].tag is Tag.BUT), -1)
        hidden |= set(range(i, end))
    return hidden


def _awaited(lexemes: list[Lexeme], event: Event) -> bool:
    """Whether a done is only what is waited for: `chờ sếp ký`."""
    if event.status is not Status.DONE:
        return False
    for lexeme in reversed(lexemes[: event.start]):
        if lexeme.tag in BREAKS | {Tag.BUT, Tag.FINALLY}:
            return False
        if lexeme.tag is Tag.WAIT:
            return True
    return False


def _doubted(lexemes: list[Lexeme], event: Event) -> Event:
    """A done that is hearsay or hangs on a condition is none."""
    if event.status is not Status.DONE:
        return event
    for i in range(event.start - 1, -1, -1):
        tag = lexemes[i].tag
        if tag in BREAKS | {Tag.BUT, Tag.FINALLY}:
            break
        if tag is Tag.HEDGE:
            return replace(event, status=Status.UNCLEAR)
        if tag is Tag.IF:
            return replace(event, status=Status.IN_PROGRESS, rule=replace(event.rule, force=Force.WEAK))
    return event
