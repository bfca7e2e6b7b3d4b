"""What proves a result: photos and files sent with an answer, and document numbers named in it."""

import re
from collections.abc import Sequence

from domain.tasks import AssignmentView
from handlers import ask
from handlers.answerable import require_report
from handlers.statement import speaker
from handlers.turn import Turn
from handlers.which_tasks import Spoken
from storage import inbox, statements

# "125/BC-SKHCN", "Số: 15/KH-UBND": the number and sign of a document (Nghị định 30/2020/NĐ-CP, Appendix I).
_DOCUMENT_NUMBER = re.compile(r"\b\d{1,5}/(?:\d{4}/)?[A-ZĐ]{1,6}(?:-[A-ZĐ&.]{1,15})*\b")

MEGABYTES = 20
"""What a file may have to be kept."""


async def files_of(turn: Turn) -> list[int]:
    """The stored files that came with this message."""
    return await inbox.attached_files(turn.tx, turn.incoming_id)


def too_large(turn: Turn) -> bool:
    """Whether a file that came with this message could not be kept."""
    return any(a.data is None for a in turn.incoming.attachments)


async def take(turn: Turn, spoken: Spoken, files: Sequence[int]) -> None:
    """Files without a word: they belong to the one task there is, else the sender is asked to which."""
    if len(spoken.views) == 1 and spoken.sure:
        await attach(turn, spoken.views[0], files)
        view = spoken.views[0]
        await turn.answer(turn.say("evidence.kept", code=view.code, name=view.name, n=len(files)))
        return
    await ask.whose_evidence(turn, spoken, files)


async def attach(turn: Turn, view: AssignmentView, files: Sequence[int]) -> None:
    """Keep files as proof of a task's result."""
    if files:
        await require_report(turn, view)
    for file_id in files:
        await statements.add_evidence(turn.tx, speaker(turn), view.id, "file", file_id=file_id)
        await turn.record("evidence", "assignment", view.id, after={"file": file_id})


async def keep_document_number(turn: Turn, view: AssignmentView, words: str) -> None:
    """Keep the document numbers named in an answer as proof of a task's result."""
    for number in dict.fromkeys(_DOCUMENT_NUMBER.findall(words)):
        await statements.add_evidence(turn.tx, speaker(turn), view.id, "document", value=number)
        await turn.record("evidence", "assignment", view.id, after={"document": number})
