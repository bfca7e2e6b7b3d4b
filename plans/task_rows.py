"""Task lines made into drafts of tasks: texts, units, scores, deadlines and a reference that no other task has."""

import re
from collections import Counter
from collections.abc import Sequence

from domain.deadline import Deadline
from domain.deadline_reading import read_deadline
from domain.plan_draft import TaskDraft
from domain.text import one_line
from plans.columns import Role
from plans.outline import Placed
from plans.plan_years import Years
from plans.unit_names import split_lead_cooperating, split_units

_CRITERION = re.compile(r"^\s*(\d+(?:\.\d+)+)\.?\s*(?=\D)(.+)$", re.DOTALL)
_DOTTED = re.compile(r"\d+(?:\.\d+)*")
_INHERITED = (Role.OBJECTIVE, Role.CRITERION, Role.TITLE)


def draft_tasks(
    placed: Sequence[Placed], roles: set[Role], years: Years, *, rooms: dict[Role, int] | None = None
) -> list[TaskDraft]:
    """The tasks in printed order; `roles` are the columns that the table has, `years` the plan's."""
    spans = Counter(_reference(task) for task in placed)
    letters: Counter[str] = Counter()
    drafts: list[TaskDraft] = []
    rooms = _at_least_seen(rooms, placed) if rooms is not None else {}
    above: dict[Role, str] = {}
    for index, task in enumerate(placed):
        texts = dict(task.line.texts)
        if task.sub_row:
            for role in _INHERITED:
                if not texts.get(role) and not (texts.get(Role.TITLE) and role is not Role.OBJECTIVE):
                    texts[role] = above.get(role, "")
        above = texts
        base = _reference(task) or f"#{index + 1}"
        together = _goes_with_neighbour(placed, index)
        reference = base
        if together and spans[base] > 1:
            reference = f"{base}.{_letter(letters[base])}"
            letters[base] += 1
        drafts.append(_draft(task, texts, roles, reference, years, rooms))
    return drafts


def _goes_with_neighbour(placed: Sequence[Placed], index: int) -> bool:
    """Whether the printed number spans this row and one beside it."""
    return placed[index].sub_row or (index + 1 < len(placed) and placed[index + 1].sub_row)


def _letter(count: int) -> str:
    return chr(ord("a") + count) if count < 26 else f"{_letter(count // 26 - 1)}{chr(ord('a') + count % 26)}"


def _reference(task: Placed) -> str:
    """Section, group and number joined, without saying twice what a dotted number already holds; "" for no number."""
    if not task.number:
        return ""
    whole = ""
    for number in [*(heading.number for heading in task.headings), task.number]:
        if not number or number == whole.rsplit(".", 1)[-1]:
            continue
        whole = number if not whole or number.startswith(f"{whole}.") else f"{whole}.{number}"
    return whole


def _draft(
    task: Placed, texts: dict[Role, str], roles: set[Role], reference: str, years: Years, rooms: dict[Role, int]
) -> TaskDraft:
    criterion, criterion_title = _criterion(task, texts, roles)
    lead, cooperating = _units(texts, roles, rooms)
    headings = task.headings
    return TaskDraft(
        ref=reference,
        number=task.number,
        title=texts.get(Role.TITLE, ""),
        section=(headings[0].number or headings[0].title) if headings else None,
        group=headings[-1] if len(headings) > 1 else None,
        criterion=criterion,
        criterion_title=criterion_title,
        objective=texts.get(Role.OBJECTIVE, "") if Role.OBJECTIVE in roles else None,
        activity=texts.get(Role.ACTIVITY, "") if Role.ACTIVITY in roles else None,
        product=texts.get(Role.PRODUCT, "") if Role.PRODUCT in roles else None,
        lead=lead,
        cooperating=cooperating,
        deadline=deadline_of(texts, years),
        score_max=_score(texts, Role.SCORE_MAX),
        score_achieved=_score(texts, Role.SCORE_ACHIEVED),
        score_target=_score(texts, Role.SCORE_TARGET),
    )


def _at_least_seen(rooms: dict[Role, int], placed: Sequence[Placed]) -> dict[Role, int]:
    """How many characters the unit columns hold on a line: at least as many as their longest line has."""
    return {
        role: max(
            rooms.get(role, 0),
            max((len(line) for task in placed for line in task.line.texts.get(role, "").split("\n")), default=0),
        )
        for role in (Role.LEAD, Role.COOPERATING)
    }


def _criterion(task: Placed, texts: dict[Role, str], roles: set[Role]) -> tuple[str | None, str | None]:
    if Role.CRITERION not in roles:
        return None, None
    text = texts.get(Role.CRITERION, "")
    match = _CRITERION.match(text)
    if match:
        return match[1], match[2]
    return (task.number if "." in task.number and _DOTTED.fullmatch(task.number) else None), text


def _units(texts: dict[Role, str], roles: set[Role], rooms: dict[Role, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    lead, cooperating = split_lead_cooperating(texts.get(Role.LEAD, ""), rooms.get(Role.LEAD))
    if Role.COOPERATING in roles:
        cooperating += split_units(texts.get(Role.COOPERATING, ""), rooms.get(Role.COOPERATING))
    return lead, cooperating


def deadline_of(texts: dict[Role, str], years: Years) -> Deadline | None:
    """The deadline that a row's cells print; a start is none, nor is a dash anything."""
    printed = one_line(texts.get(Role.DEADLINE, "") or texts.get(Role.END, ""))
    return read_deadline(printed, years.first, years.last) if any(map(str.isalnum, printed)) else None


def _score(texts: dict[Role, str], role: Role) -> float | None:
    text = texts.get(role, "").replace(",", ".").strip()
    return float(text) if re.fullmatch(r"\d+(?:\.\d+)?", text) else None
