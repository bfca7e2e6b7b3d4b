"""What was read from a plan, in a few lines for a terminal or a chat."""

from collections import Counter

from domain.plan_draft import PlanDraft
from locales import say


def summary(draft: PlanDraft, language: str) -> str:
    """The title, the tasks a section, the deadlines by kind and the remarks, one a line."""
    tasks = Counter(task.section for task in draft.tasks)
    kinds = Counter(task.deadline.kind.value if task.deadline else "none" for task in draft.tasks)
    lines = [
        draft.title,
        say(language, "plans.summary.counts", n=len(draft.tasks), year=draft.year),
        say(language, "plans.summary.sections"),
    ]
    for section in draft.sections:
        name = f"{section.number}. {section.title}" if section.number else section.title
        lines.append(say(language, "plans.summary.section", name=name, n=tasks[section.number or section.title]))
    if tasks[None]:
        lines.append(say(language, "plans.summary.no_section", n=tasks[None]))
    lines.append(say(language, "plans.summary.deadlines"))
    for kind, count in kinds.most_common():
        lines.append(say(language, "plans.summary.deadline", kind=say(language, f"plans.kind.{kind}"), n=count))
    if draft.remarks:
        lines.append(say(language, "plans.summary.remarks"))
    for remark in draft.remarks:
        message = say(language, f"plans.remark.{remark.code}", **remark.args)
        lines.append(f"- {remark.where}: {message}" if remark.where else f"- {message}")
    return "\n".join(lines)
