"""`/lich`: the sender's own deadlines as a file that a phone's calendar takes in."""

from collections.abc import Sequence
from datetime import date

from domain.chat import OutgoingFile
from domain.tasks import AssignmentView
from handlers.turn import Turn
from handlers.which_tasks import own_tasks
from reports.calendar_file import Deadline, deadlines_ics
from storage import agency, files

_MOST_LINES = 5


async def send(turn: Turn, _words: str) -> None:
    """Answer with the file, and with what comes next."""
    found = sorted(await own_tasks(turn), key=lambda v: v.id)
    dated = sorted(((v.due, v) for v in found if v.due is not None), key=lambda each: each[0])
    if not dated:
        await turn.answer(turn.say("own_calendar.none"))
        return
    here = await agency.agency_fact(turn.tx)
    name = turn.say("own_calendar.name", who=turn.person.name)
    content = deadlines_ics((_deadline(due, view) for due, view in dated), name, here.code, turn.now)
    file_id = await files.keep(turn.tx, turn.now, OutgoingFile("han-cua-toi.ics", "text/calendar", content))
    await turn.answer("\n".join(_told(turn, dated)), files=[file_id])


def _deadline(due: date, view: AssignmentView) -> Deadline:
    return Deadline(view.id, view.code, view.name, due, tuple(filter(None, (view.unit_name, view.owner_name))))


def _told(turn: Turn, dated: Sequence[tuple[date, AssignmentView]]) -> list[str]:
    lines = [turn.say("own_calendar.sent", n=len(dated))]
    lines += [f"{due:%d/%m} – {view.name} ({view.code})" for due, view in dated[:_MOST_LINES]]
    if len(dated) > _MOST_LINES:
        lines.append(turn.say("tasks.more", n=len(dated) - _MOST_LINES))
    return lines
