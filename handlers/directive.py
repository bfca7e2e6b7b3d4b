"""A leader answers the digest: `đã xem 3`, or a number and a word on it, which reaches owner, head and Office."""

import re
from collections.abc import Sequence

from domain.hearers import above, asked, office
from domain.permissions import Act, may
from domain.problem import Problem
from domain.short_name import cut
from domain.task_codes import task_numbers
from domain.tasks import AssignmentView
from domain.text import fold
from handlers.answerable import may_report, office_chart
from handlers.turn import Turn
from handlers.which_tasks import due_day
from handlers.work_acts import confirm, kept
from storage import directives, lists, work
from storage.lists import NumberedList
from storage.outbox import Place

_DIGEST = "digest"
_LONGEST = 1000
_FEWEST_WORDS = 2
"""Of a word on a task of another list than the digest."""
_SEEN = re.compile(r"(?:da|em da|toi da) (?:xem|biet|nam)(?P<items>[\s\d,;và]*)")
_TOLD = re.compile(
    r"\s*(?:(?:việc|mục|số)\s+)?(?P<item>\d{1,2})\s*[.:,)]?\s+(?P<words>\D.*)", re.DOTALL | re.IGNORECASE
)
_BY_CODE = re.compile(
    r"\s*(?:chỉ đạo|chi dao|ý kiến|y kien)\s+(?:về\s+)?t\s?\d{1,4}\b[\s:,.–-]*(?P<words>.+)", re.DOTALL | re.IGNORECASE
)


async def from_words(turn: Turn) -> bool:
    """Take the words as an answer to the list a leader has before them; False where they answer none."""
    by_code = _BY_CODE.fullmatch(turn.incoming.text)
    if by_code is not None and may(turn.person, Act.DIRECT):
        return await _on_code(turn, by_code["words"].strip())
    seen = _SEEN.fullmatch(fold(turn.incoming.text).strip(" .!"))
    if seen is not None:
        return await _seen(turn, [int(n) for n in re.findall(r"\d+", seen["items"])])
    told = _TOLD.fullmatch(turn.incoming.text)
    return told is not None and await _told(turn, int(told["item"]), told["words"].strip())


async def _told(turn: Turn, item: int, words: str) -> bool:
    """A word on an item: of the digest, or of a list of tasks that are not the leader's own to report on."""
    before = await _list_before(turn) if _leads(turn) else None
    shown = before.ids("assignment") if before else ()
    if before is None or not shown:
        return False
    is_digest = before.kind == _DIGEST
    if is_digest and not 1 <= item <= len(shown):
        raise Problem("answer.no_such_place", place=item, n=len(shown))
    if not 1 <= item <= len(shown):
        return False
    (view,) = await work.views(turn.tx, [shown[item - 1]])
    if not is_digest and (len(words.split()) < _FEWEST_WORDS or not await _only_directs(turn, view)):
        return False
    await _give(turn, await _with_others(turn, view) if is_digest else [view], words)
    return True


async def _with_others(turn: Turn, view: AssignmentView) -> list[AssignmentView]:
    """What a line of the digest is about: all that the leader may speak on of an occurrence that several units have."""
    same = [v for v in await work.open_views(turn.tx) if v.occurrence_id == view.occurrence_id and v.role == view.role]
    return [v for v in same if may(turn.person, Act.DIRECT, v.unit_id)] or [view]


async def _only_directs(turn: Turn, view: AssignmentView) -> bool:
    return may(turn.person, Act.DIRECT, view.unit_id) and not await may_report(turn, view)


def _leads(turn: Turn) -> bool:
    return any(may(turn.person, Act.DIRECT, grant.unit_id) for grant in turn.person.grants)


async def _on_code(turn: Turn, words: str) -> bool:
    """`chỉ đạo T12: ...`, on what of the task is open and comes first."""
    number = task_numbers(turn.incoming.text.upper())[0]
    views = [v for v in await work.open_views(turn.tx) if v.code == f"T{number}"]
    if not views:
        return False
    await _give(turn, [min(views, key=lambda v: (due_day(v), v.id))], words)
    return True


async def _seen(turn: Turn, items: list[int]) -> bool:
    """Items of the last digest were seen, or all of it. False for who is no leader, or has no digest with items."""
    if not _leads(turn):
        return False
    newest = await lists.reached(turn.tx, turn.person.id, turn.incoming.at, most=lists.LOOK_BACK)
    shown = next((one.ids("assignment") for one in newest if one.kind == _DIGEST), ())
    if items and not shown:
        return False
    beyond = [item for item in items if not 1 <= item <= len(shown)]
    if beyond:
        raise Problem("answer.no_such_place", place=beyond[0], n=len(shown))
    views = await work.views(turn.tx, [shown[item - 1] for item in items])
    await turn.record("digest_seen", after={"tasks": [v.code for v in views]})
    named = "; ".join(f"{v.code} {v.name}" for v in views)
    await turn.answer(turn.say("directive.seen_items", items=named) if views else turn.say("directive.seen"))
    return True


async def _list_before(turn: Turn) -> NumberedList | None:
    """The list the sender replies to, else the last one that numbers what it lists."""
    if turn.incoming.reply_to is None:
        return await lists.last_numbered(turn.tx, turn.person.id, turn.incoming.at)
    return await lists.of_message(turn.tx, turn.incoming.channel, turn.incoming.address, turn.incoming.reply_to)


async def _give(turn: Turn, views: Sequence[AssignmentView], words: str) -> None:
    """One word on an occurrence of a task, for all these who have it."""
    for view in views:
        turn.require(Act.DIRECT, view.unit_id)
    text = cut(words, _LONGEST)
    async with kept(turn, "directive", [views[0].task_id]):
        given = [await directives.give(turn.tx, turn.now, view.id, turn.person.id, text) for view in views]
    for directive_id, view in zip(given, views, strict=True):
        await turn.record("directive", "directive", directive_id, after={"assignment": view.id})
    chart = await office_chart(turn)
    # Who is asked for one of them answers that one; whoever hears of several, as the Office, hears once.
    about: dict[int, tuple[str, AssignmentView]] = {}
    for key, groups in (("directive.given_to_answer", (asked,)), ("directive.given", (above, office))):
        for view in views:
            for person_id in {p for group in groups for p in group(view, chart, turn.today)} - {turn.person.id}:
                about.setdefault(person_id, (key, view))
    for person_id, (key, view) in sorted(about.items()):
        await turn.tell(
            chart.people[person_id],
            key,
            who=turn.person.name,
            code=view.code,
            name=view.name,
            text=text,
            places=[Place("assignment", view.id)],
        )
    await confirm(turn, [turn.say("directive.sent", code=views[0].code, name=views[0].name)])
