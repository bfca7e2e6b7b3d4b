"""`/toi`: what is kept about the sender, given to them whole as a file, and their wish that it be erased."""

import json
from datetime import date

from domain.chat import OutgoingFile
from domain.people import Role
from domain.reminder_hours import morning_hour
from domain.reminder_settings import ReminderSettings
from domain.text import fold, one_line
from handlers import ask
from handlers.role_words import name_and_place, role_words
from handlers.turn import Turn
from storage import (
    absences,
    calendar,
    erase_requests,
    files,
    open_questions,
    people,
    personal_data,
    reminder_rules,
    units,
)
from storage.open_questions import OpenQuestion

TOPIC = "erase_me"
"""The topic of the open question whether somebody does want their data to be erased."""
WORKING_DAYS = 2
"""Within so many working days a request is to be answered (Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP)."""
_EXPORT = frozenset({"xuat", "xuat du lieu", "tep", "tai ve", "export"})
_ERASE = frozenset({"xoa", "xoa du lieu", "erase", "delete"})
_WITHDRAW = frozenset({"thoi xoa", "khong xoa", "giu lai", "bo yeu cau", "keep"})
_YES = frozenset({"1", "co", "dong y", "xoa", "xac nhan", "ok", "yes"})
_NO = frozenset({"2", "khong", "thoi", "no"})


async def about_me(turn: Turn, words: str) -> None:
    """Show it; `xuất` gives the file, `xóa` asks for erasing, `thôi xóa` takes that back."""
    said = fold(one_line(words))
    if said in _EXPORT:
        await _export(turn)
    elif said in _ERASE:
        await _ask_to_erase(turn)
    elif said in _WITHDRAW:
        await _withdraw(turn)
    else:
        await _show(turn)


async def confirm(turn: Turn, _question: OpenQuestion) -> bool:
    """The word that a request is meant. False for others."""
    said = fold(one_line(turn.incoming.text)).strip(" .!")
    if said not in _YES | _NO:
        return False
    await open_questions.close(turn.tx, turn.person.id)
    if said in _NO:
        await turn.answer(turn.say("about_me.left"))
        return True
    await turn.record(erase_requests.ASKED, "person", turn.person.id)
    limit = await limit_of(turn, turn.today)
    admins = [p for p in await people.holding(turn.tx, Role.ADMIN) if p.id != turn.person.id]
    for admin in admins:
        await turn.tell(admin, "about_me.for_admin", who=turn.person.name, limit=f"{limit:%d/%m/%Y}")
    await turn.answer(turn.say("about_me.asked", limit=f"{limit:%d/%m/%Y}"))
    return True


async def limit_of(turn: Turn, asked: date) -> date:
    """The last day on which a request of a day can be answered in time."""
    return (await calendar.working_calendar(turn.tx)).add_working_days(asked, WORKING_DAYS)


async def _show(turn: Turn) -> None:
    me, names = turn.person, await units.names(turn.tx)
    settings = await reminder_rules.in_force(turn.tx, ReminderSettings(zone=turn.surroundings.zone))
    kept = await personal_data.count(turn.tx, me.id)
    chats = [c for c in await personal_data.chats(turn.tx, me.id) if c.unlinked_at is None]
    day = "%d/%m/%Y"
    zone = turn.surroundings.zone
    lines = [
        turn.say("about_me.head", person=name_and_place(me, names)),
        turn.say("about_me.roles", roles=role_words(turn.language, me, names)),
    ]
    lines += [
        turn.say(
            "about_me.chat",
            channel=turn.say(f"reach.channel.{c.channel}"),
            since=f"{c.linked_at.astimezone(zone):{day}}",
        )
        for c in chats
    ]
    lines.append(
        turn.say(
            "about_me.hour",
            hour=f"{morning_hour(me, settings):%H:%M}",
            language=turn.say(f"about_me.language.{me.language}"),
        )
    )
    for leave in [a for a in await absences.ending_from(turn.tx, turn.today) if a.person_id == me.id]:
        lines.append(turn.say("about_me.leave", first=f"{leave.first_day:{day}}", last=f"{leave.last_day:{day}}"))
    counts = {"written": kept.written, "told": kept.told, "reports": kept.reports, "evidence": kept.evidence}
    lines.append(turn.say("about_me.counts", **counts))
    waiting = {r.person_id: r for r in await erase_requests.open_requests(turn.tx)}
    if me.id in waiting:
        asked = waiting[me.id].asked_at.astimezone(zone).date()
        lines.append(turn.say("about_me.waiting", limit=f"{await limit_of(turn, asked):{day}}"))
    await turn.answer("\n".join([*lines, "", turn.say("about_me.how")]))


async def _export(turn: Turn) -> None:
    me, names = turn.person, await units.names(turn.tx)
    everything = {
        "name": me.name,
        "title": me.title,
        "unit": names.get(me.unit_id) if me.unit_id is not None else None,
        "roles": [{"role": g.role.value, "unit": names.get(g.unit_id) if g.unit_id else None} for g in me.grants],
        "language": me.language,
        "remind_at": me.remind_at.isoformat("minutes") if me.remind_at else None,
        "chats": [
            {
                "channel": c.channel,
                "address": c.address,
                "linked_at": c.linked_at.isoformat(),
                "unlinked_at": c.unlinked_at.isoformat() if c.unlinked_at else None,
            }
            for c in await personal_data.chats(turn.tx, me.id)
        ],
        "reports": await personal_data.reports(turn.tx, me.id),
        "messages": await personal_data.messages(turn.tx, me.id),
    }
    data = json.dumps(everything, ensure_ascii=False, indent=1).encode()
    file = OutgoingFile(f"du-lieu-cua-toi-{turn.today.isoformat()}.json", "application/json", data)
    file_id = await files.keep(turn.tx, turn.now, file)
    await turn.record("data_exported", "person", me.id)
    await turn.answer(turn.say("about_me.export"), files=[file_id])


async def _ask_to_erase(turn: Turn) -> None:
    if any(r.person_id == turn.person.id for r in await erase_requests.open_requests(turn.tx)):
        await turn.answer(turn.say("about_me.asked_before"))
        return
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, {})
    await turn.answer(turn.say("about_me.confirm"), buttons=ask.number_buttons(question, 2))


async def _withdraw(turn: Turn) -> None:
    if any(r.person_id == turn.person.id for r in await erase_requests.open_requests(turn.tx)):
        await turn.record(erase_requests.WITHDRAWN, "person", turn.person.id)
        for admin in await people.holding(turn.tx, Role.ADMIN):
            if admin.id != turn.person.id:
                await turn.tell(admin, "about_me.withdrawn_for_admin", who=turn.person.name)
    await turn.answer(turn.say("about_me.withdrawn"))
