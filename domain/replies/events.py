"""What a chunk of a reply says: the rules applied clause by clause, thoughts and questions set aside."""

from domain.replies.doubts import doubted, is_awaited
from domain.replies.heard import Event, Heard
from domain.replies.lexemes import Lexeme
from domain.replies.patterns import BREAKS, LIGHT, compiled
from domain.replies.questions import asks
from domain.replies.reading import Status
from domain.replies.rules import RULES, Rule
from domain.replies.tags import CODE, Tag

_USED = "\x00"
_HIDDEN = "\x01"
_COMPILED = tuple((rule, compiled(rule.pattern)) for rule in RULES)
_QUESTION = Rule("asks", Status.QUESTION, "QMARK")
#: What a correction may replace alone: `xin lùi đến 20/6, à nhầm 25/6`.
_VALUES = frozenset((Tag.DATE, Tag.TODAY, Tag.PAST, Tag.SPAN, Tag.PERCENT))
_THOUGHT_ENDS = BREAKS | {Tag.BUT, Tag.FINALLY}


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
    events = [doubted(lexemes, e) for e in sorted(events, key=lambda e: e.start) if not is_awaited(lexemes, e)]
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
