"""What is heard in a part of a reply: the rules that fitted, in the order of the words."""

from dataclasses import dataclass

from domain.replies.lexemes import Lexeme
from domain.replies.reading import Status
from domain.replies.rules import Force, Rule


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
