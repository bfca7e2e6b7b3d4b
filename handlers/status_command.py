"""`/xong T12`, `/dang 2 60%`, `/vuong T12 lý do`, `/lui T12 15/7 lý do`: a status by command."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

from domain.problem import Problem
from domain.replies.reader import read_reply
from domain.replies.reading import Reading, Status
from domain.task_codes import task_numbers
from domain.tasks import AssignmentView
from handlers import answer, ask, evidence
from handlers.statement import REPORTED
from handlers.turn import Turn
from handlers.which_tasks import Spoken, due_day, which_tasks

_UNIT = r"(?:ngày|ngay|tuần|tuan|tháng|thang|hôm|hom|bữa|bua|tiếng|tieng|giờ|gio)"
_TASKS = re.compile(
    rf"(?:(?:t\s?\d{{1,4}}|#?\d{{1,2}}(?:-\d{{1,2}})?(?!\s*(?:%|{_UNIT}\b)))"
    r"(?:\s*(?:[,;+&]|và\b|va\b)\s*|\s+|:\s*|$))+",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"^(?:được|duoc|khoảng|khoang|tầm|tam|~)?\s*\d{1,3}\s?%[\s,:;.-]*")
_PLACE = re.compile(r"(?<![\w/])#?(\d{1,2})(?:-(\d{1,2}))?(?!\w)")

Meant = Callable[[str, date, date], Reading]


def _plain(status: Status) -> Meant:
    return lambda words, _today, _due: Reading(None, status, reason=words or None)


def _under_way(words: str, today: date, due: date) -> Reading:
    """What `đang làm` and the words behind it say; never less than that it is under way."""
    reading = read_reply(f"đang làm {words}", today, due, 1)[0]
    status = reading.status if reading.status in REPORTED else Status.IN_PROGRESS
    return Reading(None, status, reading.percent, reason=_PERCENT.sub("", words) or None)


def _put_back(words: str, today: date, due: date) -> Reading:
    """The day asked for and why; without a day that can be, the bot asks for one."""
    reading = read_reply(f"xin lùi {words}", today, due, 1)[0]
    return replace(reading, item=None) if reading.status is Status.EXTEND else Reading(None, Status.EXTEND)


def _command(meant: Meant) -> Callable[[Turn, str], Awaitable[None]]:
    async def report(turn: Turn, words: str) -> None:
        named, rest = _parted(words)
        spoken = await which_tasks(turn, named)
        files = await evidence.files_of(turn)
        if not spoken.views:
            await turn.answer(turn.say("answer.nothing_to_answer"))
            return
        views = _named(named, spoken)
        if not views:
            await ask.which_one(turn, spoken, [meant(rest, turn.today, due_day(spoken.views[0]))], files)
            return
        said = [answer.Statement(meant(rest, turn.today, due_day(view)), view) for view in views]
        await answer.carry_out(turn, said, spoken, files)

    return report


def _parted(words: str) -> tuple[str, str]:
    """The tasks named first, and what is said of them."""
    match = _TASKS.match(words)
    end = match.end() if match else 0
    return words[:end].strip().upper(), words[end:].strip()


def _named(named: str, spoken: Spoken) -> list[AssignmentView]:
    """The tasks meant; none where several are listed and none is named."""
    if task_numbers(named) or len(spoken.views) == 1:
        return list(spoken.views)
    found: dict[int, AssignmentView] = {}
    for match in _PLACE.finditer(named):
        first, last = int(match[1]), int(match[2] or match[1])
        for place in range(first, last + 1):
            if not 1 <= place <= len(spoken.views):
                raise Problem("answer.no_such_place", place=place, n=len(spoken.views))
            found[place] = spoken.views[place - 1]
    return list(found.values())


done = _command(_plain(Status.DONE))
under_way = _command(_under_way)
not_started = _command(_plain(Status.NOT_STARTED))
blocked = _command(_plain(Status.BLOCKED))
put_back = _command(_put_back)
