"""`/giao Phòng A nộp báo cáo X trước 15/7`: a task outside any plan, from then on like any other."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from typing import Any

from domain.day_words import day_words
from domain.given_task import GivenTask, read_given
from domain.hearers import Chart, above, asked
from domain.holders import members
from domain.permissions import Act
from domain.problem import Problem
from domain.replies.dates import read_date
from domain.short_name import cut
from domain.tasks import AssignmentView
from handlers import ask
from handlers.answerable import office_chart
from handlers.turn import Turn
from handlers.work_acts import confirm, kept
from locales import say
from storage import given, open_questions, people, units, work
from storage.given import GivenTo
from storage.open_questions import OpenQuestion
from storage.outbox import Place

TOPIC = "give_task"
_LONGEST, _LONGEST_SOURCE = 1000, 200
_MOST_UNITS = 20


async def give(turn: Turn, words: str) -> None:
    """Give a task in one line; whom it goes to and by when is asked for where the line does not say it."""
    turn.require(Act.GIVE_TASK)
    if not words.strip():
        raise Problem("give.how")
    chart_units = await units.all_units(turn.tx)
    read = read_given(words, chart_units, await people.everybody(turn.tx), turn.today)
    if not any(c.isalpha() for c in read.what):
        raise Problem("give.how")
    await _go_on(turn, replace(read, what=cut(read.what, _LONGEST)))


async def _go_on(turn: Turn, read: GivenTask) -> None:
    """Give it, or ask for what is missing."""
    if not read.unit_ids and not read.person_ids:
        await _ask(turn, read, "whom")
    elif read.due is None:
        await _ask(turn, read, "when")
    else:
        await _give(turn, read, read.due)


async def _ask(turn: Turn, read: GivenTask, step: str) -> None:
    data: dict[str, Any] = {**asdict(read), "due": read.due.isoformat() if read.due else None, "step": step}
    question = await open_questions.ask(turn.tx, turn.now, turn.person.id, TOPIC, data)
    if step == "when":
        await turn.answer(turn.say("give.past" if read.past else "give.when", what=read.what))
        return
    shown = (await units.all_units(turn.tx))[:_MOST_UNITS]
    listed = "\n".join(f"{n}. {unit.name}" for n, unit in enumerate(shown, 1))
    buttons = ask.number_buttons(question, len(shown))
    await turn.answer(turn.say("give.whom", what=read.what, listed=listed), buttons=buttons)


async def answered(turn: Turn, question: OpenQuestion) -> bool:
    """Whom a task goes to, or by when it is to be done."""
    turn.require(Act.GIVE_TASK)
    kept_before = {k: v for k, v in question.data.items() if k != "step"}
    read = GivenTask(
        **{
            **kept_before,
            "unit_ids": tuple(kept_before["unit_ids"]),
            "person_ids": tuple(kept_before["person_ids"]),
            "due": date.fromisoformat(kept_before["due"]) if kept_before["due"] else None,
        }
    )
    if question.data["step"] == "when":
        day = read_date(turn.incoming.text, turn.today, turn.today)
        if not isinstance(day, date):
            return False
        read = replace(read, due=day)
    else:
        known = await units.all_units(turn.tx)
        text = turn.incoming.text.strip(" .")
        if text.isdecimal() and 1 <= int(text) <= min(len(known), _MOST_UNITS):
            read = replace(read, unit_ids=(known[int(text) - 1].id,))
        else:
            said = read_given(text, known, await people.everybody(turn.tx), turn.today)
            if said.what or not (said.unit_ids or said.person_ids):
                return False
            read = replace(read, unit_ids=said.unit_ids, person_ids=said.person_ids)
    await open_questions.close(turn.tx, turn.person.id)
    await _go_on(turn, read)
    return True


async def _give(turn: Turn, read: GivenTask, due: date) -> None:
    chart = await office_chart(turn)
    to = _holders(read, chart)
    for one in to:
        turn.require(Act.GIVE_TASK, one.unit_id)
    source = cut(read.source, _LONGEST_SOURCE) if read.source else None
    task_ids: list[int] = []
    async with kept(turn, "given", task_ids):
        task_id, ids = await given.add(turn.tx, turn.now, turn.person.id, read.what, due, source, to)
        task_ids.append(task_id)
    after = {"what": read.what, "due": due.isoformat(), "source": source, "to": [one.printed for one in to]}
    await turn.record("task_given", "task", task_id, after=after)
    views = await work.views(turn.tx, ids)
    await _tell(turn, chart, views, due, source)
    lines = [
        turn.say("give.done", code=views[0].code, what=read.what),
        turn.say("give.to", to=", ".join(one.printed for one in to)),
        turn.say("give.due", due=day_words(due, partial(say, turn.language))),
    ]
    if source:
        lines.append(turn.say("give.source", source=source))
    await confirm(turn, lines)


def _holders(read: GivenTask, chart: Chart) -> list[GivenTo]:
    """Each unit named, groups taken apart, and each person: as owner of what their unit holds, else by themselves."""
    unit_ids = list(dict.fromkeys(m for u in read.unit_ids for m in members(u, chart.units)))
    found = {u: GivenTo(u, None, None, chart.units[u].name) for u in unit_ids}
    alone: list[GivenTo] = []
    for person_id in read.person_ids:
        person = chart.people[person_id]
        unit = chart.units.get(person.unit_id) if person.unit_id is not None else None
        if unit is None or (unit.id in found and found[unit.id].owner_id is not None):
            alone.append(GivenTo(None, person_id, None, person.name))
        else:
            found[unit.id] = GivenTo(unit.id, None, person_id, f"{person.name} ({unit.name})")
    return [*found.values(), *alone]


async def _tell(turn: Turn, chart: Chart, views: Sequence[AssignmentView], due: date, source: str | None) -> None:
    """Who is asked about it hears, and the heads, who may hand it on."""
    for view in views:
        asked_now = asked(view, chart, turn.today)
        for person_id in sorted({*asked_now, *above(view, chart, turn.today)} - {turn.person.id}):
            person = chart.people[person_id]
            lines = [
                say(
                    person.language,
                    "give.yours",
                    who=turn.person.name,
                    to=view.owner_name or view.unit_name or person.name,
                    code=view.code,
                    name=view.short_name,
                    due=f"{due:%d/%m/%Y}",
                )
            ]
            if source:
                lines.append(say(person.language, "give.source", source=source))
            hands_out = view.owner_id is None and person_id in above(view, chart, turn.today)
            example = _somebody(chart, view.unit_id) if hands_out else None
            hint = "give.hint_head" if example else "give.hint"
            await turn.tell(
                person,
                "give.told",
                told="\n".join(lines),
                hint=say(person.language, hint, code=view.code, name=example),
                places=[Place("assignment", view.id)],
            )


def _somebody(chart: Chart, unit_id: int | None) -> str | None:
    """The given name of somebody of a unit who does not lead it, for an example; None where there is nobody."""
    others = (
        p for p in chart.people.values() if p.active and p.unit_id == unit_id and p.id not in chart.heads(unit_id)
    )
    return next((p.name.split()[-1] for p in others), None)
