"""The reading of a plan that is looked through: what of it is unsure, and as a workbook that can be corrected."""

import asyncio
import hashlib
from functools import partial

from pydantic import TypeAdapter

from domain.chat import OutgoingFile
from domain.decision import Answers
from domain.people import UnitKind
from domain.permissions import Act
from domain.plan_draft import PlanDraft
from domain.reading_table import Doubt, doubts
from handlers.known_units import known_units
from handlers.turn import Turn
from reports.reading_workbook import ReadingBook, reading_xlsx
from storage import files, plans, readings, units
from storage.database import Tx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DRAFT = TypeAdapter(PlanDraft)
_MARK_DIGITS = 16


def stamp_of(draft: PlanDraft) -> str:
    """What the state of a reading is told apart by, before and after a correction: 16 hex digits."""
    return hashlib.sha256(_DRAFT.dump_json(draft)).hexdigest()[:_MARK_DIGITS]


def source_of(sha256: str) -> str:
    """What the file a plan was read from is known by in its workbook."""
    return sha256[:_MARK_DIGITS]


async def doubts_of(tx: Tx, draft: PlanDraft, answers: Answers) -> tuple[Doubt, ...]:
    """What is unsure of a reading: the reader's remarks, and names that are no unit here and were not decided on."""
    decided = answers.get("units", {})
    known = await known_units(tx, draft)
    return doubts(draft, [name for name, what in known.items() if not what.settled and name not in decided])


async def book_of(tx: Tx, draft: PlanDraft, answers: Answers, sha256: str) -> ReadingBook:
    """All that the workbook of a reading of this file is made of."""
    offered = [unit.name for unit in await units.all_units(tx) if unit.kind is not UnitKind.GROUP]
    return ReadingBook(draft, source_of(sha256), stamp_of(draft), await doubts_of(tx, draft, answers), offered)


async def send_workbook(turn: Turn, draft: PlanDraft, answers: Answers, sha256: str, key: str) -> None:
    """Answer with the workbook of a reading and a sentence, once it is written apart from the chat."""
    book = await book_of(turn.tx, draft, answers, sha256)

    async def answer(following: Turn, data: bytes) -> None:
        file_id = await keep_workbook(following, draft, data)
        await following.answer(following.say(key, title=draft.title), files=[file_id])

    turn.later(partial(asyncio.to_thread, reading_xlsx, book, turn.language), answer)


async def send_of_plan(turn: Turn, plan_id: int) -> None:
    """Answer with the workbook of a plan in force; corrected and sent back, it is a new version of the plan."""
    turn.require(Act.LOAD_PLAN)
    version = next(one for one in await plans.in_force(turn.tx) if one.plan_id == plan_id)
    sha256 = await readings.source_hash(turn.tx, version.id)
    await send_workbook(turn, version.draft, version.answers, sha256, "load.workbook.in_force")


async def keep_workbook(turn: Turn, draft: PlanDraft, data: bytes) -> int:
    """Keep a workbook that was written; gives the file's id."""
    name = turn.say("load.workbook.name", year=draft.year)
    return await files.keep(turn.tx, turn.now, OutgoingFile(f"{name}.xlsx", XLSX, data))
