"""`/nhom`: the office's groups, and a code that registers another for the digest and for reports."""

import secrets
from datetime import timedelta

from domain.invitation import Choose, as_printed, new_code
from domain.permissions import Act
from domain.problem import Problem
from handlers.turn import Turn
from storage import groups, units
from storage.groups import Group

_GOOD_FOR = timedelta(hours=1)


async def show(turn: Turn, words: str, choose: Choose = secrets.choice) -> None:
    """`/nhom`, `/nhom Phòng A`: what is registered, and a code for a group of the office or of that unit."""
    turn.require(Act.REGISTER_GROUP)
    bot = turn.surroundings.telegram_name()
    if bot is None:
        raise Problem("group.no_telegram")
    unit_id = await units.find_named(turn.tx, words) if words else None
    if words and unit_id is None:
        raise Problem("tasks.unknown_unit", name=words)
    names = {u.id: u.name for u in await units.all_units(turn.tx)}
    code, good_until = new_code(choose), turn.now + _GOOD_FOR
    group_id = await groups.give_code(turn.tx, code, unit_id, turn.person.id, good_until)
    await turn.record("group_code", "chat_group", group_id, after={"unit": names.get(unit_id) if unit_id else None})
    lines = [_line(turn, group, names) for group in await groups.linked(turn.tx)]
    known = [turn.say("group.known", groups="\n".join(lines))] if lines else []
    until = f"{good_until.astimezone(turn.surroundings.zone):%H:%M}"
    what = names[unit_id] if unit_id else turn.say("group.whole_office")
    how = turn.say("group.how", bot=bot, what=what, until=until, unit=words or "Phòng A")
    await turn.answer("\n\n".join([*known, how]))
    await turn.answer(f"/nhom@{bot} {as_printed(code)}")


def _line(turn: Turn, group: Group, names: dict[int, str]) -> str:
    of = names.get(group.unit_id, "") if group.unit_id else turn.say("group.whole_office")
    return turn.say("group.line", title=group.title, what=of)
