"""An administrator invites somebody: one code, good once and for a week, ready to be forwarded."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.chat import Button, OutgoingFile
from domain.invitation import LASTS, Choose, as_printed, new_code
from domain.people import Person
from domain.permissions import Act
from domain.person_names import called
from domain.problem import Problem
from domain.text import one_line
from handlers.role_words import name_and_place
from handlers.turn import Turn
from handlers.ways_in import to_scan, ways_in
from reports.qr_picture import qr_png
from storage import accounts, audit, files, invitations, open_questions, people, units
from storage.audit import Actor
from storage.database import Tx

TOPIC = "invite"
"""The topic of the open question which of several people of one name was meant."""

_MOST_NAMES = 20


@dataclass(frozen=True)
class Invited:
    """An invitation just made: its code, and the instant (UTC) it runs out."""

    person: Person
    code: str
    expires_at: datetime


async def invite(turn: Turn, name: str, choose: Choose = secrets.choice) -> None:
    """`/moi Tên người`: make a code for them. Without a name, say who has no chat account yet."""
    turn.require(Act.INVITE)
    if not one_line(name):
        await _who_is_missing(turn)
        return
    found = called(await people.everybody(turn.tx), name)
    if not found:
        raise Problem("people.nobody", name=one_line(name))
    if len(found) == 1:
        await _give(turn, found[0], choose)
        return
    await _ask_which(turn, one_line(name), found[:_MOST_NAMES])


async def chosen(turn: Turn, ids: Sequence[int], choose: Choose = secrets.choice) -> bool:
    """The answer to "who of these": a number. False where it is none of them, and nothing was done."""
    turn.require(Act.INVITE)
    words = turn.incoming.text.strip().rstrip(".)")
    if not (words.isdecimal() and 1 <= int(words) <= len(ids)):
        return False
    await open_questions.close(turn.tx, turn.person.id)
    await _give(turn, await people.get(turn.tx, ids[int(words) - 1]), choose)
    return True


async def make_invitation(
    tx: Tx, now: datetime, actor: Actor, person: Person, choose: Choose, good_for: timedelta = LASTS
) -> Invited:
    """Make a code for somebody and note it. Raises Problem where they have left."""
    if not person.active:
        raise Problem("invite.left", name=person.name)
    code, expires_at = new_code(choose), now + good_for
    invitation_id = await invitations.create(
        tx, now, code, person.id, invited_by=actor.person_id, expires_at=expires_at
    )
    await audit.record(tx, now, actor, "invite", "invitation", invitation_id, after={"person_id": person.id})
    return Invited(person, code, expires_at)


async def _ask_which(turn: Turn, name: str, found: Sequence[Person]) -> None:
    ids = [p.id for p in found]
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, {"people": ids})
    lines = [f"{n}. {line}" for n, line in enumerate(await _lines(turn, found), 1)]
    buttons = [[Button(line, f"c:{question}:{n}")] for n, line in enumerate(lines, 1)]
    await turn.answer(turn.say("invite.which", name=name, names="\n".join(lines)), buttons=buttons)


async def _give(turn: Turn, person: Person, choose: Choose) -> None:
    """The code in two messages: one for the administrator, one to be forwarded as it is."""
    invited = await make_invitation(turn.tx, turn.now, turn.actor, person, choose)
    last_day = invited.expires_at.astimezone(turn.surroundings.zone).strftime("%H:%M %d/%m/%Y")
    [line] = await _lines(turn, [person])
    await turn.answer(turn.say("invite.made", person=line, until=last_day))
    picture = await _picture(turn, invited.code)
    words = "\n".join(await to_forward(turn, invited, last_day))
    await turn.answer(words, files=picture, then=turn.say("invite.forgotten", name=person.name))


async def to_forward(turn: Turn, invited: Invited, last_day: str) -> list[str]:
    """The invitation for its reader, a line each: the code, and each way in that this office has."""
    code = as_printed(invited.code)
    head = turn.say("invite.forward", name=invited.person.name, code=code, until=last_day)
    return [head, *await ways_in(turn, invited.code)]


async def _picture(turn: Turn, code: str) -> list[int]:
    """The way in as a QR picture, where there is one to point a phone at."""
    link = await to_scan(turn, code)
    if link is None:
        return []
    name = f"{turn.say('invite.qr')}.png"
    return [await files.keep(turn.tx, turn.now, OutgoingFile(name, "image/png", qr_png(link)))]


async def _who_is_missing(turn: Turn) -> None:
    linked = await accounts.channels(turn.tx)
    missing = [p for p in await people.everybody(turn.tx) if p.id not in linked]
    if not missing:
        await turn.answer(turn.say("invite.all_joined"))
        return
    names = "\n".join(f"- {line}" for line in await _lines(turn, missing[:_MOST_NAMES]))
    if len(missing) > _MOST_NAMES:
        names += "\n" + turn.say("invite.and_more", n=len(missing) - _MOST_NAMES)
    await turn.answer(turn.say("invite.missing", n=len(missing), names=names))


async def _lines(turn: Turn, found: Sequence[Person]) -> list[str]:
    names = await units.names(turn.tx)
    return [name_and_place(p, names) for p in found[:_MOST_NAMES]]
