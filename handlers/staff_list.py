"""A staff list sent in chat: brought in at once, all of it or nothing, and what it changed told in a few lines."""

from collections.abc import Sequence

from domain.permissions import Act, may
from domain.roster import read_roster
from domain.roster_table import Sheet, find_table
from handlers.import_staff import Imported, import_staff
from handlers.take_back_setting import undoable
from handlers.turn import Turn
from locales import say

_MOST_NAMES = 10


async def receive(turn: Turn, sheets: Sequence[Sheet]) -> bool:
    """Bring in a staff list from an administrator. False where the sheets are none, and nothing was done."""
    if not may(turn.person, Act.MANAGE_PEOPLE):
        return False
    if not any(table.subject != "agency" for sheet in sheets if (table := find_table(sheet))):
        return False
    async with undoable(turn, "staff_imported"):
        done = await import_staff(turn.tx, turn.now, turn.actor, read_roster(sheets))
        changed = done != Imported(unchanged=done.unchanged)
        if changed:
            await turn.record("staff_imported", after={"people": len(done.people_added) + len(done.people_changed)})
    lines = changes(turn.language, done)
    if done.people_added:
        lines.append(turn.say("people.imported.invite"))
    if changed:
        lines.append(turn.say("office.can_undo"))
    await turn.answer("\n".join(lines))
    return True


def changes(language: str, done: Imported) -> list[str]:
    """What an import changed, a line each; one line where it changed nothing."""
    named = {
        "units_added": done.units_added,
        "units_changed": done.units_changed,
        "people_added": done.people_added,
        "people_changed": done.people_changed,
    }
    lines = [say(language, "people.imported.agency")] if done.agency else []
    for what, names in named.items():
        if names:
            lines.append(say(language, f"people.imported.{what}", n=len(names), names=_short(names)))
    return lines or [say(language, "people.imported.nothing")]


def _short(names: Sequence[str]) -> str:
    return ", ".join([*names[:_MOST_NAMES], *(["…"] if len(names) > _MOST_NAMES else [])])
