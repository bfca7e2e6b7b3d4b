"""Units printed as columns of marks under one heading: CT for who leads, PH for who helps, or a cross."""

import re
from collections.abc import Mapping, Sequence

from domain.text import fold
from plans.columns import Role, claim_of
from plans.document import Row

_LEADS = re.compile(r"ct|c|chu tri|x|✓|✔|●|√|\*|\+|v")
_HELPS = re.compile(r"ph|p|phoi hop|o|○")
_FEWEST = 2
_LONGEST_NAME = 60


def unit_columns(over: Mapping[int, str], names: Mapping[int, str], rows: Sequence[Row]) -> dict[int, str]:
    """The unit that each such column stands for. `over`: the spreading heading above a column, `names`: its own."""
    found: dict[int, str] = {}
    for column, heading in over.items():
        claim = claim_of(heading)
        name = names.get(column, "")
        if claim is None or claim.role not in {Role.LEAD, Role.COOPERATING} or not name or claim_of(name) is not None:
            continue
        marks = [row.cells[column] for row in rows if column < len(row.cells)]
        texts = [fold(cell.text).strip() for cell in marks if cell.text and not cell.left and not cell.up]
        if len(name) <= _LONGEST_NAME and all(_LEADS.fullmatch(t) or _HELPS.fullmatch(t) for t in texts):
            found[column] = name.replace("\n", " ")
    return found if len(found) >= _FEWEST else {}


def marked_units(row: Row, units: Mapping[int, str]) -> dict[Role, str]:
    """Who leads and who helps by a row's marks, as the texts of unit cells would say it."""
    marks = {name: fold(row.cells[column].text).strip() for column, name in units.items() if column < len(row.cells)}
    return {
        Role.LEAD: "; ".join(name for name, mark in marks.items() if _LEADS.fullmatch(mark)),
        Role.COOPERATING: "; ".join(name for name, mark in marks.items() if _HELPS.fullmatch(mark)),
    }
