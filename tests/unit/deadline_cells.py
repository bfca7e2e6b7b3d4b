"""The deadline cells of `deadline_cells/*.txt`, and a short notation for what they mean.

A line is `words => reading`; a `#` line names the family of those that follow, `¶` stands for a line break, quotes
keep blanks at the ends. A reading is the days, or the kind; `@25` is the day of the period's last month, `@10+1` of
the month after it; `~` marks what is assumed, `!` a problem, `blank` a cell where nothing is printed.
"""

from collections.abc import Iterator
from pathlib import Path

from domain.deadline import Deadline, DeadlineKind

_TABLES = Path(__file__).parent / "deadline_cells"


def cells(table: str) -> Iterator[tuple[str, str, str]]:
    """Family, words and expected reading of each line of a table."""
    family = ""
    for line in (_TABLES / f"{table}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            family = line[2:]
        elif " => " in line:
            words, expected = line.rsplit(" => ", 1)
            yield family, words.strip().strip('"').replace("¶", "\n"), expected.strip()


def notation(read: Deadline) -> str:
    """What was read, as the tables write it."""
    if read.kind is DeadlineKind.MIXED:
        return f"mixed ({' | '.join(map(notation, read.parts))})"
    problem = f"!{read.problem}" if read.problem else ""
    return " ".join(filter(None, [_rule(read) + ("~" if read.assumed else ""), problem]))


def _rule(read: Deadline) -> str:
    if read.kind in {DeadlineKind.DATE, DeadlineKind.DATES}:
        return " ".join(day.isoformat() for day in read.due)
    if read.kind is DeadlineKind.RECURRING:
        day = f" @{read.on_day}{f'{read.month_shift:+d}' if read.month_shift else ''}" if read.on_day else ""
        return f"every {' '.join(read.every) or '?'}{day}"
    if read.kind is DeadlineKind.ON_EVENT and read.delay:
        return f"on_event {read.delay}{' working' if read.delay_working else ''}"
    return read.kind.value
