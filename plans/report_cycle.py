"""The cycle that a plan's body names for its periodic reports, proposed where a task's own words name none."""

import re

from domain.deadline import Cycle, DeadlineKind
from domain.deadline_reading import read_deadline
from domain.text import fold, one_line

_PHRASE = re.compile(
    r"\b(?:định kỳ|hàng|hằng|mỗi)\s+(?:(?:hàng|hằng)\s+)?(?:tuần|tháng|quý|6 tháng"
    r"|năm)(?:\s*,?\s*(?:và\s+)?(?:(?:hàng|hằng)\s+)?(?:tháng|quý|0?6 tháng|0?9 tháng|năm)\b)*",
    re.IGNORECASE,
)
_ANY_YEAR = 2026  # a cycle is the same in every year


def report_cycle(lines: list[str]) -> str | None:
    """The shortest cycle that a sentence of the body about reports names, as the value of a `Cycle`, or None."""
    named: set[Cycle] = set()
    for line in lines:
        text = one_line(line)
        if "bao cao" not in fold(text):
            continue
        for match in _PHRASE.finditer(text):
            read = read_deadline(match.group(), _ANY_YEAR)
            if read.kind is DeadlineKind.RECURRING:
                named.update(read.every)
    order = list(Cycle)
    return min(named, key=order.index).value if named else None
