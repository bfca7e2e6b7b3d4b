"""A plan's file arrives: it is read apart from the chat, shown in short, and decided on question by question."""

import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable

from domain.chat import Attachment, Button
from domain.occurrences import has_no_date
from domain.permissions import Act
from domain.plan_decisions import Choice, Decision, Known, with_answer
from domain.plan_draft import PlanDraft
from domain.problem import Problem
from domain.replies.reader import read_reply
from domain.replies.reading import Status
from domain.text import fold
from handlers import ask
from handlers.enforce_plan import Loading
from handlers.known_units import known_units
from handlers.new_version import VERSION_OF, against, begin, next_question
from handlers.plan_changes import summary
from handlers.put_in_force import outcome, put_in_force
from handlers.turn import Turn
from plans.child import read_in_child
from storage import inbox, open_questions, plans, units
from storage.open_questions import OpenQuestion
from storage.plans import PlanVersion

PLAN_ENDINGS = (".docx", ".doc", ".xlsx", ".xls", ".pdf", ".csv", ".txt", ".odt", ".ods", ".html", ".htm")
MOST_SHOWN = 6
_ASKED_ANYWAY = {"open_cycle", "no_deadlines", "blank_deadline", "blank_lead", "unread_deadline"}


async def receive(turn: Turn, attachment: Attachment) -> None:
    """Begin with a file: say that it is being read, read it in a process of its own, go on with the draft."""
    turn.require(Act.LOAD_PLAN)
    if attachment.data is None:
        raise Problem("load.too_large", megabytes=20)
    (file_id, *_) = await inbox.attached_files(turn.tx, turn.incoming_id)
    sha256 = hashlib.sha256(attachment.data).hexdigest()
    if await plans.loaded_file(turn.tx, sha256) is not None:
        raise Problem("load.same_file", name=attachment.name)
    await turn.answer(turn.say("load.reading", name=attachment.name))

    async def preview(following: Turn, read: PlanDraft | Problem) -> None:
        if isinstance(read, Problem):
            # What is no plan, or a marked secret, is not kept.
            await inbox.forget_file(following.tx, following.incoming_id)
            await following.record("plan_refused", after={"problem": read.key})
            await following.answer(following.say(read.key, **read.args_of_sentence))
            return
        await show(following, await plans.add_draft(following.tx, following.now, following.person.id, file_id, read))

    turn.later(_reading(attachment), preview)


def _reading(attachment: Attachment) -> Callable[[], Awaitable[PlanDraft | Problem]]:
    async def read() -> PlanDraft | Problem:
        try:
            return await read_in_child(attachment.data or b"", attachment.name)
        except Problem as problem:
            return problem

    return read


async def show(turn: Turn, version_id: int) -> None:
    """Show in short what was read, and ask the first question."""
    version = await begin(turn.tx, await plans.get_version(turn.tx, version_id))
    draft = version.draft
    await turn.record("plan_read", "plan_version", version_id, after={"tasks": len(draft.tasks)})
    known = await known_units(turn.tx, draft)
    lines = [
        turn.say("load.read", title=draft.title, n=len(draft.tasks), sections=len(draft.sections)),
        *_sections(turn, draft),
        _deadlines(turn, draft),
        _units(turn, known),
        *_remarks(turn, draft),
    ]
    await turn.answer("\n".join(line for line in lines if line))
    await go_on(turn, version)


def _sections(turn: Turn, draft: PlanDraft) -> list[str]:
    counts = Counter(t.section for t in draft.tasks)
    return [turn.say("load.section", number=s.number, title=s.title, n=counts[s.number]) for s in draft.sections]


def _remarks(turn: Turn, draft: PlanDraft) -> list[str]:
    """What the reader noticed, without what is asked about next."""
    said = [
        turn.say(f"plans.remark.{r.code}", where=r.where or "", **r.args)
        for r in draft.remarks
        if r.code not in _ASKED_ANYWAY
    ]
    return list(dict.fromkeys(said))[:MOST_SHOWN]


def _deadlines(turn: Turn, draft: PlanDraft) -> str:
    kinds = Counter(
        "none" if t.deadline is None or has_no_date(t.deadline) else t.deadline.kind.value for t in draft.tasks
    )
    parts = [turn.say(f"load.kind.{kind}", n=count) for kind, count in kinds.most_common()]
    return turn.say("load.deadlines", kinds=", ".join(parts))


def _units(turn: Turn, known: dict[str, Known]) -> str:
    unknown = [name for name, k in known.items() if not k.settled]
    if not unknown:
        return turn.say("load.units_known", n=len(known))
    return turn.say("load.units_unknown", known=len(known) - len(unknown), n=len(unknown), names="; ".join(unknown[:6]))


