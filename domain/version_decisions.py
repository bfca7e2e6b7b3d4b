"""What is asked of a document that may be a new version: of which plan, and which of its tasks is which."""

from collections.abc import Collection, Mapping, Sequence

from domain.decision import Answers, Choice, Decision
from domain.plan_comparison import Comparison, Match
from domain.short_name import short_name
from domain.task_matching import Decided

VERSION_OF = "version_of"
"""The name among the answers: the id of the plan a document is a new version of, or None for another plan."""
MOST_ASKED = 5
"""Tasks that may be the same are asked about one by one, so many at most; the rest are new."""
_SAME = "same:"
_REST = "rest"


def version_decision(plans: Sequence[tuple[int, str]], *, likely: bool) -> Decision:
    """Whether a document is a new version of one of these plans (id and title), the likest first.

    The first of them is proposed where it is `likely`, else that it is another plan.
    """
    same = tuple(Choice("load.version_of.same", plan_id, {"title": title}) for plan_id, title in plans)
    other = Choice("load.version_of.other", None, {})
    return Decision(VERSION_OF, "load.ask.version_of", {}, (*same, other) if likely else (other, *same))


def decided(answers: Answers) -> Decided:
    """What was said of tasks that may be the same."""
    pairs = {name.removeprefix(_SAME).partition(">"): value for name, value in answers.items() if _is_pair(name)}
    return {(before, after): value is True for (before, _, after), value in pairs.items()}


def _is_pair(name: str) -> bool:
    return name.startswith(_SAME)


def is_same_task(decision: Decision) -> bool:
    """Whether it is a question of this kind: which task is which."""
    return _is_pair(decision.name)


def same_task_decision(
    possible: Comparison, answers: Answers, names: Mapping[str, tuple[str, str]], spoken: Collection[str]
) -> Decision | None:
    """The next pair of tasks to ask about, None where enough was asked or nothing is left.

    `possible` are the matches with those that are only possible; `names` the code and the short name of each task
    before by its place, `spoken` the places of those something was said of: they come first, for most is lost with
    them.
    """
    said = decided(answers)
    told_the_rest = any(_is_pair(name) and value == _REST for name, value in answers.items())
    open_now = [m for m in possible.matches if not m.sure and m.before.ref in names]
    if told_the_rest or len(said) >= MOST_ASKED or not open_now:
        return None
    match = min(open_now, key=lambda m: (m.before.ref not in spoken, -m.likeness, m.before.ref))
    return _decision(match, names[match.before.ref], more=len(open_now) > 1)


def _decision(match: Match, named: tuple[str, str], *, more: bool) -> Decision:
    code, name = named
    args = {"code": code, "before": name, "after": _name(match), "ref": match.after.ref, "percent": match.percent}
    choices = [Choice("load.same_task.yes", True, {"code": code}), Choice("load.same_task.no", False, {})]
    if more:
        choices.append(Choice("load.same_task.rest", _REST, {}))
    pair = f"{_SAME}{match.before.ref}>{match.after.ref}"
    return Decision(pair, "load.ask.same_task", args, tuple(choices))


def _name(match: Match) -> str:
    task = match.after
    return short_name(task.title, task.activity, task.product) or task.ref
