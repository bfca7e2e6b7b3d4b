"""A plan's file arrives: it is read apart from the chat, asked about where it names no year, and shown in short."""

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from domain.chat import Attachment, Button
from domain.permissions import Act
from domain.plan_draft import PlanDraft
from domain.problem import Problem
from domain.reading_table import SentBack
from handlers import ask, correct_reading, not_kept, reading
from handlers.load_preview import go_on, preview
from handlers.long_reading import LongReading
from handlers.new_version import begin
from handlers.turn import Turn
from plans.child import read_in_child, read_sent_in_child
from reports.reading_workbook import reading_xlsx
from storage import files, inbox, open_questions, plans
from storage.open_questions import OpenQuestion

PLAN_ENDINGS = (".docx", ".doc", ".xlsx", ".xls", ".pdf", ".csv", ".txt", ".odt", ".ods", ".html", ".htm")
_NO_YEAR = "plans.error.no_year"
_YEAR = re.compile(r"(?:năm\s*|nam\s*)?(20\d\d)", re.IGNORECASE)
_NEXT_YEARS_PLANS = 11
"""The month from which on a plan is more likely for the next year."""
Reading = TypeVar("Reading")


async def receive(turn: Turn, attachment: Attachment) -> None:
    """Begin with a file: say that it is being read, read it in a process of its own, go on with what it holds."""
    turn.require(Act.LOAD_PLAN)
    if attachment.data is None:
        raise not_kept.why(attachment, "load.too_large")
    sha256 = hashlib.sha256(attachment.data).hexdigest()
    if await plans.loaded_file(turn.tx, sha256) is not None:
        raise Problem("load.same_file", name=attachment.name)
    await turn.answer(turn.say("load.reading", name=attachment.name))

    async def go_on_with(following: Turn, read: PlanDraft | SentBack | Problem) -> None:
        if isinstance(read, SentBack):
            await correct_reading.from_workbook(following, read)
            return
        (file_id, *_) = await inbox.attached_files(following.tx, following.incoming_id)
        if isinstance(read, PlanDraft):
            await _write_out(following, read, file_id, sha256)
        elif read.key == _NO_YEAR:
            await _ask_year(following, file_id)
        else:
            # What is no plan, or a marked secret, is not kept.
            await inbox.forget_file(following.tx, following.incoming_id)
            await following.record("plan_refused", after={"problem": read.key})
            await following.answer(following.say(read.key, **read.args_of_sentence))

    progress = LongReading(turn)
    turn.later(
        _read(partial(read_sent_in_child, attachment.data, attachment.name, progress.page), progress), go_on_with
    )


def _read(work: Callable[[], Awaitable[Reading]], progress: LongReading) -> Callable[[], Awaitable[Reading | Problem]]:
    async def read() -> Reading | Problem:
        try:
            return await work()
        except Problem as problem:
            return problem
        finally:
            await progress.end()

    return read


async def _ask_year(turn: Turn, file_id: int) -> None:
    """Ask of which year a plan is that does not say it: this one or the next, or any that is typed."""
    years = _likely_years(turn)
    data = {"file": file_id, "years": years}
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, "load_year", data, ask.LONG)
    numbered = [f"{n}. {turn.say('load.year', year=year)}" for n, year in enumerate(years, 1)]
    buttons = [[Button(words, f"c:{question}:{n}") for n, words in enumerate(numbered, 1)]]
    await turn.answer("\n".join([turn.say("load.ask.year"), *numbered]), buttons=buttons)


def _likely_years(turn: Turn) -> list[int]:
    """This year and the next, which is the likelier one once plans for it are made."""
    years = [turn.today.year, turn.today.year + 1]
    return years if turn.today.month < _NEXT_YEARS_PLANS else years[::-1]


async def hear_year(turn: Turn, question: OpenQuestion) -> bool:
    """The year of a plan, by its number or typed: the file is read once more. False where a message is no year."""
    if turn.incoming.attachments:
        return False
    numbers = ask.chosen(turn.incoming.text, len(question.data["years"]))
    typed = _YEAR.fullmatch(turn.incoming.text.strip(" .!"))
    if len(numbers) != 1 and typed is None:
        return False
    turn.require(Act.LOAD_PLAN)
    year = int(typed[1]) if typed is not None else int(question.data["years"][numbers[0] - 1])
    file = await files.get(turn.tx, question.data["file"])
    await turn.answer(turn.say("load.reading", name=file.name))

    async def go_on_with(following: Turn, read: PlanDraft | Problem) -> None:
        # Not before: where the process ends meanwhile, the answer is taken up again with its question.
        await open_questions.close(following.tx, following.person.id)
        if isinstance(read, Problem):
            await following.answer(following.say(read.key, **read.args_of_sentence))
        else:
            await _write_out(following, read, file.id, file.sha256)

    progress = LongReading(turn)
    turn.later(_read(partial(read_in_child, file.data, file.name, year, progress.page), progress), go_on_with)
    return True


async def _write_out(turn: Turn, draft: PlanDraft, file_id: int, sha256: str) -> None:
    """Make the workbook of a reading apart from the chat; then show the reading."""
    book = await reading.book_of(turn.tx, draft, {}, sha256)

    async def show_with(following: Turn, data: bytes) -> None:
        await _show(following, draft, file_id, data)

    turn.later(partial(asyncio.to_thread, reading_xlsx, book, turn.language), show_with)


async def _show(turn: Turn, draft: PlanDraft, file_id: int, workbook: bytes) -> None:
    """Keep what was read, show it in short, and ask the first question."""
    version_id = await plans.add_draft(turn.tx, turn.now, turn.person.id, file_id, draft)
    version = await begin(turn.tx, await plans.get_version(turn.tx, version_id))
    await turn.record("plan_read", "plan_version", version_id, after={"tasks": len(draft.tasks)})
    words = preview(turn, version, await reading.doubts_of(turn.tx, draft, {}))
    await turn.answer(words, files=[await reading.keep_workbook(turn, draft, workbook)])
    await go_on(turn, version)