async def go_on(turn: Turn, version: PlanVersion) -> None:
    """Ask the next question, or, when all is decided, for the word to put the plan in force."""
    decision = await next_question(turn.tx, turn.today, version)
    data = {"version": version.id}
    if decision is None:
        question = await open_questions.ask(turn.tx, turn.now, turn.person.id, "load_confirm", data, ask.LONG)
        new_version = version.answers[VERSION_OF] is not None
        await turn.answer(
            turn.say("load.version.confirm", title=version.draft.title)
            if new_version
            else turn.say("load.confirm", n=len(version.draft.tasks), title=version.draft.title),
            buttons=[
                [
                    Button(turn.say("load.confirm_yes"), f"c:{question}:1"),
                    Button(turn.say("load.confirm_no"), f"c:{question}:2"),
                ]
            ],
        )
        return
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, "load_decide", data, ask.LONG)
    listed = [turn.say(c.key, **c.args) for c in decision.choices]
    numbered = [f"{n}. {words}" for n, words in enumerate(listed, 1)]
    await turn.answer(
        "\n".join([turn.say(decision.key, **decision.args), *numbered]),
        buttons=[[Button(words, f"c:{question}:{n}")] for n, words in enumerate(numbered, 1)],
    )


async def decide(turn: Turn, question: OpenQuestion) -> bool:
    """An answer to one of the questions: the number of a choice, or the name of a unit that is known."""
    version = await plans.get_version(turn.tx, question.data["version"])
    decision = await next_question(turn.tx, turn.today, version)
    if decision is None:
        return False
    choice = _choice(turn, decision)
    if choice is not None:
        answers = with_answer(version.answers, decision, choice)
    else:
        unit_id = await units.find_named(turn.tx, turn.incoming.text) if decision.name.startswith("unit:") else None
        if unit_id is None:
            return await _ask_again(turn, len(decision.choices))
        name = decision.name.removeprefix("unit:")
        answers = {**version.answers, "units": {**version.answers.get("units", {}), name: {"unit": unit_id}}}
    await plans.save_answers(turn.tx, version.id, answers)
    version = await plans.get_version(turn.tx, version.id)
    if decision.name == VERSION_OF and (change := await against(turn.tx, version)) is not None:
        await turn.answer(summary(turn.say, change))
    await go_on(turn, version)
    return True


def _choice(turn: Turn, decision: Decision) -> Choice | None:
    """The choice whose number was typed, or the one whose words begin with what was typed."""
    numbers = ask.chosen(turn.incoming.text, len(decision.choices))
    if len(numbers) == 1:
        return decision.choices[numbers[0] - 1]
    typed = fold(turn.incoming.text).strip(" .!")
    begun = [c for c in decision.choices if typed and fold(turn.say(c.key, **c.args)).startswith(typed)]
    return begun[0] if len(begun) == 1 else None


async def _ask_again(turn: Turn, choices: int) -> bool:
    """Say which answers there are; words that report something are left to be read as a reply (False)."""
    readings = read_reply(turn.incoming.text, turn.today, turn.today, 1)
    if any(reading.status not in _NO_REPORT for reading in readings):
        return False
    await turn.answer(turn.say("load.not_a_choice", n=choices))
    return True


_NO_REPORT = {Status.UNCLEAR, Status.NOT_STATUS, Status.ACK, Status.QUESTION}
_YES = {"1", "nạp", "nap", "ok", "đồng ý", "dong y", "có", "co", "yes"}
_NO = {"2", "bỏ", "bo", "không", "khong", "hủy", "huy", "huỷ", "no"}


async def confirm(turn: Turn, question: OpenQuestion) -> bool:
    """The word to put the plan in force, or to drop it."""
    said = turn.incoming.text.strip().casefold()
    if said not in _YES | _NO:
        return await _ask_again(turn, 2)
    turn.require(Act.LOAD_PLAN)
    await open_questions.close(turn.tx, turn.person.id)
    version = await plans.get_version(turn.tx, question.data["version"])
    if said in _NO:
        await plans.drop(turn.tx, version.id)
        await turn.record("plan_dropped", "plan_version", version.id)
        await turn.answer(turn.say("load.dropped"))
        return True
    by = Loading(turn.tx, turn.now, turn.surroundings.zone, turn.actor, turn.incoming_id)
    await turn.answer(outcome(turn.say, version.draft, await put_in_force(by, version)))
    return True
