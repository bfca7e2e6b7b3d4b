"""The tables of a staff list: which sheet is which, which column is which, and the filled lines below the headings."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from domain.roster_words import AGENCY_HEADINGS, PEOPLE_HEADINGS, UNIT_HEADINGS
from domain.text import fold, nfc, one_line

Field = TypeVar("Field", bound=str)

_LOOK_FOR_HEADINGS = 15
"""Headings stand within the first lines; letterheads and titles may stand above them."""

_NO_WORD = re.compile(r"[^\w]+")
_ASIDE = re.compile(r"\(.*?\)")

# The headings that tell one table from another: all of one of these must be there.
_TELLING: tuple[tuple[str, Mapping[str, tuple[str, ...]], frozenset[str]], ...] = (
    ("people", PEOPLE_HEADINGS, frozenset({"name", "unit"})),
    ("units", UNIT_HEADINGS, frozenset({"name", "kind"})),
    ("units", UNIT_HEADINGS, frozenset({"name", "aliases"})),
    ("units", UNIT_HEADINGS, frozenset({"name", "members"})),
    ("agency", AGENCY_HEADINGS, frozenset({"item", "content"})),
)


@dataclass(frozen=True)
class Sheet:
    """A sheet of the file, or the whole of a .csv: its name and its cells as text, row by row from the top."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Line:
    """A filled line below the headings: the number of its row (the first is 1), and its cells by field, as text."""

    sheet: str
    row: int
    cells: Mapping[str, str]
    headings: Mapping[str, str]

    def __getitem__(self, field: str) -> str:
        """The cell of a field, lines kept; empty where the table has no such column."""
        return self.cells.get(field, "")

    def place(self, field: str) -> dict[str, object]:
        """Where a cell stands, as sentences name it: sheet, row and column."""
        return {"sheet": self.sheet, "row": self.row, "column": self.headings[field]}


@dataclass(frozen=True)
class Table:
    """What a sheet holds: `subject` is people, units or agency."""

    subject: str
    lines: tuple[Line, ...]


def find_table(sheet: Sheet) -> Table | None:
    """The table of a sheet, None where no line of it has the headings of one."""
    for number, cells in enumerate(sheet.rows[:_LOOK_FOR_HEADINGS]):
        for subject, words, telling in _TELLING:
            columns = _columns(cells, words)
            if telling <= columns.keys():
                headings = {field: one_line(cells[c]) for field, c in columns.items()}
                below = enumerate(sheet.rows[number + 1 :], number + 2)
                return Table(subject, tuple(_lines(sheet.name, below, columns, headings)))
    return None


def words_of(text: str) -> str:
    """A heading or a word of the list in the form it is compared in: folded, without asides and punctuation."""
    return _NO_WORD.sub(" ", fold(_ASIDE.sub(" ", nfc(text)))).strip()


def field_of(heading: str, fields: Mapping[Field, tuple[str, ...]]) -> Field | None:
    """The field a heading is of; words that end in "…" may go on."""
    said = words_of(heading)
    for field, ways in fields.items():
        if any(said == w or (w.endswith("…") and f"{said} ".startswith(f"{w[:-1]} ")) for w in ways):
            return field
    return None


def _columns(cells: Iterable[str], fields: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """The column of each field; where two headings fit one field, the first."""
    found: dict[str, int] = {}
    for column, heading in enumerate(cells):
        field = field_of(heading, fields)
        if field is not None:
            found.setdefault(field, column)
    return found


def _lines(
    sheet: str, rows: Iterable[tuple[int, tuple[str, ...]]], columns: Mapping[str, int], headings: Mapping[str, str]
) -> Iterable[Line]:
    for number, cells in rows:
        said = {field: nfc(cells[c]).strip() for field, c in columns.items() if c < len(cells)}
        if any(said.values()):
            yield Line(sheet, number, said, headings)
