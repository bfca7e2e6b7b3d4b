"""A document from somebody who may load plans: a table of days off or of staff, else a plan.

The file is opened in a process of its own here too: whatever it does to its reader, the bot lives on.
"""

from pathlib import PurePath

from domain.chat import Attachment
from domain.problem import Problem
from domain.roster_table import Sheet
from handlers import calendar_file, receive_plan, staff_list
from handlers.turn import Turn
from plans.child import read_sheets_in_child

_TABLES = frozenset({".csv", ".xlsx", ".xls", ".ods"})


async def receive(turn: Turn, attachment: Attachment) -> None:
    """Look apart from the chat whether a file is a table that is taken in at once; read any other as a plan."""
    data = attachment.data
    if data is None or PurePath(attachment.name).suffix.lower() not in _TABLES:
        await receive_plan.receive(turn, attachment)
        return

    async def look() -> list[Sheet]:
        try:
            return await read_sheets_in_child(data, attachment.name)
        except Problem:
            # What is no table at all may still be a plan, whose reader has its own words for it.
            return []

    async def go_on_with(following: Turn, sheets: list[Sheet]) -> None:
        if not await calendar_file.receive(following, sheets) and not await staff_list.receive(following, sheets):
            await receive_plan.receive(following, attachment)

    turn.later(look, go_on_with)
