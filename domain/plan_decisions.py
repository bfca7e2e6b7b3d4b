"""What must be decided before a plan that was read can be in force: one question at a time, each with its choices."""

from collections.abc import Mapping, Sequence
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
    """One numbered answer: the key of its words, what fills them, and what is kept when it is chosen."""

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


def version_decision(plan_id: int, title: str, *, likely: bool) -> Decision:
    """Whether a document is a new version of a plan in force, which is proposed where it is likely."""
    same = Choice("load.version_of.same", plan_id, {"title": title})
    other = Choice("load.version_of.other", None, {})
    return Decision("version_of", "load.ask.version_of", {}, (same, other) if likely else (other, same))


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
    """What to ask now, None once everything is decided."""
    decided = answers.get("units", {})
    open_leads = [n for n in printed_leads(draft) if not known[n].settled and n not in decided]
    if open_leads:
        return _lead(open_leads, draft, known, units)
    others = [n for n in printed_only_cooperating(draft) if not known[n].settled and n not in decided]
    if others:
        return _others(others)
    people = [name for name in printed_leads(draft) if known[name].people is not None]
    if people and "people" not in answers:
        return _people(people)
    if asked.blank_leads and "blank_leads" not in answers:
        return _blank(asked.blank_leads, units)
    return next((d for d in _of_dates(asked) if d.name not in answers), None)


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
    args = {"unit": name, "n": len(refs), "tasks": ", ".join(refs[:5]) + ("…" if len(refs) > 5 else "")}
    return Decision(f"unit:{name}", "load.ask.unit", args, tuple(choices))


def _others(names: Sequence[str]) -> Decision:
    listed = "\n".join(f"- {name}" for name in names)
    all_of_them = {"create_all": list(names)}
    create = Choice("load.unit.create_all", all_of_them, {"n": len(names)})
    if len(names) == 1:
        create = Choice("load.unit.create", all_of_them, {"unit": names[0]})
    leave = Choice("load.cooperating.leave", {"leave": list(names)}, {})
    return Decision("cooperating", "load.ask.cooperating", {"n": len(names), "listed": listed}, (leave, create))


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
    args = {"n": len(refs), "tasks": ", ".join(refs[:8]) + ("…" if len(refs) > 8 else "")}
    choices = tuple(Choice(f"load.{name}.{value}", str(value), {}) for value in values)
    return Decision(name, f"load.ask.{name}", args, choices)


def with_answer(answers: Answers, decision: Decision, choice: Choice) -> Answers:
    """The answers with one more."""
    if not (decision.name.startswith("unit:") or decision.name == "cooperating"):
        return {**answers, decision.name: choice.value}
    decided = dict(answers.get("units", {}))
    if "create_all" in choice.value:
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
