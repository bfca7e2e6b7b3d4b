"""Which tasks a message is about: those whose codes it names, else the numbered list its sender has before them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.problem import Problem
from domain.replies.reader import read_reply
from domain.replies.reading import Status as Said
from domain.task_codes import codes_as_items, task_numbers
from domain.tasks import AssignmentView, OccurrenceKind
from handlers.answerable import is_for, office_chart, reportable
from handlers.turn import Turn
from storage import calendar, lists, work

JUST_NOW = timedelta(minutes=10)
_LONGEST_LIST = 30
_UNDER_WAY = {Said.IN_PROGRESS, Said.NOT_STARTED, Said.BLOCKED, Said.EXTEND, Said.SNOOZE, Said.DELEGATE}
STALE_AFTER = 3
"""Working days after which a bare number in an answer to an old list is asked about."""


@dataclass(frozen=True)
class Spoken:
    """What a message speaks of: the assignments in numbered order, the text to read with those numbers in it, and
    whether it is sure that these are meant (else the reader of the message must ask). `beside` may be meant as well."""

    views: Sequence[AssignmentView]
    text: str
    sure: bool = True
    beside: Sequence[AssignmentView] = ()


async def which_tasks(turn: Turn, text: str) -> Spoken:
    """The tasks a text of the sender is about. Raises Problem for a code that is unknown or not theirs."""
    numbers = task_numbers(text)
    if numbers:
        meant = [await _of_code(turn, n) for n in numbers]
        reached = await _lists_reached(turn) if any(len(several) > 1 for several in meant) else ()
        return Spoken([_one_of(turn, several, text, reached) for several in meant], codes_as_items(text))
    if turn.incoming.reply_to is not None:
        bound = await lists.of_message(turn.tx, turn.incoming.channel, turn.incoming.address, turn.incoming.reply_to)
        if bound is not None and bound.ids("assignment"):
            return Spoken(await work.views(turn.tx, bound.ids("assignment")), text)
    newest = await _lists_before(turn, text)
    if not newest:
        return Spoken(next_of_each(await own_tasks(turn), turn.today), text, sure=False)
    views = await work.views(turn.tx, newest[0].ids("assignment"))
    if _crossed(turn, newest):
        return Spoken(views, text, sure=False, beside=await work.views(turn.tx, newest[1].ids("assignment")))
    if not await _stale(turn, newest[0]):
        return Spoken(views, text)
    if not places_named(turn, text):
        views = await _still_theirs(turn, views) or next_of_each(await own_tasks(turn), turn.today)
    return Spoken(views, text, sure=False)


async def _still_theirs(turn: Turn, views: Sequence[AssignmentView]) -> list[AssignmentView]:
    """What of an old list is still the sender's to do: the rest is not offered any more."""
    return [v for v in await reportable(turn, views) if v.last is None or not v.last.status.finished]


async def _lists_before(turn: Turn, text: str) -> list[lists.NumberedList]:
    """The lists of tasks before the sender, newest first: where the text names a number, those that show numbers."""
    reached = await _lists_reached(turn)
    newest = [one for one in reached if one.ids("assignment")]
    if newest and not newest[0].numbered and places_named(turn, text):
        return [one for one in newest if one.numbered] or newest
    return newest


async def _lists_reached(turn: Turn) -> Sequence[lists.NumberedList]:
    return await lists.reached(turn.tx, turn.person.id, turn.incoming.at, most=lists.LOOK_BACK)


def places_named(turn: Turn, text: str) -> list[int]:
    """The places in a list that a text speaks of, however long the list is."""
    if not any(c.isdecimal() for c in text):
        return []
    read = read_reply(text, turn.today, turn.today, _LONGEST_LIST)
    return [reading.item for reading in read if isinstance(reading.item, int)]


async def own_tasks(turn: Turn) -> list[AssignmentView]:
    """The sender's open assignments: theirs, and their unit's that nobody owns where they answer for the unit."""
    chart = await office_chart(turn)
    return [v for v in await work.open_views(turn.tx) if is_for(turn, v, chart)]


def next_of_each(views: Iterable[AssignmentView], today: date) -> list[AssignmentView]:
    """The occurrence of each task that comes next, dated ones first by day; of a standing duty the running month's."""
    by_task: dict[tuple[int, int | None, int | None], AssignmentView] = {}
    for view in sorted(views, key=due_day):
        if view.kind is OccurrenceKind.STANDING and view.period_end is not None and view.period_end < today:
            continue
        by_task.setdefault((view.task_id, view.unit_id, view.owner_id), view)
    return sorted(by_task.values(), key=lambda v: (v.kind is OccurrenceKind.STANDING, due_day(v), v.id))


