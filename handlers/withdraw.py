"""What others were told in a turn that is undone: dropped where it has not left, else they hear that it went."""

from domain.short_name import cut
from domain.text import one_line
from handlers.turn import Turn
from storage import acts, people

_LONGEST_QUOTE = 160


async def tell_who_heard(turn: Turn, incoming_id: int) -> int:
    """Tell those whom the messages of an update had reached that these hold no more. How many they are."""
    heard: dict[int, str] = {}
    for person_id, words in await acts.told(turn.tx, incoming_id):
        heard.setdefault(person_id, words)
    heard.pop(turn.person.id, None)
    everybody = {p.id: p for p in await people.everybody(turn.tx)}
    there = [person_id for person_id in heard if person_id in everybody]
    for person_id in there:
        quoted = cut(one_line(heard[person_id]), _LONGEST_QUOTE)
        await turn.tell(everybody[person_id], "act.withdrawn", who=turn.person.name, text=quoted)
    return len(there)
