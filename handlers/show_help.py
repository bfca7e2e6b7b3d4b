"""`/trogiup`: what the sender may do, and nothing else."""

from domain.people import Role
from handlers.turn import Turn

_FOR_ROLE = (
    (Role.HEAD, "help.head"),
    (Role.OFFICE, "help.office"),
    (Role.LEADER, "help.leader"),
    (Role.ADMIN, "help.admin"),
)


async def show(turn: Turn, _words: str) -> None:
    """The commands of everybody, then those of each role the sender holds."""
    held = {grant.role for grant in turn.person.grants}
    keys = ["help.everybody", *(key for role, key in _FOR_ROLE if role in held)]
    await turn.answer("\n\n".join(turn.say(key) for key in keys))
