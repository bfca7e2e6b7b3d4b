"""`/moi tất cả`, `/moi Phòng A`: a code for each who has no chat yet, in one workbook."""

import asyncio

from domain.chat import OutgoingFile
from domain.invitation import Choose, as_printed
from domain.people import Person
from domain.permissions import Act
from domain.problem import Problem
from domain.text import fold, one_line
from handlers.invite import make_invitation, to_forward
from handlers.turn import Turn
from reports.invitations_workbook import InvitationRow, invitations_xlsx
from storage import accounts, files, people, units

_EVERYBODY = frozenset({"tat ca", "moi nguoi", "het", "ca co quan", "all"})
_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def whom(turn: Turn, words: str) -> list[Person] | None:
    """Those of a unit, or of the agency, who have no chat; None where the words name neither."""
    said = fold(one_line(words))
    chart = await units.all_units(turn.tx)
    unit = next((u for u in chart if said in {fold(name) for name in (u.name, *u.aliases)}), None)
    if unit is None and said not in _EVERYBODY:
        return None
    of_it = {unit.id, *unit.members} if unit else None
    linked = await accounts.channels(turn.tx)
    missing = [p for p in await people.everybody(turn.tx) if p.id not in linked]
    return [p for p in missing if of_it is None or p.unit_id in of_it]


async def give_all(turn: Turn, missing: list[Person], choose: Choose) -> None:
    """Make the invitations and send the workbook. Codes made for them before are good no longer."""
    turn.require(Act.INVITE)
    if not missing:
        raise Problem("invite.nobody_missing")
    names, rows = await units.names(turn.tx), []
    until = ""
    for person in missing:
        invited = await make_invitation(turn.tx, turn.now, turn.actor, person, choose)
        until = invited.expires_at.astimezone(turn.surroundings.zone).strftime("%H:%M %d/%m/%Y")
        words = "\n".join(await to_forward(turn, invited, until))
        unit = names.get(person.unit_id, "") if person.unit_id is not None else ""
        rows.append(InvitationRow(person.name, unit, as_printed(invited.code), words))
    data = await asyncio.to_thread(invitations_xlsx, rows, until, turn.language)
    file = OutgoingFile(f"ma-moi-{turn.today.isoformat()}.xlsx", _MEDIA_TYPE, data)
    file_id = await files.keep(turn.tx, turn.now, file)
    words = turn.say("invite.made_many", n=len(rows), until=until)
    await turn.answer(words, files=[file_id], then=turn.say("invite.many_forgotten", n=len(rows)))
