"""What is said to a leader's word: a report on the task, or an answer in free words; the leader hears of either."""

from collections.abc import Sequence

from domain.mentioned import people_mentioned
from domain.replies.reader import read_reply
from domain.replies.reading import Status
from domain.short_name import cut
from handlers.answerable import may_report
from handlers.turn import Turn
from handlers.work_acts import confirm, kept
from storage import directives, lists, people, work
from storage.directives import OpenDirective

_LONGEST = 1000
_FEWEST_WORDS = 3
_NO_REPORT = {Status.UNCLEAR, Status.NOT_STATUS, Status.DELEGATE}


async def tell_leaders(turn: Turn, waiting: Sequence[OpenDirective], said: str) -> None:
    """Tell each leader whose word on a task waited what was reported; `said` is that in words."""
    for person in [await people.get(turn.tx, i) for i in dict.fromkeys(one.leader_id for one in waiting)]:
        if person.active and person.id != turn.person.id:
            await turn.tell(person, "directive.reported", who=turn.person.name, said=said)


async def from_words(turn: Turn) -> bool:
    """An answer in free words to a leader's word that is the last list of the sender, or that they reply to.

    False where nothing waits there, or where the words report, ask or are too few to be an answer.
    """
    text = turn.incoming.text.strip()
    if len(text.split()) < _FEWEST_WORDS:
        return False
    if turn.incoming.reply_to is not None:
        bound = await lists.of_message(turn.tx, turn.incoming.channel, turn.incoming.address, turn.incoming.reply_to)
        before = [bound] if bound else []
    else:
        before = list(await lists.reached(turn.tx, turn.person.id, turn.incoming.at, most=1))
    ids = before[0].ids("assignment") if before else ()
    waiting = await directives.unanswered(turn.tx, ids) if len(ids) == 1 else []
    if not waiting or waiting[-1].leader_id == turn.person.id:
        return False
    (view,) = await work.views(turn.tx, ids)
    said = read_reply(text, turn.today, view.due or turn.today, 1)
    if any(one.status not in _NO_REPORT for one in said) or not await may_report(turn, view):
        return False
    if said[0].status is Status.DELEGATE and people_mentioned(text, await people.everybody(turn.tx)):
        return False
    async with kept(turn, "directive_answered", [view.task_id]):
        await directives.answered(turn.tx, turn.now, [one.id for one in waiting])
    await turn.record("directive_answered", "directive", waiting[-1].id)
    for leader_id in dict.fromkeys(one.leader_id for one in waiting):
        leader = await people.get(turn.tx, leader_id)
        if leader.active:
            words = cut(text, _LONGEST)
            await turn.tell(
                leader, "directive.answered", who=turn.person.name, code=view.code, name=view.name, text=words
            )
    await confirm(turn, [turn.say("directive.answer_sent", who=waiting[-1].leader, code=view.code)])
    return True
