"""What must be decided before a plan that was read can be in force: one question at a time, each with its choices."""

from collections.abc import Mapping, Sequence

from domain import unit_decisions
from domain.deadline import Cycle
from domain.decision import ASK, Answers, Choice, Decision, about_rows
from domain.load_questions import LoadQuestions
from domain.occurrences import Choices, NoDate, PastDates
from domain.people import Unit
from domain.plan_draft import PlanDraft
from domain.unit_decisions import MOST_NAMES, UNITS, Known, printed_leads, printed_only_cooperating


def next_decision(
    draft: PlanDraft, known: Mapping[str, Known], units: Sequence[Unit], asked: LoadQuestions, answers: Answers
) -> Decision | None:
    """What to ask now, None once everything is decided.

    Several unknown leads are one question; so are the points that are left then, each with what is proposed for it.
    """
    decided = answers.get("units", {})
    open_leads = [n for n in printed_leads(draft) if not known[n].settled and n not in decided]
    if len(open_leads) > 1 and answers.get(ASK) != UNITS:
        return unit_decisions.leads(open_leads[:MOST_NAMES], draft, known, units)
    if open_leads:
        return unit_decisions.lead(open_leads, draft, known, units)
    points = _points(draft, known, units, asked, answers)
    if len(points) < 2:
        return points[0] if points else None
    return next((point for point in points if point.name == answers.get(ASK)), _together(points))


def _points(
    draft: PlanDraft, known: Mapping[str, Known], units: Sequence[Unit], asked: LoadQuestions, answers: Answers
) -> list[Decision]:
    """All that is still to be decided once it is known what the leads are."""
    decided = answers.get("units", {})
    points = []
    others = [n for n in printed_only_cooperating(draft) if not known[n].settled and n not in decided]
    if others:
        points.append(unit_decisions.others(others))
    people = [name for name in printed_leads(draft) if known[name].people is not None]
    if people:
        points.append(unit_decisions.people(people))
    if asked.blank_leads:
        points.append(unit_decisions.blank(asked.blank_leads, units))
    return [point for point in [*points, *_of_dates(asked)] if point.name not in answers]


def _together(points: Sequence[Decision]) -> Decision:
    """One question for several points: take what is proposed for each, or ask about one of them by itself."""
    lines = [Choice("load.together.line", None, {"point": _point(p), "proposed": p.choices[0]}) for p in points]
    change = [
        Choice("load.together.change", {ASK: p.name}, {"point": Choice(f"load.change.{p.name}", None, {})})
        for p in points
        if len(p.choices) > 1
    ]
    take = Choice("load.together.take", {"take": tuple(points)}, {})
    return Decision("together", "load.ask.together", {"n": len(points), "listed": lines}, (take, *change))


def _point(decision: Decision) -> Choice:
    return Choice(f"load.point.{decision.name}", None, decision.args)


def _of_dates(asked: LoadQuestions) -> list[Decision]:
    """The questions about dates that this plan leaves open, the proposed answer first."""
    decisions = []
    if asked.no_dates:
        choices = [asked.proposed.no_date, *(c for c in NoDate if c != asked.proposed.no_date)]
        decisions.append(about_rows("no_date", asked.no_dates, choices))
    if asked.open_cycles:
        offered = [Cycle.QUARTER, Cycle.MONTH, Cycle.HALF, Cycle.YEAR]
        (proposed, *_) = asked.proposed.open_cycle
        decisions.append(
            about_rows("open_cycle", asked.open_cycles, [proposed, *(c for c in offered if c != proposed)])
        )
    if asked.past:
        decisions.append(about_rows("past", asked.past, [PastDates.ASK, PastDates.DONE, PastDates.LEAVE_OUT]))
    if asked.unread:
        decisions.append(about_rows("unread", asked.unread, ["asleep"]))
    return decisions


def with_answer(answers: Answers, decision: Decision, choice: Choice) -> Answers:
    """The answers with one more."""
    value = choice.value
    if isinstance(value, dict) and ASK in value:
        return {**answers, **value}
    if isinstance(value, dict) and "take" in value:
        for point in value["take"]:
            answers = with_answer(answers, point, point.choices[0])
        return answers
    if decision.name == answers.get(ASK):
        answers = {name: kept for name, kept in answers.items() if name != ASK}
    if not (decision.name.startswith("unit:") or decision.name in {"cooperating", UNITS}):
        return {**answers, decision.name: choice.value}
    decided = dict(answers.get("units", {}))
    if "units" in choice.value:
        decided |= choice.value["units"]
    elif "create_all" in choice.value:
        decided |= {name: {"create": True} for name in choice.value["create_all"]}
    elif "leave" in choice.value:
        decided |= {name: {"leave": True} for name in choice.value["leave"]}
    else:
        decided[decision.name.removeprefix("unit:")] = choice.value
    return {**answers, "units": decided}


def choices_made(answers: Answers, asked: LoadQuestions) -> Choices:
    """The choices the occurrences are worked out with."""
    return Choices(
        open_cycle=(Cycle(answers["open_cycle"]),) if "open_cycle" in answers else asked.proposed.open_cycle,
        no_date=NoDate(answers.get("no_date", asked.proposed.no_date)),
        past=PastDates(answers.get("past", asked.proposed.past)),
    )
