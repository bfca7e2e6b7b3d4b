"""`/cuoinam`: what becomes of what a plan of a past year left open is decided, one question a plan."""

from collections import defaultdict
from dataclasses import dataclass

from domain.chat import Button
from domain.hearers import asked
from domain.permissions import Act, may
from domain.problem import Problem
from domain.short_name import cut
from domain.task_codes import task_numbers
from domain.text import fold, one_line
from domain.year_end import CHOICES, TOPIC, WHAT, Fate, OpenTask, PastPlan, listed, question, read_fates
from handlers import ask
from handlers.answerable import office_chart
from handlers.turn import Turn
from locales import say
from storage import calendar, open_questions, plan_changes, plans, revisions, tasks, work, year_end
from storage.open_questions import OpenQuestion

_EACH, _WHY = "each", "why"
_PUT_OFF = 5
"""Working days after which it is asked again."""
_LONGEST_REASON = 200
_MOST_TOLD = 10
_WORDS = {
    "1": Fate.CARRY,
    "chuyen": Fate.CARRY,
    "chuyen het": Fate.CARRY,
    "2": Fate.CLOSE,
    "dong": Fate.CLOSE,
    "dong het": Fate.CLOSE,
    "dong tat ca": Fate.CLOSE,
}
_LATER = frozenset({"3", "sau", "hoi lai sau", "de sau"})


async def show(turn: Turn, _words: str) -> None:
    """Ask what becomes of the first plan that waits for it."""
    _require(turn)
    if not await _ask_next(turn):
        raise Problem("year_end.nothing")


def _require(turn: Turn) -> None:
    """Who closes tasks decides; so may who loads plans."""
    if not may(turn.person, Act.LOAD_PLAN):
        turn.require(Act.CLOSE_TASK)


async def _ask_next(turn: Turn, *, also_put_off: bool = True) -> bool:
    for plan in await year_end.waiting(turn.tx, turn.today):
        put_off = await year_end.not_before(turn.tx, plan.id)
        if also_put_off or put_off is None or put_off <= turn.today:
            await _wait_for(turn, plan, WHAT)
            return True
    return False


async def _wait_for(turn: Turn, plan: PastPlan, step: str, **more: object) -> None:
    """Ask one step of a plan's question."""
    data = {"plan": plan.id, "step": step, **more}
    # A reason is free words: it does not wait as long, so that nothing else is taken for one.
    patience = open_questions.PATIENCE if step == _WHY else ask.LONG
    asked_now = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, data, patience)
    if step == _EACH:
        await turn.answer(listed(plan, turn.say))
        return
    if step == WHAT:
        await turn.answer(question(plan, turn.say), buttons=[_numbers(asked_now, CHOICES)])
        return
    reasons = [reason[:1].upper() + reason[1:] for reason in _reasons(plan, turn.language)]
    numbered = [f"{n}. {words}" for n, words in enumerate(reasons, 1)]
    text = "\n".join([turn.say("year_end.ask_why"), *numbered, turn.say("year_end.own_reason")])
    await turn.answer(text, buttons=[_numbers(asked_now, len(reasons))])


def _numbers(asked_now: int, choices: int) -> list[Button]:
    return [Button(str(n), f"c:{asked_now}:{n}") for n in range(1, choices + 1)]


def _reasons(plan: PastPlan, language: str) -> list[str]:
    return [
        say(language, "year_end.why_over", year=plan.last_year),
        say(language, "year_end.why_next", year=plan.last_year + 1),
        say(language, "year_end.why_unfit"),
    ]


async def answered(turn: Turn, asked_before: OpenQuestion) -> bool:
    """An answer to a step; False where the words are none."""
    _require(turn)
    plan = await _waiting(turn, asked_before.data["plan"])
    if plan is None:
        await open_questions.close(turn.tx, turn.person.id)
        raise Problem("year_end.decided")
    step = asked_before.data["step"]
    if step == _WHY:
        return await _why(turn, plan, asked_before.data["carried"])
    said = fold(turn.incoming.text).strip(" .!")
    if step == WHAT and said in _LATER:
        await _put_off(turn, plan)
    elif step == WHAT and said == str(CHOICES):
        await _wait_for(turn, plan, _EACH)
    else:
        return await _fates(turn, plan, said if step == WHAT else "")
    return True


async def _waiting(turn: Turn, plan_id: int) -> PastPlan | None:
    found = await year_end.waiting(turn.tx, turn.today)
    return next((plan for plan in found if plan.id == plan_id), None)


async def _put_off(turn: Turn, plan: PastPlan) -> None:
    days = await calendar.working_calendar(turn.tx)
    until = days.add_working_days(turn.today, _PUT_OFF)
    await year_end.put_off(turn.tx, plan.id, until)
    await turn.record("year_end_put_off", "plan", plan.id, after=until.isoformat())
    await open_questions.close(turn.tx, turn.person.id)
    await turn.answer(turn.say("year_end.put_off", day=f"{until:%d/%m/%Y}"))
    await _ask_next(turn, also_put_off=False)


