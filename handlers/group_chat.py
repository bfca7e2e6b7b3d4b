"""The bot among many: in a group it answers only what addresses it, and speaks of nobody there."""

from domain.invitation import code_within
from domain.permissions import Act, may
from domain.problem import Problem
from domain.text import fold
from handlers.turn import Turn
from storage import groups, people, units
from storage.groups import GroupCode

_COMMAND = "nhom"
_END = frozenset({"huy", "bo", "thoi", "off"})


async def addressed(turn: Turn) -> None:
    """Register the group by a code, end that, or say where one is answered; a stranger hears nothing."""
    text = turn.incoming.text.strip()
    first, _, words = text.partition(" ")
    if fold(first).lstrip("/") == _COMMAND:
        await _register(turn, words.strip())
    elif turn.sender is not None:
        bot = turn.surroundings.telegram_name()
        link = f"https://t.me/{bot}" if bot else ""
        await turn.answer(turn.say("group.write_to_me", link=link).strip())


async def _register(turn: Turn, words: str) -> None:
    code = code_within(words)
    found = await groups.find_code(turn.tx, code) if code else None
    if found is not None and await _is_good(turn, found):
        await _link(turn, found)
    elif turn.sender is None:
        return
    elif not may(turn.person, Act.REGISTER_GROUP):
        await turn.answer(turn.say("group.not_yours"))
    elif fold(words) in _END:
        await _end(turn)
    else:
        await turn.answer(turn.say("group.code_is_no_good" if words else "group.get_a_code"))


async def _is_good(turn: Turn, code: GroupCode) -> bool:
    """Whether a code can still be used, and whoever was given it may still decide this.

    In a group people may speak without their name: the code is what shows that the office wants it.
    """
    giver = await people.get(turn.tx, code.made_by)
    return not code.used and code.expires_at > turn.now and may(giver, Act.REGISTER_GROUP)


async def _link(turn: Turn, code: GroupCode) -> None:
    title = turn.incoming.group or ""
    if not await groups.link(turn.tx, turn.now, code, turn.incoming.channel, turn.incoming.address, title):
        # Another group was quicker with the same code; nothing of this turn is kept.
        raise Problem("group.code_is_no_good")
    giver = await people.get(turn.tx, code.made_by)
    named = {u.id: u.name for u in await units.all_units(turn.tx)}
    of = named.get(code.unit_id) if code.unit_id else None
    await turn.record("group_registered", "chat_group", code.id, after={"title": title, "unit": of})
    await turn.answer(turn.say("group.registered_unit", unit=of) if of else turn.say("group.registered"))
    await turn.tell(giver, "group.was_registered", title=title)


async def _end(turn: Turn) -> None:
    ended = await groups.unlink(turn.tx, turn.now, turn.incoming.channel, turn.incoming.address)
    if ended is None:
        await turn.answer(turn.say("group.not_registered"))
        return
    await turn.record("group_ended", "chat_group", ended.id, before=ended.title)
    await turn.answer(turn.say("group.ended"))
