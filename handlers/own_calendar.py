"""`/lich`: the sender's own deadlines as a file that a phone's calendar takes in."""

from collections.abc import Sequence

from domain.chat import OutgoingFile
from domain.tasks import AssignmentView
from handlers.turn import Turn
from handlers.which_tasks import own_tasks
from reports.calendar_file import Deadline, deadlines_ics
from storage import agency, files

_MOST_LINES = 5


async def send(turn: Turn, _words: str) -> None:
    """Answer with the file, and with what comes next."""
    dated = sorted((v for v in await own_tasks(turn) if v.due is not None), key=lambda v: (v.due or turn.today, v.id))
    if not dated:
        await turn.answer(turn.say("own_calendar.none"))
        return
    here = await agency.agency_fact(turn.tx)
    name = turn.say("own_calendar.name", who=turn.person.name)
    content = deadlines_ics(map(_deadline, dated), name, here.code, turn.now)
    file_id = await files.keep(turn.tx, turn.now, OutgoingFile("han-cua-toi.ics", "text/calendar", content))
    await turn.answer("\n".join(_told(turn, dated)), files=[file_id])


def _deadline(view: AssignmentView) -> Deadline:
    assert view.due is not None
    return Deadline(view.id, view.code, view.name, view.due, tuple(filter(None, (view.unit_name, view.owner_name))))


def _told(turn: Turn, dated: Sequence[AssignmentView]) -> list[str]:
    lines = [turn.say("own_calendar.sent", n=len(dated))]
    lines += [f"{view.due:%d/%m} – {view.name} ({view.code})" for view in dated[:_MOST_LINES]]
    if len(dated) > _MOST_LINES:
        lines.append(turn.say("tasks.more", n=len(dated) - _MOST_LINES))
    return lines
