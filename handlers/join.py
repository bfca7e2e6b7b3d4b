"""A stranger speaks: with a good code they join, with anything else they get one polite line."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from domain.invitation import bare_code, code_within
from domain.people import Person, Role
from domain.problem import Problem
from handlers import which_bot
from handlers.role_words import role_words
from handlers.turn import Turn
from storage import accounts, audit, invitations, outbox, people, units
from storage.audit import Actor
from storage.invitations import Invitation
from storage.outbox import Message

_COMMANDS = ("/start", "/join", "/thamgia")


@dataclass(frozen=True)
class Limits:
    """How many codes may fail within `window`: from one sender, and from all together."""

    window: timedelta = timedelta(hours=1)
    of_a_sender: int = 5
    of_all: int = 50


async def stranger(turn: Turn, limits: Limits = Limits()) -> None:
    """Answer somebody who is not known: let them in by their code, or tell them once whom to ask for one."""
    tried = _tried(turn.incoming.text)
    if tried is None:
        await _say_once(turn, "chat.stranger", "stranger")
    elif await _too_many(turn, limits):
        await _say_once(turn, "join.too_many", "join_limited")
    else:
        await _try(turn, tried)


async def again(turn: Turn, limits: Limits = Limits()) -> bool:
    """Tell a known person who sends a code that this chat is theirs already. False where it was no code.

    They may not try more codes than a stranger: what they are told would say which ones are good.
    """
    command, rest = _split(turn.incoming.text)
    code = code_within(rest) if command else bare_code(rest)
    if not code or await _too_many(turn, limits):
        return False
    invitation = await invitations.find(turn.tx, code)
    if invitation is None:
        await turn.record(invitations.FAILED, after={"address": turn.incoming.address, "why": "unknown"})
        if not command:
            return False
    mine = invitation is not None and invitation.person_id == turn.person.id
    await turn.answer(turn.say("join.already" if mine else "join.already_other", name=turn.person.name))
    return True


def _split(text: str) -> tuple[str | None, str]:
    """The joining command a text begins with, and what follows it."""
    first, _, rest = text.strip().partition(" ")
    # Telegram writes /start@name where a chat has several bots.
    command = first.lower().partition("@")[0]
    return (command, rest.strip()) if command in _COMMANDS else (None, text)


def _tried(text: str) -> str | None:
    """What a stranger gave as a code: the code, something after the command that is none (""), or None."""
    command, rest = _split(text)
    code = code_within(rest)
    if code or not (command and rest):
        return code
    return ""


async def _too_many(turn: Turn, limits: Limits) -> bool:
    failed = Counter(await invitations.failed_tries(turn.tx, turn.now - limits.window))
    own = failed[turn.incoming.channel, turn.incoming.address]
    return own >= limits.of_a_sender or failed.total() >= limits.of_all


async def _try(turn: Turn, code: str) -> None:
    invitation = await invitations.find(turn.tx, code) if code else None
    why = _what_is_wrong(turn, invitation)
    if invitation is None or why:
        await turn.answer(turn.say(f"join.{why}"))
        await turn.record(invitations.FAILED, after={"address": turn.incoming.address, "why": why})
        return
    await _let_in(turn, invitation)


def _what_is_wrong(turn: Turn, invitation: Invitation | None) -> str | None:
    if invitation is None:
        return "unknown"
    if invitation.used_at is not None:
        return "used"
    return "expired" if invitation.expires_at <= turn.now else None


async def _let_in(turn: Turn, invitation: Invitation) -> None:
    channel, address = turn.incoming.channel, turn.incoming.address
    if (bot := await which_bot.instead(turn, invitation.person_id)) is not None:
        # The code stays good: it is to be sent to the other bot.
        raise Problem("join.bot_is_full", bot=bot.name)
    account_id = await accounts.link(turn.tx, turn.now, invitation.person_id, channel, address)
    if not await invitations.use(turn.tx, turn.now, invitation.id, account_id):
        # Somebody else was quicker with the same code; nothing of this turn is kept.
        raise Problem("join.used")
    person = await people.get(turn.tx, invitation.person_id)
    await audit.record(
        turn.tx, turn.now, Actor(person.id, channel), "join", "chat_account", account_id, after={"address": address}
    )
    turn.sender = person
    await which_bot.leave_others(turn, person)
    await turn.answer(await _welcome(turn, person))
    if invitation.invited_by is not None and invitation.invited_by != person.id:
        inviter = await people.get(turn.tx, invitation.invited_by)
        if inviter.active:
            await turn.tell(inviter, "join.has_joined", name=person.name)


async def _welcome(turn: Turn, person: Person) -> str:
    """Who they are to the office, and for each of their roles what they can do next."""
    names = {u.id: u.name for u in await units.all_units(turn.tx)}
    roles = [role for role in Role if any(g.role == role for g in person.grants)]
    lines = [
        turn.say("join.welcome", name=person.name, roles=role_words(person.language, person, names)),
        *(turn.say(f"join.next.{role}") for role in roles),
        turn.say("join.help"),
    ]
    return "\n".join(lines)


async def _say_once(turn: Turn, key: str, act: str) -> None:
    """Say a line to a stranger: the greeting once, a limit once an hour; then silence. Noted when it is said."""
    once = f"{act}:{turn.incoming.channel}:{turn.incoming.address}"
    if act == "join_limited":
        once = f"{once}:{turn.now:%Y%m%d%H}"
    said = await outbox.put(
        turn.tx,
        turn.now,
        "answer",
        Message(turn.say(key)),
        channel=turn.incoming.channel,
        address=turn.incoming.address,
        once=once,
        urgency=100,
    )
    if said is not None:
        await turn.record(act, after={"address": turn.incoming.address})
