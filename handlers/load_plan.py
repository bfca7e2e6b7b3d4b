"""A reading is decided on, question by question, until it is put in force or dropped."""

import re

from domain.decision import Choice, Decision, in_words
from domain.permissions import Act
from domain.plan_decisions import with_answer
from domain.problem import Problem
from domain.replies.reader import read_reply
from domain.replies.reading import Status
from domain.text import fold
from domain.unit_decisions import UNITS, lettered
from handlers import ask, correct_reading
from handlers.enforce_plan import Loading
from handlers.load_preview import go_on
from handlers.new_version import next_question, settled_by
from handlers.plan_changes import summary
from handlers.put_in_force import outcome, put_in_force
from handlers.turn import Turn
from storage import open_questions, plans, readings, units
from storage.open_questions import OpenQuestion
from storage.plans import PlanVersion


async def decide(turn: Turn, question: OpenQuestion) -> bool:
    """An answer to one of the questions: a choice by its number or words, a unit's name, or a correction."""
    if turn.incoming.attachments:
        return False
    version = await _open_version(turn, question)
    decision = await next_question(turn.tx, turn.today, version)
    if decision is None:
        return False
    choice = _choice(turn, decision)
    if choice is not None:
        answers = with_answer(version.answers, decision, choice)
    elif (named := await _named_units(turn, decision)) is not None:
        answers = {**version.answers, "units": {**version.answers.get("units", {}), **named}}
    else:
        return await correct_reading.from_words(turn, version) or await _ask_again(turn, len(decision.choices))
    turn.require(Act.LOAD_PLAN)
    await plans.save_answers(turn.tx, version.id, answers)
    version = await plans.get_version(turn.tx, version.id)
    if (change := await settled_by(turn.tx, version, decision)) is not None:
        await turn.answer(summary(turn.say, change))
    await go_on(turn, version)
    return True


async def _open_version(turn: Turn, question: OpenQuestion) -> PlanVersion:
    """The reading a question is about. Raises Problem where somebody else loaded or dropped it meanwhile."""
    version = await plans.get_version(turn.tx, question.data["version"])
    if not await readings.is_open(turn.tx, version.id):
        await open_questions.close(turn.tx, turn.person.id)
        raise Problem("load.closed_meanwhile")
    return version


def _choice(turn: Turn, decision: Decision) -> Choice | None:
    """The choice whose number was typed, or the one whose words begin with what was typed."""
    numbers = ask.chosen(turn.incoming.text, len(decision.choices))
    if len(numbers) == 1:
        return decision.choices[numbers[0] - 1]
    typed = fold(turn.incoming.text).strip(" .!")
    if typed in _TAKE_ALL and len(decision.choices) > 1:
        return decision.choices[0]
    begun = [c for c in decision.choices if len(typed) > 1 and fold(in_words(c, turn.say)).startswith(typed)]
    return begun[0] if len(begun) == 1 else None


_TAKE_ALL = {"ok", "dung", "dung het", "dung tat ca", "tat ca dung", "dong y"}
_LETTERED = re.compile(r"(?P<letter>[a-h])\s*[).:=\-]?\s+(?:là\s+)?(?P<unit>\S.*)", re.IGNORECASE)
_NEW = {"moi", "tao moi", "don vi moi"}


async def _named_units(turn: Turn, decision: Decision) -> dict[str, dict[str, object]] | None:
    """What unknown names were said to be: the unit typed for the one asked about, or behind the letters of several."""
    if decision.name.startswith("unit:"):
        unit_id = await units.find_named(turn.tx, turn.incoming.text)
        return None if unit_id is None else {decision.name.removeprefix("unit:"): {"unit": unit_id}}
    if decision.name != UNITS:
        return None
    names = lettered(decision)
    said: dict[str, dict[str, object]] = {}
    for part in re.split(r"[\n;,]+", turn.incoming.text):
        found = _LETTERED.fullmatch(part.strip())
        if found is None or found["letter"].lower() not in names:
            return None
        name = names[found["letter"].lower()]
        if fold(found["unit"]) in _NEW:
            said[name] = {"create": True}
        elif (unit_id := await units.find_named(turn.tx, found["unit"])) is not None:
            said[name] = {"unit": unit_id}
        else:
            raise Problem("load.units.no_such", unit=found["unit"][:80])
    return said


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
    """The word to put the plan in force or to drop it, or a correction."""
    if turn.incoming.attachments:
        return False
    said = turn.incoming.text.strip().casefold()
    version = await _open_version(turn, question)
    if said not in _YES | _NO:
        return await correct_reading.from_words(turn, version) or await _ask_again(turn, 2)
    turn.require(Act.LOAD_PLAN)
    await open_questions.close(turn.tx, turn.person.id)
    if said in _NO:
        await plans.drop(turn.tx, version.id)
        await turn.record("plan_dropped", "plan_version", version.id)
        await turn.answer(turn.say("load.dropped"))
        return True
    by = Loading(turn.tx, turn.now, turn.surroundings.zone, turn.actor, turn.incoming_id)
    await turn.answer(outcome(turn.say, version.draft, await put_in_force(by, version)))
    return True
