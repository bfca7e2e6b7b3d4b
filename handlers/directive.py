"""A leader answers the digest: `đã xem 3`, or a number and a word on it, which reaches owner, head and Office."""

import re

from domain.hearers import above, asked, office
from domain.permissions import Act, may
from domain.short_name import cut
from domain.task_codes import task_numbers
from domain.tasks import AssignmentView
from domain.text import fold
from handlers.answerable import office_chart
from handlers.turn import Turn
from handlers.which_tasks import due_day
from handlers.work_acts import confirm, kept
from storage import directives, lists, work
from storage.outbox import Place

_LONGEST = 1000
_SEEN = re.compile(r"(?:da|em da|toi da) (?:xem|biet|nam)(?P<items>[\s\d,;và]*)")
_TOLD = re.compile(
    r"\s*(?:(?:việc|mục|số)\s+)?(?P<item>\d{1,2})\s*[.:,)]?\s+(?P<words>\D.*)", re.DOTALL | re.IGNORECASE
)
_BY_CODE = re.compile(
    r"\s*(?:chỉ đạo|chi dao|ý kiến|y kien)\s+(?:về\s+)?t\s?\d{1,4}\b[\s:,.–-]*(?P<words>.+)", re.DOTALL | re.IGNORECASE
)


async def from_words(turn: Turn) -> bool:
    """Take the words as an answer to the digest the sender has before them; False where they answer none."""
    by_code = _BY_CODE.fullmatch(turn.incoming.text)
    if by_code is not None and may(turn.person, Act.DIRECT):
        return await _on_code(turn, by_code["words"].strip())
    seen = _SEEN.fullmatch(fold(turn.incoming.text).strip(" .!"))
    told = _TOLD.fullmatch(turn.incoming.text)
    shown = await _digest_before(turn) if seen is not None or told is not None else ()
    if not shown:
        return False
    if seen is not None:
        return await _seen(turn, shown, [int(n) for n in re.findall(r"\d+", seen["items"])])
    if told is None or not 1 <= int(told["item"]) <= len(shown):
        return False
    (view,) = await work.views(turn.tx, [shown[int(told["item"]) - 1]])
    await _give(turn, view, told["words"].strip())
    return True


async def _on_code(turn: Turn, words: str) -> bool:
    """`chỉ đạo T12: ...`, on what of the task is open and comes first."""
    number = task_numbers(turn.incoming.text.upper())[0]
    views = [v for v in await work.open_views(turn.tx) if v.code == f"T{number}"]
    if not views:
        return False
    await _give(turn, min(views, key=lambda v: (due_day(v), v.id)), words)
    return True


async def _seen(turn: Turn, shown: tuple[int, ...], items: list[int]) -> bool:
    """Items were seen; where one is no item of the digest the words are read as any others."""
    if any(not 1 <= item <= len(shown) for item in items):
        return False
    views = await work.views(turn.tx, [shown[item - 1] for item in items])
    await turn.record("digest_seen", after={"tasks": [v.code for v in views]})
    named = "; ".join(f"{v.code} {v.name}" for v in views)
    await turn.answer(turn.say("directive.seen_items", items=named) if views else turn.say("directive.seen"))
    return True


async def _digest_before(turn: Turn) -> tuple[int, ...]:
    """The assignments the digest numbers, where that is the list the sender last got or replies to."""
    if turn.incoming.reply_to is not None:
        bound = await lists.of_message(turn.tx, turn.incoming.channel, turn.incoming.address, turn.incoming.reply_to)
        found = [bound] if bound else []
    else:
        found = list(await lists.reached(turn.tx, turn.person.id, turn.incoming.at, most=1))
    return found[0].ids("assignment") if found and found[0].kind == "digest" else ()


async def _give(turn: Turn, view: AssignmentView, words: str) -> None:
    turn.require(Act.DIRECT, view.unit_id)
    text = cut(words, _LONGEST)
    async with kept(turn, "directive", [view.task_id]):
        directive_id = await directives.give(turn.tx, turn.now, view.id, turn.person.id, text)
    await turn.record("directive", "directive", directive_id, after={"assignment": view.id})
    chart = await office_chart(turn)
    hearers = [group(view, chart, turn.today) for group in (asked, above, office)]
    for person_id in sorted({p for group in hearers for p in group} - {turn.person.id}):
        await turn.tell(
            chart.people[person_id],
            "directive.given_to_answer" if person_id in hearers[0] else "directive.given",
            who=turn.person.name,
            code=view.code,
            name=view.name,
            text=text,
            places=[Place("assignment", view.id)],
        )
    await confirm(turn, [turn.say("directive.sent", code=view.code, name=view.name)])
