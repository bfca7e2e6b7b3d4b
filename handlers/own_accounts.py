"""`/taikhoan`: the chats somebody is reached through: which comes first, which goes, and a code for another."""

import re
import secrets
from collections.abc import Sequence
from datetime import timedelta

from domain.chat import Button
from domain.invitation import Choose, as_printed
from domain.problem import Problem
from domain.text import fold
from handlers import ask
from handlers.invite import make_invitation
from handlers.turn import Turn
from handlers.ways_in import ways_in
from storage import accounts, open_questions
from storage.accounts import Account
from storage.open_questions import OpenQuestion

TOPIC = "unlink"
_GOOD_FOR = timedelta(hours=1)
_ANOTHER = frozenset({"them", "them kenh", "lien ket", "ket noi", "moi", "add"})
_PREFER = re.compile(r"(?:uu tien |chon |chinh |prefer )?(?P<n>\d{1,2})")
_UNLINK = re.compile(r"(?:bo|xoa|go|huy|ngat|bo lien ket|unlink|remove) (?P<n>\d{1,2})")
_YES = frozenset({"1", "co", "dong y", "yes", "ok", "bo"})
_NO = frozenset({"2", "khong", "thoi", "no"})


async def change(turn: Turn, words: str, choose: Choose = secrets.choice) -> None:
    """`/taikhoan`, `/taikhoan 2` (the one that comes first), `/taikhoan bỏ 2`, `/taikhoan thêm`."""
    mine = await accounts.accounts_of(turn.tx, turn.person.id)
    said = fold(words).strip(" .")
    if said in _ANOTHER:
        await _another(turn, choose)
    elif found := _PREFER.fullmatch(said):
        await _prefer(turn, _at(mine, int(found["n"])))
    elif found := _UNLINK.fullmatch(said):
        await _ask(turn, mine, _at(mine, int(found["n"])))
    else:
        await _show(turn, mine)


async def confirm(turn: Turn, question: OpenQuestion) -> bool:
    """Whether a chat is really to be let go."""
    said = fold(turn.incoming.text).strip(" .!")
    if said not in _YES | _NO:
        return False
    await open_questions.close(turn.tx, turn.person.id)
    account = await accounts.get(turn.tx, question.data["account"])
    if said in _NO or account is None or account.person_id != turn.person.id:
        await turn.answer(turn.say("account.kept"))
        return True
    _not_the_only(await accounts.accounts_of(turn.tx, turn.person.id))
    await accounts.unlink(turn.tx, turn.now, account.id)
    left = await accounts.accounts_of(turn.tx, turn.person.id)
    if not any(other.preferred for other in left):
        await accounts.prefer(turn.tx, turn.person.id, left[0].id)
    await turn.record("unlink", "chat_account", account.id, before={"address": account.address})
    names = {"channel": _name(turn, account), "first": _name(turn, left[0])}
    await turn.answer(turn.say("account.unlinked", **names))
    return True


async def _show(turn: Turn, mine: Sequence[Account]) -> None:
    lines = [_line(turn, place, account) for place, account in enumerate(mine, 1)]
    await turn.answer(turn.say("account.mine", n=len(mine), accounts="\n".join(lines)))


def _line(turn: Turn, place: int, account: Account) -> str:
    marks = [turn.say("account.first")] if place == 1 else []
    if (account.channel, account.address) == (turn.incoming.channel, turn.incoming.address):
        marks.append(turn.say("account.this_one"))
    if account.unreachable_since is not None:
        marks.append(turn.say("account.not_reached"))
    name = turn.say("account.line", place=place, channel=_name(turn, account))
    return f"{name} ({', '.join(marks)})" if marks else name


async def _prefer(turn: Turn, account: Account) -> None:
    await accounts.prefer(turn.tx, turn.person.id, account.id)
    await turn.record("account_preferred", "chat_account", account.id, after={"channel": account.channel})
    await turn.answer(turn.say("account.preferred", channel=_name(turn, account)))


async def _ask(turn: Turn, mine: Sequence[Account], account: Account) -> None:
    """Ask first: who writes from a chat that was let go is a stranger again."""
    _not_the_only(mine)
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, {"account": account.id}, ask.LONG)
    buttons = [[Button(turn.say("account.yes"), f"c:{question}:1"), Button(turn.say("account.no"), f"c:{question}:2")]]
    await turn.answer(turn.say("account.sure", channel=_name(turn, account)), buttons=buttons)


def _not_the_only(mine: Sequence[Account]) -> None:
    if len(mine) < 2:
        raise Problem("account.the_only_one")


async def _another(turn: Turn, choose: Choose) -> None:
    """A code that lets the sender in from another chat; whoever has it is them, so it is short-lived."""
    invited = await make_invitation(turn.tx, turn.now, turn.actor, turn.person, choose, _GOOD_FOR)
    until = f"{invited.expires_at.astimezone(turn.surroundings.zone):%H:%M}"
    ways = await ways_in(turn, invited.code)
    words = [turn.say("account.code", code=as_printed(invited.code), until=until), *ways]
    await turn.answer("\n".join(words), then=turn.say("account.code_forgotten"))


def _at(mine: Sequence[Account], place: int) -> Account:
    if not 1 <= place <= len(mine):
        raise Problem("account.no_such", n=len(mine))
    return mine[place - 1]


def _name(turn: Turn, account: Account) -> str:
    return turn.say(f"reach.channel.{account.channel}")
