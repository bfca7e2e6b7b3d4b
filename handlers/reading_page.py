"""The page on which a reading is looked through: what it shows, and to whom."""

from collections import defaultdict
from dataclasses import dataclass
from functools import partial

from domain.deadline_words import deadline_words
from domain.permissions import Act, may
from domain.problem import Problem
from domain.reading_table import Column, Doubt, cell, columns_of
from domain.short_name import short_name
from handlers.reading import doubts_of
from locales import say
from storage import people, plans, readings
from storage.database import Database


@dataclass(frozen=True)
class ShownRow:
    """A row: its short name, its cells by column, how its deadline was read, and what to look at by column."""

    name: str
    cells: dict[Column, str]
    read_as: str
    doubts: tuple[tuple[Column, str], ...]

    @property
    def why(self) -> tuple[str, ...]:
        """What there is to look at, each once."""
        return tuple(dict.fromkeys(words for _, words in self.doubts))

    def doubtful(self, column: Column) -> bool:
        """Whether something is unsure in a column."""
        return any(of == column for of, _ in self.doubts)


@dataclass(frozen=True)
class ShownReading:
    """A reading as its page shows it, in the reader's language. `open` says that it can still be corrected."""

    language: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[ShownRow, ...]
    open: bool

    @property
    def doubtful(self) -> int:
        """How many rows have something to look at."""
        return sum(1 for row in self.rows if row.doubts)


async def shown_reading(database: Database, person_id: int, version_id: int) -> ShownReading:
    """What somebody sees of a reading. Raises Problem where they may not (or no longer) load plans."""
    async with database.read() as tx:
        person = await people.get(tx, person_id)
        if not (person.active and may(person, Act.LOAD_PLAN)):
            raise Problem("chat.not_allowed")
        version = await plans.get_version(tx, version_id)
        waits = await readings.is_open(tx, version_id)
        found = await doubts_of(tx, version.draft, version.answers)
    said = partial(say, person.language)
    of_row: defaultdict[str, list[Doubt]] = defaultdict(list)
    for doubt in found:
        of_row[doubt.row].append(doubt)
    draft, columns = version.draft, columns_of(version.draft)
    rows = [
        ShownRow(
            short_name(task.title, task.activity, task.product) or task.ref,
            {column: cell(draft, task, column) for column in columns},
            deadline_words(task.deadline, said),
            tuple((d.column, said(d.key, where=task.ref, **d.args)) for d in of_row[task.ref]),
        )
        for task in draft.tasks
    ]
    return ShownReading(person.language, draft.title, columns, tuple(rows), waits)
