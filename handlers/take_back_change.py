"""A load, or what was decided at the end of a year, is taken back: what stood before it is in force again."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from domain.chat import Button
from domain.permissions import Act, may
from domain.problem import Problem
from domain.text import fold
from handlers.turn import Turn
from locales import say
from storage import open_questions, people, plan_changes, plan_messages, plan_undo, plans, year_end
from storage.open_questions import OpenQuestion
from storage.plan_changes import LOAD, YEAR_END, PlanChange
from storage.plan_undo import Reasons
from storage.plans import PlanVersion

TOPIC = "take_back_change"
WITHIN = timedelta(days=7)
"""How long a change of a whole plan can be taken back."""
_WORDS = {
    LOAD: frozenset({"hoan tac nap", "hoan tac nap ke hoach", "hoan tac lan nap", "bo lan nap", "bo lan nap nay"}),
    YEAR_END: frozenset({"hoan tac cuoi nam"}),
}
_MAY = {LOAD: (Act.LOAD_PLAN,), YEAR_END: (Act.CLOSE_TASK, Act.LOAD_PLAN)}
"""Who did it may take it back."""
_YES = frozenset({"1", "bo", "bo lan nap nay", "dong y", "co", "ok", "yes", "hoan tac"})
_NO = frozenset({"2", "khong", "thoi", "giu nguyen", "giu", "no"})


async def from_words(turn: Turn) -> bool:
    """`hoàn tác nạp`, `hoàn tác cuối năm`: ask about the newest such change; False for any other words."""
    said = fold(turn.incoming.text).strip(" .!")
    kind = next((kind for kind, words in _WORDS.items() if said in words), None)
    if kind is None:
        return False
    _require(turn, kind)
    change = await plan_changes.last_of(turn.tx, kind, turn.now - WITHIN)
    if change is None:
        raise Problem("plan_back.nothing", n=WITHIN.days)
    await ask(turn, change)
    return True


def _require(turn: Turn, kind: str) -> None:
    first, *others = _MAY[kind]
    if not any(may(turn.person, act) for act in others):
        turn.require(first)


async def ask(turn: Turn, change: PlanChange) -> None:
    """Say what taking a change back will do, and ask for the word."""
    _require(turn, change.kind)
    if change.at < turn.now - WITHIN:
        raise Problem("plan_back.nothing", n=WITHIN.days)
    lines = await _what_happens(turn, change)
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, {"change": change.id})
    choices = [turn.say(f"plan_back.{choice}") for choice in ("yes", "no")]
    numbered = [f"{n}. {words}" for n, words in enumerate(choices, 1)]
    buttons = [[Button(words, f"c:{question}:{n}")] for n, words in enumerate(numbered, 1)]
    await turn.answer("\n".join([*lines, *numbered]), buttons=buttons)


async def _what_happens(turn: Turn, change: PlanChange) -> list[str]:
    of = await _versions(turn, change)
    who = (await people.get(turn.tx, change.person_id)).name if change.person_id else "–"
    when = f"{change.at.astimezone(turn.surroundings.zone):%d/%m/%Y}"
    if of.loaded is None:
        lines = [turn.say("plan_back.ask_year_end", title=of.title, when=when, who=who)]
    elif of.before is None:
        lines = [turn.say("plan_back.ask_first", title=of.title, when=when, who=who)]
    else:
        numbers = {"version": of.loaded.version, "before": of.before.version}
        lines = [turn.say("plan_back.ask_version", title=of.title, when=when, who=who, **numbers)]
    states = [columns["state"] for columns in change.did.changed["task"].values() if "state" in columns]
    reopened = sum(1 for was, now in states if now == "closed" and was != "closed")
    counts = (
        ("added", len(change.did.added["task"])),
        ("reopened", reopened),
        ("reworded", len(await plan_undo.touched_tasks(turn.tx, change)) - reopened),
        ("said", await plan_undo.count_said(turn.tx, change)),
        ("heard", len(await plan_messages.heard(turn.tx, change) - {turn.person.id})),
        ("names", _names_added(of.loaded) if of.loaded is not None else 0),
    )
    return lines + [turn.say(f"plan_back.{name}", n=count) for name, count in counts if count]


def _names_added(loaded: PlanVersion) -> int:
    """How many units and other names of units came with a load. They are the office's own now, whatever its plans."""
    return sum(1 for what in loaded.answers.get("units", {}).values() if "create" in what or "unit" in what)


@dataclass(frozen=True)
class _Of:
    """The plan of a change: its title, the version a load put in force, and the one before."""

    title: str
    loaded: PlanVersion | None = None
    before: PlanVersion | None = None


async def _versions(turn: Turn, change: PlanChange) -> _Of:
    if change.version_id is None:
        return _Of(await plans.title(turn.tx, change.plan_id))
    loaded = await plans.get_version(turn.tx, change.version_id)
    return _Of(loaded.draft.title, loaded, await plans.version_before(turn.tx, loaded))


async def confirm(turn: Turn, question: OpenQuestion) -> bool:
    """The word to take it back, or to leave it as it is."""
    said = fold(turn.incoming.text).strip(" .!")
    if said not in _YES | _NO:
        return False
    await open_questions.close(turn.tx, turn.person.id)
    change = await plan_changes.get(turn.tx, question.data["change"])
    if said in _NO:
        await turn.answer(turn.say("plan_back.left"))
        return True
    if change is None:
        raise Problem("plan_back.moved_on")
    _require(turn, change.kind)
    await turn.answer(await _take_back(turn, change))
    return True


async def _take_back(turn: Turn, change: PlanChange) -> str:
    """Undo it, all or nothing. What came of it, in words."""
    of = await _versions(turn, change)
    heard = await plan_messages.heard(turn.tx, change) - {turn.person.id}
    reasons = Reasons(say("vi", "plan_back.reason"), say("vi", "load.version.part_reason"))
    await plan_undo.take_back(turn.tx, turn.now, turn.person.id, change, reasons)
    await plan_messages.drop_unsent(turn.tx, change)
    if of.loaded is not None:
        await plans.take_out(turn.tx, of.loaded, of.before)
    else:
        await plans.set_state(turn.tx, change.plan_id, "in_force")
        await year_end.forget(turn.tx, change.plan_id)
    await plan_changes.undone(turn.tx, turn.now, turn.person.id, change.id)
    before = {"kind": change.kind, "at": change.at.isoformat(), "by": change.person_id}
    after = {"version": of.before.version if of.before else None}
    await turn.record("plan_change_taken_back", "plan", change.plan_id, before, after)
    outcome = "year_end" if of.loaded is None else "first" if of.before is None else "version"
    numbers: dict[str, Any] = {}
    if of.loaded is not None and of.before is not None:
        numbers = {"version": of.loaded.version, "before": of.before.version}
    for person in await people.everybody(turn.tx):
        if person.id in heard:
            await turn.tell(person, f"plan_back.told_{outcome}", title=of.title, **numbers)
    return turn.say(f"plan_back.done_{outcome}", title=of.title, **numbers)
