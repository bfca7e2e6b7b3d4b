"""What is asked about the names a plan prints as units: which unit of the office each is, or what becomes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from domain.decision import ASK, Choice, Decision, about_rows, first_of
from domain.people import Role, Unit, UnitKind
from domain.plan_draft import PlanDraft
from domain.text import fold

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


def leads(names: Sequence[str], draft: PlanDraft, known: Mapping[str, Known], units: Sequence[Unit]) -> Decision:
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


def lettered(decision: Decision) -> dict[str, str]:
    """The names a question about several leads is about, by their letters."""
    listed = decision.args["listed"]
    lines = listed if isinstance(listed, list) else []
    return {str(line.args["letter"]): str(line.args["unit"]) for line in lines if "letter" in line.args}


def blank(refs: Sequence[str], units: Sequence[Unit]) -> Decision:
    """Who holds the tasks that print no lead: the Office, else a unit that is chosen."""
    office = Choice("load.blank_leads.office", "office", {})
    others = [u for u in units if u.kind not in {UnitKind.OFFICE, UnitKind.GROUP}]
    each = tuple(Choice("load.unit.same", {"unit": u.id}, {"unit": u.name}) for u in others)
    return replace(about_rows("blank_leads", refs, ()), choices=(office, *each))


def lead(names: Sequence[str], draft: PlanDraft, known: Mapping[str, Known], units: Sequence[Unit]) -> Decision:
    """What the first of some unknown leads is: a unit it is like, a new one, or for the Office to hold."""
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
    args = {"unit": name, "n": len(refs), "tasks": first_of(refs)}
    return Decision(f"unit:{name}", "load.ask.unit", args, tuple(choices))


def others(names: Sequence[str]) -> Decision:
    """What becomes of unknown names that only cooperate: kept as printed, or new units."""
    more = [f"… (+{len(names) - _MOST_LISTED})"] if len(names) > _MOST_LISTED else []
    listed = "\n".join([*(f"- {name}" for name in names[:_MOST_LISTED]), *more])
    all_of_them = {"create_all": list(names)}
    create = Choice("load.unit.create_all", all_of_them, {"n": len(names)})
    if len(names) == 1:
        create = Choice("load.unit.create", all_of_them, {"unit": names[0]})
    leave = Choice("load.cooperating.leave", {"leave": list(names)}, {})
    args = {"n": len(names), "listed": listed, "names": first_of(names, 2)}
    return Decision("cooperating", "load.ask.cooperating", args, (leave, create))


def people(names: Sequence[str]) -> Decision:
    """Whether leads that are people in a role are just these people."""
    return Decision(
        "people",
        "load.ask.people",
        {"names": "; ".join(names)},
        (Choice("load.people.them", "them", {}), Choice("load.people.office", "office", {})),
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
