"""What the office's groups are told beside its people: that a report was issued, with its file."""

from collections.abc import Sequence

from handlers.turn import Turn
from storage import groups, outbox
from storage.outbox import Message


async def tell_groups(turn: Turn, text: str, files: Sequence[int]) -> int:
    """Say it in every group of the whole office, once for this update; gives in how many."""
    of_office = [group for group in await groups.linked(turn.tx) if group.unit_id is None]
    for group in of_office:
        await outbox.put(
            turn.tx,
            turn.now,
            "notice",
            Message(text, files=files),
            channel=group.channel,
            address=group.address,
            once=f"group {group.id}:{turn.incoming_id}",
        )
    return len(of_office)
