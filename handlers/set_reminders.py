"""`/nhip`: when people are reminded. The office's ladder, a plan's, a task's, and the numbers beside them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from domain.deadline import Cycle
from domain.ladder_words import ladder_words
from domain.periods import PeriodRules
from domain.permissions import Act
from domain.problem import Problem
from domain.reminder_settings import ReminderSettings
from domain.rungs import OFFICE, Ladder, half, of_plan, of_task, read_ladder
from domain.text import fold, one_line
from handlers.turn import Turn
from locales import say
from storage import calendar, plans, reminder_rules, settings, standing, tasks
from storage.office_rules import CUT_OFF, SEND_BY_DAY, period_rules


@dataclass(frozen=True)
class _Number:
    """A number that can be set: the name it is kept under, its least and its greatest value."""

    name: str
    least: int
    most: int
    off: int | None = None


# What `off` gives is what "tắt" sets; where it is None nothing can be switched off.
_NUMBERS: Mapping[str, _Number] = {
    "thuong xuyen": _Number("check_in", 0, 20),
    "dang lam": _Number("ask_stale", 1, 250, off=0),
    "vuong": _Number("ask_blocked", 1, 60),
    "bao cao som": _Number("report_before", 0, 15),
    "lap lai": _Number("late_every", 1, 60),
}
_OF_PERIODS: Mapping[str, _Number] = {
    "chot": _Number(CUT_OFF, 0, 28),
    "bao cao": _Number(SEND_BY_DAY, 1, 28),
}
_WITHOUT = {CUT_OFF: PeriodRules.cut_off, SEND_BY_DAY: PeriodRules.send_by_day}
_CYCLES = {"tuan": Cycle.WEEK, "thang": Cycle.MONTH, "quy": Cycle.QUARTER}
_CYCLE_LINES = {Cycle.WEEK: "ladder.weekly", Cycle.MONTH: "ladder.monthly", Cycle.QUARTER: "ladder.quarterly"}
_OF_TASK, _OF_PLAN = re.compile(r"t\s?(\d{1,6})\b"), re.compile(r"kh\s?(\d{1,6})\b")
_DEFAULT, _OFF, _ON = "mac dinh", "tat", "bat"
_EVIDENCE, _DAY_OFF = "kiem chung", "ngay nghi"


async def change(turn: Turn, words: str) -> None:
    """Show what reminders go by, or set what the words name."""
    turn.require(Act.SET_REMINDERS)
    said = one_line(words)
    if not said:
        await turn.answer(await _shown(turn))
        return
    folded = fold(said)
    if await _switched(turn, folded) or await _number(turn, folded):
        return
    whose, rest = await _whose(turn, said)
    before = (await _in_force(turn)).ladders.get(whose)
    ladder = None if fold(rest) == _DEFAULT else _laid_over(before, read_ladder(rest))
    if ladder and whose in _CYCLE_LINES and half(ladder, late=True):
        raise Problem("ladder.cycle_until_due")
    await reminder_rules.set_ladder(turn.tx, whose, ladder)
    await _record(turn, whose, _plain(turn, before), _plain(turn, ladder))
    done = turn.say("ladder.set", ladder=_plain(turn, ladder)) if ladder else turn.say("ladder.back")
    await turn.answer("\n".join([done, turn.say("office.can_undo")]))


def _laid_over(before: Ladder | None, ladder: Ladder) -> Ladder:
    """What was named takes the place of what there was; a half nobody named stays."""
    kept = [half(before or (), late=late) for late in (False, True) if not half(ladder, late=late)]
    return tuple(sorted((*ladder, *(rung for rungs in kept for rung in rungs)), key=lambda rung: rung.days))


async def _whose(turn: Turn, said: str) -> tuple[str, str]:
    """Whose ladder the words name, and what is left of them: the office's where nothing else is named."""
    folded = fold(said)
    if task := _OF_TASK.match(folded):
        found = await tasks.get(turn.tx, int(task[1]))
        if found is None:
            raise Problem("answer.no_such_task", code=f"T{task[1]}")
        return of_task(found.id), said[task.end() :].strip(" :")
    if plan := _OF_PLAN.match(folded):
        if int(plan[1]) not in {p.id for p in await plans.list_plans(turn.tx, ("in_force",))}:
            raise Problem("ladder.no_such_plan", code=f"KH{plan[1]}")
        return of_plan(int(plan[1])), said[plan.end() :].strip(" :")
    first, _, rest = said.partition(" ")
    cycle = _CYCLES.get(fold(first))
    return (str(cycle), rest.strip(" :")) if cycle else (OFFICE, said)


