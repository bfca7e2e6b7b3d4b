"""What a column holds where its heading does not tell: told from its cells."""

from collections.abc import Callable, Sequence

from domain.deadline import DeadlineKind
from domain.deadline_reading import read_deadline
from domain.text import one_line
from plans.columns import Role, claim_of
from plans.document import Row
from plans.numbers import rank
from plans.unit_names import stands_alone

_ENOUGH = 0.7
_LOOKED_AT = 40
_SOME_YEAR = 2000
_LONGEST_NUMBER = 8
_TIMES = {Role.DEADLINE, Role.START, Role.END}


def with_columns_by_cells(
    roles: dict[int, Role], headings: dict[int, str], rows: Sequence[Row], *, timed: bool, named: bool
) -> dict[int, Role]:
    """The roles, and with them the units or the times of a column under an unknown heading, if no other holds them.

    A table of two duties or more (units, times) is one of tasks: its longest texts are the tasks where no heading says
    so. `timed`, `named`: whether columns of crosses hold the times, the units.
    """
    held = dict(roles)
    unknown = [column for column, text in headings.items() if text and column not in held and claim_of(text) is None]
    cells = {column: _texts(column, rows) for column in headings}
    if Role.NUMBER not in held.values():
        first = min(held, default=0)
        bare = [column for column in headings if column < first and not headings[column]]
        _give(held, Role.NUMBER, bare, cells, lambda text: rank(text.rstrip(".)")) is not None)
    if not named and Role.LEAD not in held.values():
        _give(held, Role.LEAD, unknown, cells, lambda text: stands_alone(text.split("\n")[0], "", ""))
    if not timed and not _TIMES & set(held.values()):
        _give(held, Role.DEADLINE, unknown, cells, _is_time)
    duties = {Role.LEAD, Role.COOPERATING, Role.DEADLINE, Role.END} & set(held.values())
    if Role.TITLE not in held.values() and len(duties) > 1:
        free = [column for column in headings if held.get(column, Role.OTHER) in {Role.OTHER, Role.PRODUCT}]
        longest = max(free, key=lambda column: sum(map(len, cells[column])), default=None)
        if longest is not None and any(cells[longest]):
            held[longest] = Role.TITLE
    return held


def _give(
    held: dict[int, Role], role: Role, unknown: list[int], cells: dict[int, list[str]], says: Callable[[str], bool]
) -> None:
    for column in unknown:
        texts = cells[column]
        if column not in held and texts and sum(map(says, texts)) >= _ENOUGH * len(texts):
            held[column] = role
            return


def _texts(column: int, rows: Sequence[Row]) -> list[str]:
    """The texts of a column's own cells, without those of section rows."""
    cells = [row.cells[column] for row in rows[:_LOOKED_AT] if column < len(row.cells)]
    return [cell.text for cell in cells if cell.text and not cell.left and not cell.up and not _is_caption(cell.text)]


def _is_caption(text: str) -> bool:
    return text.isupper() and len(text) > _LONGEST_NUMBER


def _is_time(text: str) -> bool:
    return len(text) < 80 and read_deadline(one_line(text), _SOME_YEAR).kind is not DeadlineKind.UNREAD