def due_day(view: AssignmentView) -> date:
    """The day that orders an assignment among others: its due day, a standing duty's data close, else the last."""
    return view.due or view.period_end or date.max


def _crossed(turn: Turn, newest: Sequence[lists.NumberedList]) -> bool:
    """Whether an answer may have been typed with the list before in view, as a newer one of that day came just now.

    Yesterday's list is not in view any more: most people answer in the first minutes of a morning's reminder.
    """
    if len(newest) < 2 or newest[0].places == newest[1].places:
        return False
    zone = turn.surroundings.zone
    same_day = newest[1].reached_at.astimezone(zone).date() == turn.incoming.at.astimezone(zone).date()
    return same_day and turn.incoming.at - newest[0].reached_at < JUST_NOW


async def _stale(turn: Turn, shown: lists.NumberedList) -> bool:
    days = await calendar.working_calendar(turn.tx)
    reached = shown.reached_at.astimezone(turn.surroundings.zone).date()
    return days.working_days_between(reached, turn.today) > STALE_AFTER


async def _of_code(turn: Turn, number: int) -> list[AssignmentView]:
    """The assignments of T<number> that may be meant, of those the sender may report on.

    Of a standing duty only the running month's, even when it was answered: the months gone by are closed, and a second
    word on this month is none on the next. What the sender spoke of today is what they speak of again.
    """
    found = await work.views_of_task(turn.tx, number)
    mine = await reportable(turn, found)
    if not found:
        raise Problem("answer.no_such_task", code=f"T{number}")
    if not mine:
        raise _not_theirs(turn, found)
    corrected = [v for v in mine if said_today(turn, v)]
    if corrected:
        return [max(corrected, key=lambda v: v.last.id if v.last else 0)]
    duties = [v for v in mine if v.kind is OccurrenceKind.STANDING]
    running = min((v.period_end for v in duties if v.period_end and v.period_end >= turn.today), default=None)
    meant = [v for v in mine if v.kind is not OccurrenceKind.STANDING or v.period_end == running] or mine
    # What waits to be opened is meant where there is nothing else.
    return [v for v in meant if v.kind is not OccurrenceKind.SLEEPING] or meant


def _one_of(
    turn: Turn, meant: Sequence[AssignmentView], text: str, reached: Sequence[lists.NumberedList]
) -> AssignmentView:
    """Which of several is meant by a text: the one last shown to the sender, else their first open one.

    One that was shown though it is done, as its proof is missing, is not meant by what tells of work under way.
    """
    if len(meant) == 1:
        return meant[0]
    shown = _last_shown(meant, reached)
    if shown is not None and not (shown.last and shown.last.status.finished and _tells_of_work(turn, text)):
        return shown
    still_open = [v for v in meant if v.last is None or not v.last.status.finished]
    return min(still_open or meant, key=lambda v: (v.owner_id != turn.person.id, due_day(v), v.id))


def _last_shown(views: Sequence[AssignmentView], reached: Sequence[lists.NumberedList]) -> AssignmentView | None:
    """Which of these the newest message with one of them had."""
    for one in reached:
        shown = next((v for v in views if v.id in one.ids("assignment")), None)
        if shown is not None:
            return shown
    return None


def _tells_of_work(turn: Turn, text: str) -> bool:
    """Whether words about a task say more than that it is done."""
    items = codes_as_items(text)
    said = read_reply(items, turn.today, turn.today, max(len(task_numbers(text)), 1))
    return any(one.status in _UNDER_WAY for one in said)


def said_today(turn: Turn, view: AssignmentView) -> bool:
    """Whether the last word on an assignment is the sender's, of today."""
    last = view.last
    return (
        last is not None
        and last.person_id == turn.person.id
        and last.at.astimezone(turn.surroundings.zone).date() == turn.today
    )


def _not_theirs(turn: Turn, found: Sequence[AssignmentView]) -> Problem:
    """Why the sender cannot report on a task: a colleague of the unit has it, or other units lead it."""
    holder = next((v.owner_name for v in found if v.unit_id == turn.person.unit_id and v.owner_name), None)
    if holder is not None:
        return Problem("answer.a_colleagues", code=found[0].code, who=holder)
    return Problem("answer.not_yours", code=found[0].code)
