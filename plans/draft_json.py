"""A draft as the JSON that `nhacviec plan read --json` prints (DESIGN, section 8)."""

from typing import Any

from domain.deadline import Deadline
from domain.plan_draft import Heading, PlanDraft, Remark, TaskDraft
from locales import say


def draft_json(draft: PlanDraft, language: str) -> dict[str, Any]:
    """The draft as plain values; the sentences of its warnings in that language."""
    return {
        "title": draft.title,
        "appendix_title": draft.appendix_title,
        "number": draft.number,
        "issued": draft.issued,
        "signer": draft.signer,
        "agency": draft.agency,
        "province": draft.province,
        "year": draft.year,
        "sections": [_heading(section) for section in draft.sections],
        "tasks": [_task(task) for task in draft.tasks],
        "warnings": [_warning(remark, language) for remark in draft.remarks],
    }


def _heading(heading: Heading) -> dict[str, str]:
    return {"number": heading.number, "title": heading.title}


def _task(task: TaskDraft) -> dict[str, Any]:
    return {
        "ref": task.ref,
        "number": task.number,
        "section": task.section,
        "group": _heading(task.group) if task.group else None,
        "criterion": task.criterion,
        "criterion_title": task.criterion_title,
        "objective": task.objective,
        "title": task.title,
        "activity": task.activity,
        "product": task.product,
        "lead": list(task.lead),
        "cooperating": list(task.cooperating),
        "deadline": deadline_json(task.deadline) if task.deadline else None,
        "score_max": _score(task.score_max),
        "score_achieved": _score(task.score_achieved),
        "score_target": _score(task.score_target),
        "note": task.note,
    }


def deadline_json(deadline: Deadline) -> dict[str, Any]:
    """`every` is null, one cycle or a list of them, as in the shared deadlines; what is not set is null or empty."""
    cycles = [cycle.value for cycle in deadline.every]
    return {
        "text": deadline.text,
        "kind": deadline.kind.value,
        "due": [day.isoformat() for day in deadline.due],
        "every": (cycles[0] if len(cycles) == 1 else cycles) or None,
        "on_day": deadline.on_day,
        "month_shift": deadline.month_shift,
        "delay": deadline.delay,
        "delay_working": deadline.delay_working,
        "parts": [deadline_json(part) for part in deadline.parts],
        "assumed": deadline.assumed,
        "problem": deadline.problem,
    }


def _score(points: float | None) -> float | int | None:
    return int(points) if points is not None and points.is_integer() else points


def _warning(remark: Remark, language: str) -> dict[str, Any]:
    return {
        "code": remark.code,
        "message": say(language, f"plans.remark.{remark.code}", **remark.args),
        "where": remark.where,
    }
