"""A question that must be decided: its choices, numbered, and the sentences it is put in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Answers = dict[str, Any]
"""What was decided, by the name of its question; kept with the plan's version."""
ASK = "ask"
"""The name among the answers: the question to be asked by itself next, instead of with the others."""


@dataclass(frozen=True)
class Choice:
    """One numbered answer: the key of its words, what fills them, and what is kept when it is chosen.

    What fills the words of a choice or a question may be other choices, or a list of them, a line each.
    """

    key: str
    value: Any
    args: Mapping[str, object]


@dataclass(frozen=True)
class Decision:
    """A question: its name among the answers, the key of its sentence, and the choices, the proposed one first."""

    name: str
    key: str
    args: Mapping[str, object]
    choices: tuple[Choice, ...]


def each_of(decision: Decision) -> tuple[Decision, ...]:
    """The points of a question about several, each by itself; any other question as it is."""
    value = decision.choices[0].value
    return value["take"] if isinstance(value, dict) and "take" in value else (decision,)


def in_words(said: Decision | Choice, say: Callable[..., str]) -> str:
    """The sentence of a question or a choice, with the sentences it holds."""
    return say(said.key, **{name: _filled(value, say) for name, value in said.args.items()})


def _filled(value: object, say: Callable[..., str]) -> object:
    if isinstance(value, Choice):
        return in_words(value, say)
    if isinstance(value, list):
        return "\n".join(in_words(line, say) for line in value)
    return value


def about_rows(name: str, refs: Sequence[str], values: Sequence[str]) -> Decision:
    """A question about some rows of a plan, each choice the value that is kept."""
    args = {"n": len(refs), "tasks": first_of(refs)}
    choices = tuple(Choice(f"load.{name}.{value}", str(value), {}) for value in values)
    return Decision(name, f"load.ask.{name}", args, choices)


def first_of(words: Sequence[str], most: int = 5) -> str:
    """The first of some words, and whether there are more."""
    return ", ".join(words[:most]) + ("…" if len(words) > most else "")
