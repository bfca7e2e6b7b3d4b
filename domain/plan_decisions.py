"""What must be decided before a plan that was read can be in force: one question at a time, each with its choices."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.deadline import Cycle
from domain.load_questions import LoadQuestions
from domain.occurrences import Choices, NoDate, PastDates
from domain.people import Role, Unit, UnitKind
from domain.plan_draft import PlanDraft
from domain.text import fold

Answers = dict[str, Any]
"""What was decided, by the name of its question; kept with the plan's version."""
ASK = "ask"
"""The name among the answers: the question to be asked by itself next, instead of with the others."""
UNITS = "units_at_once"
"""The name of the question about several unknown leads."""
LETTERS = "abcdefgh"
MOST_NAMES = len(LETTERS)
_MOST_LISTED = 8


@dataclass(frozen=True)
class Known:
    """What a printed name is in this office: a unit, the people of a role, or unknown with `near` units it may be.

    `of_unit` is the unit or group the people of a role belong to, None for the whole agency.
    """

    unit_id: int | None = None
    people: Role | None = None
    of_unit: int | None = None
    near: tuple[int, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether there is nothing to ask about the name."""
        return self.unit_id is not None or self.people is not None


@dataclass(frozen=True)
class Choice:
    """One numbered answer: the key of its words, what fills them, and what is kept when it is chosen.

    What fills the words of a choice or a question may be other choices, or a list of them, a line each.
    """

    key: str
    value: Any
    args: Mapping[str, object]


@dataclass(frozen=True)
class Decision:
    """A question: its name among the answers, the key of its sentence, and the choices, the proposed one first."""

    name: str
    key: str
    args: Mapping[str, object]
    choices: tuple[Choice, ...]


def printed_leads(draft: PlanDraft) -> dict[str, list[str]]:
    """Each name printed as a lead, with the refs of the tasks it leads."""
    return _printed(draft, "lead")


def printed_only_cooperating(draft: PlanDraft) -> dict[str, list[str]]:
    """Each name that is printed as cooperating and nowhere as a lead."""
    leads = printed_leads(draft)
    return {name: refs for name, refs in _printed(draft, "cooperating").items() if name not in leads}


def _printed(draft: PlanDraft, cell: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for task in draft.tasks:
        for name in getattr(task, cell):
            found.setdefault(name, []).append(task.ref)
    return found


def next_decision(
    draft: PlanDraft, known: Mapping[str, Known], units: Sequence[Unit], asked: LoadQuestions, answers: Answers
) -> Decision | None:
    """What to ask now, None once everything is decided.

    Several unknown leads are one question; so are the points that are left then, each with what is proposed for it.
    """
    decided = answers.get("units", {})
    open_leads = [n for n in printed_leads(draft) if not known[n].settled and n not in decided]
    if len(open_leads) > 1 and answers.get(ASK) != UNITS:
        return _leads(open_leads[:MOST_NAMES], draft, known, units)
    if open_leads:
        return _lead(open_leads, draft, known, units)
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
        points.append(_others(others))
    people = [name for name in printed_leads(draft) if known[name].people is not None]
    if people:
        points.append(_people(people))
    if asked.blank_leads:
        points.append(_blank(asked.blank_leads, units))
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


def _leads(names: Sequence[str], draft: PlanDraft, known: Mapping[str, Known], units: Sequence[Unit]) -> Decision:
    """One question about several unknown leads: each by a letter, with the unit it is most like or else what it is."""
    printed, called = printed_leads(draft), {u.id: u.name for u in units}
    proposed = {name: _proposed(name, known[name], called) for name in names}
    lines = [
        Choice(
            "load.units.line",
            None,
            {"letter": letter, "unit": name, "n": len(printed[name]), "proposed": proposed[name]},
        )
        for letter, name in zip(LETTERS, names, strict=False)
    ]
    choices = [Choice("load.units.right", {"units": {name: choice.value for name, choice in proposed.items()}}, {})]
    new = [name for name in names if kind_of(name) is not UnitKind.GROUP]
    if len(new) > 1 and any(known[name].near for name in new):
        choices.append(Choice("load.unit.create_all", {"create_all": new}, {"n": len(new)}))
    choices.append(Choice("load.units.each", {ASK: UNITS}, {}))
    return Decision(UNITS, "load.ask.units", {"n": len(names), "listed": lines}, tuple(choices))


def _proposed(name: str, known: Known, called: Mapping[int, str]) -> Choice:
    """What an unknown lead most likely is. What a group stands for is the office's own chart, which is not made up."""
    if known.near:
        return Choice("load.unit.same", {"unit": known.near[0]}, {"unit": called[known.near[0]]})
    if kind_of(name) is UnitKind.GROUP:
        return Choice("load.unit.office", {"office": True}, {})
    return Choice("load.unit.new", {"create": True}, {})


def each_of(decision: Decision) -> tuple[Decision, ...]:
    """The points of a question about several, each by itself; any other question as it is."""
    value = decision.choices[0].value
    return value["take"] if isinstance(value, dict) and "take" in value else (decision,)


def lettered(decision: Decision) -> dict[str, str]:
    """The names a question about several leads is about, by their letters."""
    listed = decision.args["listed"]
    lines = listed if isinstance(listed, list) else []
    return {str(line.args["letter"]): str(line.args["unit"]) for line in lines if "letter" in line.args}


def in_words(said: Decision | Choice, say: Callable[..., str]) -> str:
    """The sentence of a question or a choice, with the sentences it holds."""
    return say(said.key, **{name: _filled(value, say) for name, value in said.args.items()})


def _filled(value: object, say: Callable[..., str]) -> object:
    if isinstance(value, Choice):
        return in_words(value, say)
    if isinstance(value, list):
        return "\n".join(in_words(line, say) for line in value)
    return value


def _blank(refs: Sequence[str], units: Sequence[Unit]) -> Decision:
    office = Choice("load.blank_leads.office", "office", {})
    others = [u for u in units if u.kind not in {UnitKind.OFFICE, UnitKind.GROUP}]
    each = tuple(Choice("load.unit.same", {"unit": u.id}, {"unit": u.name}) for u in others)
    return replace(_decision("blank_leads", refs, ()), choices=(office, *each))


def _lead(names: Sequence[str], draft: PlanDraft, known: Mapping[str, Known], units: Sequence[Unit]) -> Decision:
    name, called = names[0], {u.id: u.name for u in units}
    near = [Choice("load.unit.same", {"unit": unit_id}, {"unit": called[unit_id]}) for unit_id in known[name].near[:3]]
    # What a group stands for is the office's own chart: an unknown one is not made up here.
    new = [n for n in names if kind_of(n) is not UnitKind.GROUP]
    choices = list(near)
    if name in new:
        choices.append(Choice("load.unit.create", {"create": True}, {"unit": name}))
    choices.append(Choice("load.unit.office", {"office": True}, {}))
    if len(new) > 1:
        choices.append(Choice("load.unit.create_all", {"create_all": new}, {"n": len(new)}))
    refs = printed_leads(draft)[name]
    args = {"unit": name, "n": len(refs), "tasks": _first(refs)}
    return Decision(f"unit:{name}", "load.ask.unit", args, tuple(choices))


def _others(names: Sequence[str]) -> Decision:
    more = [f"… (+{len(names) - _MOST_LISTED})"] if len(names) > _MOST_LISTED else []
    listed = "\n".join([*(f"- {name}" for name in names[:_MOST_LISTED]), *more])
    all_of_them = {"create_all": list(names)}
    create = Choice("load.unit.create_all", all_of_them, {"n": len(names)})
    if len(names) == 1:
        create = Choice("load.unit.create", all_of_them, {"unit": names[0]})
    leave = Choice("load.cooperating.leave", {"leave": list(names)}, {})
    args = {"n": len(names), "listed": listed, "names": _first(names, 2)}
    return Decision("cooperating", "load.ask.cooperating", args, (leave, create))


def _people(names: Sequence[str]) -> Decision:
    return Decision(
        "people",
        "load.ask.people",
        {"names": "; ".join(names)},
        (Choice("load.people.them", "them", {}), Choice("load.people.office", "office", {})),
    )


def _of_dates(asked: LoadQuestions) -> list[Decision]:
    """The questions about dates that this plan leaves open, the proposed answer first."""
    decisions = []
    if asked.no_dates:
        choices = [asked.proposed.no_date, *(c for c in NoDate if c != asked.proposed.no_date)]
        decisions.append(_decision("no_date", asked.no_dates, choices))
    if asked.open_cycles:
        offered = [Cycle.QUARTER, Cycle.MONTH, Cycle.HALF, Cycle.YEAR]
        (proposed, *_) = asked.proposed.open_cycle
        decisions.append(_decision("open_cycle", asked.open_cycles, [proposed, *(c for c in offered if c != proposed)]))
    if asked.past:
        decisions.append(_decision("past", asked.past, [PastDates.ASK, PastDates.DONE, PastDates.LEAVE_OUT]))
    if asked.unread:
        decisions.append(_decision("unread", asked.unread, ["asleep"]))
    return decisions


def _decision(name: str, refs: Sequence[str], values: Sequence[str]) -> Decision:
    args = {"n": len(refs), "tasks": _first(refs)}
    choices = tuple(Choice(f"load.{name}.{value}", str(value), {}) for value in values)
    return Decision(name, f"load.ask.{name}", args, choices)


def _first(words: Sequence[str], most: int = 5) -> str:
    return ", ".join(words[:most]) + ("…" if len(words) > most else "")


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


# The first words of a unit's name tell its kind.
_KIND_BY_NAME = (
    ("cac ", UnitKind.GROUP),
    ("van phong", UnitKind.OFFICE),
    ("thanh tra", UnitKind.INSPECTORATE),
    ("phong ", UnitKind.DEPARTMENT),
    ("p. ", UnitKind.DEPARTMENT),
    ("ban ", UnitKind.DEPARTMENT),
)


def kind_of(name: str) -> UnitKind:
    """What kind of unit a name that the office does not know yet stands for."""
    folded = fold(name)
    return next((kind for words, kind in _KIND_BY_NAME if folded.startswith(words)), UnitKind.SUBORDINATE)
