"""What a check of the deployment found."""

from dataclasses import dataclass
from enum import Enum


class Mark(Enum):
    """How a check went; its value stands before the line."""

    WELL = "✓"
    TO_KNOW = "–"
    FAULT = "✗"


@dataclass(frozen=True)
class Finding:
    """One line: its mark, the key of its sentence, and what fills that."""

    mark: Mark
    key: str
    args: dict[str, object]


def well(key: str, **args: object) -> Finding:
    return Finding(Mark.WELL, key, args)


def to_know(key: str, **args: object) -> Finding:
    return Finding(Mark.TO_KNOW, key, args)


def fault(key: str, **args: object) -> Finding:
    return Finding(Mark.FAULT, key, args)
