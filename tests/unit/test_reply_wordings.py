"""A long table of replies as people type them, each with its reading (tests/files/replies/wordings.txt)."""

import re
from datetime import date
from pathlib import Path

from domain.replies.reader import read_reply

TODAY, DUE = date(2026, 7, 6), date(2026, 7, 10)
FILES = Path(__file__).parents[1] / "files" / "replies"
TABLE, NEVER_DONE = FILES / "wordings.txt", FILES / "never_done.txt"
LETTERS = {
    "D": "done", "P": "in_progress", "N": "not_started", "B": "blocked", "E": "extend", "S": "snooze", "G": "delegate",
    "A": "ack", "Q": "question", "K": "nothing_arose", "X": "not_status", "U": "unclear",
}  # fmt: skip
READING = re.compile(r"(?:(all|\d+):)?([A-Z])(\d+)?(?:@(?:(\d{4})-)?(\d{1,2})-(\d{1,2}))?(!)?")

Known = frozenset[tuple[int | None, str, int | None, date | None, bool]]


def _items(item: int | str | None, n: int) -> list[int | None]:
    if n == 1:
        return [None]
    return list(range(1, n + 1)) if item == "all" else [int(item) if item else None]


def _expected(readings: str, n: int) -> Known:
    found = set()
    for part in readings.split():
        match = READING.fullmatch(part)
        assert match, part
        item, letter, percent, year, month, day, note = match.groups()
        when = date(int(year or 2026), int(month), int(day)) if month else None
        for each in _items(item, n):
            found.add((each, LETTERS[letter], int(percent) if percent else None, when, bool(note)))
    return frozenset(found)


def _read(text: str, n: int) -> Known:
    return frozenset(
        (item, r.status.value, r.percent, r.date, bool(r.reason))
        for r in read_reply(text, TODAY, DUE, n)
        for item in _items(r.item, n)
    )


def table() -> list[tuple[str, int, list[Known]]]:
    """Each reply with how many tasks were listed and the readings that are right."""
    lines = [each for each in TABLE.read_text(encoding="utf-8").splitlines() if each and not each.startswith("# ")]
    rows = [line.rsplit(" | ", 2) for line in lines]
    return [
        (text.replace("\\n", "\n"), int(n), [_expected(each, int(n)) for each in readings.split(" // ")])
        for text, n, readings in rows
    ]


def test_every_wording_is_read_as_the_guide_asks() -> None:
    rows = table()
    wrong = [(text, n, sorted(map(str, _read(text, n)))) for text, n, right in rows if _read(text, n) not in right]
    assert len(rows) > 600
    assert wrong == []


def test_what_only_sounds_finished_is_never_done() -> None:
    texts = [line for line in NEVER_DONE.read_text(encoding="utf-8").splitlines() if line[:2] != "# "]
    done = [t for t in texts for n in (1, 3) if any(r.status.value == "done" for r in read_reply(t, TODAY, DUE, n))]
    assert len(texts) > 90
    assert done == []