async def _switched(turn: Turn, folded: str) -> bool:
    """`kiểm chứng tắt`, `ngày nghỉ bật`. False where the words switch nothing."""
    name, _, value = folded.rpartition(" ")
    if value not in {_ON, _OFF} or name not in {_EVIDENCE, _DAY_OFF}:
        return False
    if name == _EVIDENCE:
        before = (await _in_force(turn)).ask_evidence
        await reminder_rules.choose(turn.tx, "ask_evidence", value == _ON)
    else:
        before = await calendar.day_off_moves_lateness(turn.tx)
        await calendar.set_day_off_moves_lateness(turn.tx, value == _ON)
    await _record(turn, name, before, value == _ON)
    await turn.answer(await _shown(turn))
    return True


async def _number(turn: Turn, folded: str) -> bool:
    """`vướng 5`, `chốt 14`, `thường xuyên mặc định`. False where the words set no number."""
    match = re.fullmatch(r"(.+?)\s*:?\s+(\d{1,3}|tat|mac dinh)", folded)
    number = {**_NUMBERS, **_OF_PERIODS}.get(match[1]) if match else None
    if match is None or number is None:
        return False
    value = _value(number, match[2])
    if number.name in {CUT_OFF, SEND_BY_DAY}:
        rules = await period_rules(turn.tx)
        before = {CUT_OFF: rules.cut_off, SEND_BY_DAY: rules.send_by_day}[number.name]
        await settings.write(turn.tx, number.name, _WITHOUT[number.name] if value is None else value)
        await standing.follow(turn.tx, turn.today, await period_rules(turn.tx))
    else:
        before = getattr(await _in_force(turn), number.name)
        await reminder_rules.choose(turn.tx, number.name, value)
    await _record(turn, number.name, before, value)
    await turn.answer(await _shown(turn))
    return True


def _value(number: _Number, said: str) -> int | None:
    if said == _DEFAULT:
        return None
    if said == _OFF:
        if number.off is None:
            raise Problem("ladder.number", least=number.least, most=number.most)
        return number.off
    if not number.least <= int(said) <= number.most:
        raise Problem("ladder.number", least=number.least, most=number.most)
    return int(said)


async def _shown(turn: Turn) -> str:
    """All that reminders go by, and how to change it."""
    chosen, rules = await _in_force(turn), await period_rules(turn.tx)
    lines = [turn.say("ladder.head", ladder=_plain(turn, chosen.of_office()))]
    lines += [turn.say(key, ladder=_plain(turn, chosen.of_office(cycle))) for cycle, key in _CYCLE_LINES.items()]
    lines.append(turn.say("ladder.late", ladder=_plain(turn, chosen.of_office_late()), n=chosen.late_every))
    lines.append(turn.say("ladder.check_in", n=chosen.check_in))
    lines.append(turn.say("ladder.blocked", n=chosen.ask_blocked))
    lines.append(turn.say("ladder.stale", n=chosen.ask_stale) if chosen.ask_stale else turn.say("ladder.stale_off"))
    lines.append(turn.say("ladder.evidence_on" if chosen.ask_evidence else "ladder.evidence_off"))
    moves = await calendar.day_off_moves_lateness(turn.tx)
    lines.append(turn.say("ladder.day_off_moves" if moves else "ladder.day_off_strict"))
    closes = turn.say("ladder.closes", day=rules.cut_off) if rules.cut_off else turn.say("ladder.closes_at_end")
    same_month = 0 < rules.cut_off <= rules.send_by_day
    sent_by = turn.say("ladder.sent_by" if same_month else "ladder.sent_by_next_month", day=rules.send_by_day)
    lines.append(turn.say("ladder.reports", closes=closes, day=sent_by, n=chosen.report_before))
    for plan in await plans.list_plans(turn.tx, ("in_force",)):
        own = chosen.ladders.get(of_plan(plan.id))
        shown = _plain(turn, own) if own else turn.say("ladder.as_office")
        lines.append(turn.say("ladder.of_plan", code=f"KH{plan.id}", title=plan.title, ladder=shown))
    for whose, ladder in chosen.ladders.items():
        if whose.startswith(of_task(0)[:-1]):
            code, name = await tasks.short(turn.tx, int(whose.partition(":")[2]))
            lines.append(turn.say("ladder.of_task", code=code, name=name, ladder=_plain(turn, ladder)))
    return "\n".join([*lines, "", turn.say("ladder.how")])


def _plain(turn: Turn, ladder: Ladder | None) -> str:
    return ladder_words(ladder, partial(say, turn.language)) if ladder else ""


async def _in_force(turn: Turn) -> ReminderSettings:
    return await reminder_rules.in_force(turn.tx, ReminderSettings(zone=turn.surroundings.zone))


async def _record(turn: Turn, name: str, before: object, after: object) -> None:
    await turn.record("reminders_set", "setting", before={name: before}, after={name: after})