async def _fates(turn: Turn, plan: PastPlan, said: str) -> bool:
    """One fate for all, or each task's own."""
    every = dict(enumerate(plan.tasks, 1))
    if said in _WORDS:
        fates = dict.fromkeys(every, _WORDS[said])
    else:
        read = read_fates(turn.incoming.text, len(plan.tasks))
        if read is None:
            return False
        fates = read
    left = [n for n in every if n not in fates]
    if left:
        await turn.answer(turn.say("year_end.left_out", numbers=", ".join(map(str, left[:_MOST_TOLD]))))
        return True
    carried = [every[n].id for n, fate in fates.items() if fate is Fate.CARRY]
    if len(carried) < len(every):
        await _wait_for(turn, plan, _WHY, carried=carried)
    else:
        await _settle(turn, plan, carried, None)
    return True


async def _why(turn: Turn, plan: PastPlan, carried: list[int]) -> bool:
    """The reason the rest is closed with: one of those offered, or their own words."""
    words = one_line(turn.incoming.text)
    # Kept with the task in the language of the office.
    offered = _reasons(plan, "vi")
    numbers = ask.chosen(words, len(offered))
    if task_numbers(words) or (not numbers and not any(c.isalpha() for c in words)):
        return False
    reason = offered[numbers[0] - 1] if numbers else cut(words, _LONGEST_REASON)
    await _settle(turn, plan, carried, reason)
    return True


@dataclass(frozen=True)
class _Decided:
    carried: tuple[OpenTask, ...]
    closed: tuple[OpenTask, ...]
    reason: str | None


async def _settle(turn: Turn, plan: PastPlan, carried_ids: list[int], reason: str | None) -> None:
    """Close what is not carried over, all in one transaction that can be taken back; its holders hear."""
    tx, now = turn.tx, turn.now
    begun = await plan_changes.begin(tx, plan.id)
    carried = tuple(task for task in plan.tasks if task.id in carried_ids)
    decided = _Decided(carried, tuple(task for task in plan.tasks if task.id not in carried_ids), reason)
    await _tell_holders(turn, plan, decided)
    over = say("vi", "year_end.why_over", year=plan.last_year)
    ending = {task.id: reason or over for task in decided.closed}
    ending |= dict.fromkeys(await year_end.lasting(tx, plan.id, plan.tasks), over)
    stands = await revisions.work_of_plan(tx, plan.id, over)
    for task_id, why in ending.items():
        for one in stands[task_id].standing if task_id in stands else ():
            if not (one.finished or one.closed):
                await revisions.end(tx, now, one.id, why)
        await tasks.close(tx, now, task_id, why)
    if not carried:
        await plans.set_state(tx, plan.id, "closed")
    await year_end.settled(tx, plan.id, turn.today.year - 1)
    await plan_changes.keep(tx, now, turn.person.id, plan_changes.YEAR_END, begun)
    codes = {"carried": [t.code for t in carried], "closed": [t.code for t in decided.closed], "reason": reason}
    await turn.record("year_end_settled", "plan", plan.id, before=[t.code for t in plan.tasks], after=codes)
    await open_questions.close(tx, turn.person.id)
    lines = []
    if carried:
        lines.append(turn.say("year_end.done_carried", n=len(carried), year=turn.today.year))
    if decided.closed:
        lines.append(turn.say("year_end.done_closed", n=len(decided.closed), reason=reason))
    await turn.answer("\n".join([turn.say("year_end.done", title=plan.title), *lines, turn.say("year_end.can_undo")]))
    await _ask_next(turn, also_put_off=False)


async def _tell_holders(turn: Turn, plan: PastPlan, decided: _Decided) -> None:
    """Each who is asked about a task of the plan hears in one message what became of theirs."""
    chart = await office_chart(turn)
    fate = {task.id: Fate.CARRY for task in decided.carried} | {task.id: Fate.CLOSE for task in decided.closed}
    theirs: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for view in await work.open_views(turn.tx):
        if view.task_id in fate:
            for person_id in asked(view, chart, turn.today):
                theirs[person_id][view.task_id] = f"{view.short_name} ({view.code})"
    for person_id, held in sorted(theirs.items()):
        person = chart.people[person_id]
        if person_id == turn.person.id:
            continue
        parts = []
        for which, key in ((Fate.CARRY, "year_end.yours_carried"), (Fate.CLOSE, "year_end.yours_closed")):
            names = [name for task_id, name in held.items() if fate[task_id] is which]
            if names:
                lines = "\n".join(f"- {name}" for name in names[:_MOST_TOLD])
                more = [say(person.language, "year_end.more", n=len(names) - _MOST_TOLD)]
                tail = "\n" + more[0] if len(names) > _MOST_TOLD else ""
                parts.append(
                    say(
                        person.language,
                        key,
                        n=len(names),
                        year=turn.today.year,
                        reason=decided.reason or "",
                        listed=lines + tail,
                    )
                )
        await turn.tell(person, "year_end.yours", title=plan.title, what="\n".join(parts))
