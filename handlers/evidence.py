"""What proves a result: photos and files sent with an answer or after it, links and document numbers named in it."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.chat import Button
from domain.problem import Problem
from domain.replies.reader import read_reply
from domain.replies.reading import Status
from domain.task_codes import task_numbers
from domain.tasks import AssignmentView
from handlers import ask, evidence_page
from handlers.answerable import require_report
from handlers.statement import speaker
from handlers.turn import Turn
from handlers.which_tasks import Spoken, which_tasks
from storage import inbox, statements

# "125/BC-SKHCN", "số: 15/KH-UBND", "7/TTr-SKHCN": the number and sign of a document (Nghị định 30/2020/NĐ-CP,
# Appendix I); in haste also "125/bc-skhcn", which needs its second half to be told from "1/xong".
_DOCUMENT_NUMBER = re.compile(
    r"(?<![\w/])\d{1,5}/(?:\d{4}/)?(?:[A-ZĐ][A-ZĐr]{0,5}(?:-[A-ZĐ&.]{1,15})*|[a-zđ]{1,5}(?:-[a-zđ&]{2,15})+)(?!\w)"
)
_LINK = re.compile(r"https?://[^\s<>\"']+")

KEPT_WAITING = timedelta(days=7)
"""How long a file that no task has can still be claimed."""
NO_RESULT = {Status.ACK, Status.NOT_STATUS, Status.UNCLEAR}
"""Words beside a file or a document's number that say nothing of the work: these are kept, the words are not."""
Proof = tuple[str, str]
"""The kind of what is named as proof, `link` or `document`, and what it says."""


async def files_of(turn: Turn) -> list[int]:
    """The stored files that came with this message."""
    return await inbox.attached_files(turn.tx, turn.incoming_id) if turn.incoming.attachments else []


def named_in(text: str) -> list[Proof]:
    """The documents and links a text names, each once."""
    links = [link.rstrip(".,;:)]}") for link in _LINK.findall(text)]
    numbers = [number.upper().replace("/TTR", "/TTr") for number in _DOCUMENT_NUMBER.findall(_LINK.sub(" ", text))]
    return list(dict.fromkeys([("link", link) for link in links] + [("document", number) for number in numbers]))


async def take(
    turn: Turn, view: AssignmentView | None, spoken: Spoken, files: Sequence[int], proofs: Sequence[Proof] = ()
) -> None:
    """What came without a result: it belongs to the task named or the one there is, else they are asked to which."""
    if view is None and len(spoken.views) == 1 and spoken.sure:
        view = spoken.views[0]
    if view is None:
        await ask.whose_evidence(turn, spoken, files, proofs)
        return
    await attach(turn, view, files)
    await keep(turn, view, proofs)
    undo = [[Button(turn.say("answer.undo"), f"u:{turn.incoming_id}")]]
    kept = turn.say("evidence.kept", code=view.code, name=view.name, n=len(files) + len(proofs))
    await turn.answer("\n".join([kept, turn.say("answer.undo_hint")]), buttons=undo)


async def attach(turn: Turn, view: AssignmentView, files: Sequence[int]) -> None:
    """Keep files as proof of a task's result."""
    if files:
        await require_report(turn, view)
    for file_id in files:
        await statements.add_evidence(turn.tx, speaker(turn), view.id, "file", file_id=file_id)
        await turn.record("evidence", "assignment", view.id, after={"file": file_id})


async def keep_named(turn: Turn, view: AssignmentView, words: str) -> None:
    """Keep the documents and links named in an answer as proof of a task's result."""
    await keep(turn, view, named_in(words))


async def keep(turn: Turn, view: AssignmentView, proofs: Sequence[Proof]) -> None:
    """Keep what was named as proof of a task's result."""
    if proofs:
        await require_report(turn, view)
    for kind, value in proofs:
        await statements.add_evidence(turn.tx, speaker(turn), view.id, kind, value=value)
        await turn.record("evidence", "assignment", view.id, after={kind: value})


async def claim(turn: Turn, words: str) -> None:
    """`/tailieu`: what the sender sent these days and no task has yet goes to the task they name, or is asked about."""
    since = turn.now - KEPT_WAITING
    files = await inbox.unclaimed_files(turn.tx, turn.person.id, since)
    proofs = await _unclaimed_proofs(turn, since)
    if not files and not proofs and await evidence_page.offer(turn, words.upper()):
        return
    if not files and not proofs:
        raise Problem("evidence.nothing_unclaimed")
    spoken = await which_tasks(turn, words.upper())
    if not spoken.views:
        raise Problem("evidence.no_task")
    numbers = ask.chosen(words, len(spoken.views)) if not task_numbers(words.upper()) else [1]
    await take(turn, spoken.views[numbers[0] - 1] if numbers else None, spoken, files, proofs)


async def _unclaimed_proofs(turn: Turn, since: datetime) -> list[Proof]:
    """The documents and links the sender named since an instant in words that told of no result, and no task has."""
    kept = await statements.named_evidence(turn.tx, turn.person.id)
    found: dict[Proof, None] = {}
    for text in await inbox.texts(turn.tx, turn.person.id, since):
        named = [] if text.startswith("/") else named_in(text)
        if named and all(r.status in NO_RESULT for r in read_reply(text, turn.today, turn.today, 1)):
            found.update(dict.fromkeys(p for p in named if p[1] not in kept))
    return list(found)
