"""A leader answers the digest: `đã xem 3`, or a number and a word on it, which reaches owner, head and Office."""

import re

from domain.hearers import above, asked, office
from domain.permissions import Act
from domain.tasks import AssignmentView
from domain.text import fold
from handlers.answerable import office_chart
from handlers.turn import Turn
from storage import directives, lists, work

_SEEN = re.compile(r"(?:da|em da|toi da) (?:xem|biet|nam)(?P<items>[\s\d,;và]*)")
_TOLD = re.compile(
    r"\s*(?:(?:việc|mục|số)\s+)?(?P<item>\d{1,2})\s*[.:,)]?\s+(?P<words>\D.*)", re.DOTALL | re.IGNORECASE
)


async def from_words(turn: Turn) -> bool:
    """Take the words as an answer to the digest the sender has before them; False where they answer none."""
    shown = await _digest_before(turn)
    if not shown:
        return False
    if _SEEN.fullmatch(fold(turn.incoming.text).strip(" .!")):
        await turn.record("digest_seen", after={"items": turn.incoming.text})
        await turn.answer(turn.say("directive.seen"))
        return True
    told = _TOLD.fullmatch(turn.incoming.text)
    if told is None or not 1 <= int(told["item"]) <= len(shown):
        return False
    (view,) = await work.views(turn.tx, [shown[int(told["item"]) - 1]])
    turn.require(Act.DIRECT, view.unit_id)
    await _give(turn, view, told["words"].strip())
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
    directive_id = await directives.give(turn.tx, turn.now, view.id, turn.person.id, words)
    await turn.record("directive", "directive", directive_id, after={"assignment": view.id})
    chart = await office_chart(turn)
    hearers = [group(view, chart, turn.today) for group in (asked, above, office)]
    for person_id in sorted({p for group in hearers for p in group} - {turn.person.id}):
        hearer = chart.people[person_id]
        await turn.tell(hearer, "directive.given", who=turn.person.name, code=view.code, name=view.name, text=words)
    await turn.answer(turn.say("directive.sent", code=view.code, name=view.name))
