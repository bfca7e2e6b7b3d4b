"""What the bot asks back when a reply leaves something open: which task, until when, and what holds it up."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, TypeVar

from pydantic import TypeAdapter

from domain.chat import Button
from domain.people import Person
from domain.replies.dates import read_date
from domain.replies.reading import Reading
from domain.tasks import AssignmentView
from handlers.turn import Turn
from handlers.which_tasks import Spoken
from storage import open_questions, work
from storage.open_questions import OpenQuestion
from storage.outbox import Place

T = TypeVar("T")

READING = TypeAdapter(Reading)
MOST_CHOICES = 12
LONG = timedelta(hours=12)
"""How long a question of a long piece of work, such as loading a plan, waits."""
_NUMBERS = re.compile(r"\d+")
_ONLY_NUMBERS = re.compile(r"\s*(việc|viec|số|so|#)?\s*\d+([\s,;.+&]*(và|va)?\s*\d+)*\s*[.!]?\s*$", re.IGNORECASE)


async def which_one(turn: Turn, spoken: Spoken, readings: Sequence[Reading], files: Sequence[int]) -> None:
    """Ask which of the listed tasks readings are about: one for each, or the same for all that are named.

    `files` came with them and prove what is reported.
    """
    said = [READING.dump_python(r, mode="json") for r in readings]
    await _ask_numbered(turn, spoken, "which_one", {"readings": said, "files": list(files)}, len(readings))


async def _ask_numbered(
    turn: Turn,
    spoken: Spoken,
    topic: str,
    data: dict[str, Any],
    said: int = 1,
    key: str = "ask.which_one",
    count: int = 1,
) -> None:
    views = list({v.id: v for v in (*spoken.views, *spoken.beside)}.values())[:MOST_CHOICES]
    ids = [v.id for v in views]
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, topic, {**data, "ids": ids})
    listed = "\n".join(f"{n}. {v.name} ({v.code})" for n, v in enumerate(views, 1))
    # A tap names one task; where several are to be named they are typed.
    buttons = number_buttons(question, len(views)) if said == 1 else []
    await turn.answer(
        turn.say(key, n=count, listed=listed) if said == 1 else turn.say("ask.which_ones", n=said, listed=listed),
        buttons=buttons,
        places=[Place("assignment", i) for i in ids],
    )


def number_buttons(question: int, most: int) -> list[list[Button]]:
    """A button for each number of a question's list, four in a row."""
    buttons = [Button(str(n), f"c:{question}:{n}") for n in range(1, most + 1)]
    return [buttons[i : i + 4] for i in range(0, most, 4)]


def chosen(text: str, most: int) -> list[int]:
    """The numbers of an answer that holds nothing but numbers of the list, else nothing."""
    if not _ONLY_NUMBERS.match(text):
        return []
    numbers = [int(n) for n in _NUMBERS.findall(text)]
    return numbers if all(1 <= n <= most for n in numbers) else []


async def one_chosen(turn: Turn, offered: Sequence[T]) -> T | None:
    """What the sender chose by its one number, and the question waits no longer; None for any other words."""
    numbers = chosen(turn.incoming.text, len(offered))
    if len(numbers) != 1:
        return None
    await open_questions.close(turn.tx, turn.person.id)
    return offered[numbers[0] - 1]


async def chosen_views(turn: Turn, question: OpenQuestion) -> list[AssignmentView]:
    """The tasks an answer to a numbered question names, none where it is no answer to it."""
    ids = question.data["ids"]
    return await work.views(turn.tx, [ids[n - 1] for n in chosen(turn.incoming.text, len(ids))])


async def until_when(turn: Turn, view: AssignmentView, reading: Reading) -> None:
    """Ask for the day a task should be put off to."""
    data = {"id": view.id, "reading": READING.dump_python(reading, mode="json")}
    await open_questions.ask(turn.tx, turn.now, turn.person.id, "until_when", data)
    await turn.answer(turn.say("ask.until_when", code=view.code, name=view.name))


def day_said(turn: Turn, view: AssignmentView) -> Any:
    """The day an answer names, counted from today or the task's due day; None where it names none."""
    return read_date(turn.incoming.text, turn.today, view.due or turn.today)


async def whose_evidence(
    turn: Turn, spoken: Spoken, files: Sequence[int], proofs: Sequence[tuple[str, str]] = ()
) -> None:
    """Ask which task files, links and documents belong to that came without a word; with those asked about before."""
    data: dict[str, Any] = {"files": list(files), "proofs": [list(p) for p in proofs]}
    before = await open_questions.waiting(turn.tx, turn.now, turn.person.id)
    if before is not None and before.topic == "whose_evidence":
        data = {key: [*(x for x in before.data[key] if x not in kept), *kept] for key, kept in data.items()}
    n = sum(map(len, data.values()))
    await _ask_numbered(turn, spoken, "whose_evidence", data, key="ask.whose_evidence", count=n)


async def to_whom(turn: Turn, view: AssignmentView, named: Sequence[Person]) -> None:
    """Ask to whom a task goes: by number where several people are meant, else by name."""
    data = {"id": view.id, "people": [p.id for p in named]}
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, "to_whom", data)
    if not named:
        await turn.answer(turn.say("ask.to_whom", code=view.code))
        return
    listed = "\n".join(f"{n}. {p.name}" for n, p in enumerate(named, 1))
    buttons = [[Button(f"{n}. {p.name}", f"c:{question}:{n}")] for n, p in enumerate(named, 1)]
    await turn.answer(turn.say("ask.to_whom_of", code=view.code, listed=listed), buttons=buttons)


async def what_holds(turn: Turn, view: AssignmentView, reading: Reading, recorded: str) -> None:
    """Ask what holds a task up that was reported stuck without a word."""
    data = {"id": view.id, "reading": READING.dump_python(reading, mode="json")}
    await open_questions.ask(turn.tx, turn.now, turn.person.id, "what_holds", data)
    await turn.answer(turn.say("ask.what_holds", recorded=recorded))
