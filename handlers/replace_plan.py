"""A new version of a plan takes the place of the one in force: what was said of its tasks stays with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from domain.plan_parts import parts
from domain.unit_decisions import Known
from handlers.enforce_plan import Loading, add_tasks, office_at_load, printed_task, tell_heads
from handlers.new_version import Against
from handlers.plan_changes import first_lines
from handlers.revise_task import Revision, close, revise
from locales import say
from storage import audit, outbox, plans, revisions, tasks
from storage.outbox import Message
from storage.plans import PlanVersion


@dataclass(frozen=True)
class Replaced:
    """What came of it: how many tasks of each sort, the codes of the new ones, and the units nobody is there for."""

    new: int
    changed: int
    gone: int
    unchanged: int
    first: str
    last: str
    without_head: tuple[str, ...]


async def replace_plan(by: Loading, version: PlanVersion, change: Against, known: Mapping[str, Known]) -> Replaced:
    """Bring the tasks of a plan into line with its new version; heads hear of what is new, owners of what changed."""
    draft, plan_id = version.draft, change.before.plan_id
    dropped = say("vi", "load.version.part_reason")
    office = await office_at_load(by, version, known)
    work = await revisions.work_of_plan(by.tx, plan_id, dropped)
    revision = Revision(by, office, change, draft.year, dropped, work)
    sections = await plans.set_sections(by.tx, plan_id, draft)
    matched = {match.after.ref: match for match in change.comparison.matches}
    codes: dict[str, str] = {}
    printed = []
    first = number = await tasks.next_task_number(by.tx)
    for position, task in enumerate(draft.tasks):
        section_id = sections.get(task.section) if task.section else None
        match = matched.get(task.ref)
        if match is None:
            new = printed_task(office, task, plan_id, section_id, number, position)
            printed.append((task, new))
            codes[task.ref] = f"T{number}"
            number += 1
        else:
            codes[task.ref] = f"T{change.stored[match.before.ref].number}"
            await revise(revision, match, section_id, position)
    await add_tasks(by, office, printed, draft.year)
    for ref, reason in _reasons(change, codes).items():
        await close(revision, change.stored[ref], reason)
    await plans.drop_empty_sections(by.tx, plan_id, draft)
    await plans.put_in_place(by.tx, by.now, version, change.before)
    found = change.comparison
    counts = {
        "new": len(found.new),
        "changed": len(found.changed),
        "gone": len(found.gone),
        "unchanged": len(found.unchanged),
    }
    before, after = {"version": change.before.version}, {"version": change.before.version + 1, **counts}
    await audit.record(by.tx, by.now, by.actor, "plan_replaced", "plan", plan_id, before, after)
    alone = await tell_heads(by, office, draft.title)
    await _tell_owners(revision, draft.title)
    return Replaced(**counts, first=f"T{first}", last=f"T{number - 1}", without_head=alone)


def _reasons(change: Against, codes: Mapping[str, str]) -> dict[str, str]:
    """Why each task that is gone is closed: it became part of another, was split into others, or is asked no more."""
    of, version = parts(change.comparison), change.before.version + 1
    reasons = {}
    for task in change.comparison.gone:
        whole = of.merged_into.get(task.ref)
        pieces = [codes[ref] for ref, origin in of.split_from.items() if origin.ref == task.ref]
        if whole is not None:
            reasons[task.ref] = say("vi", "load.version.merged_reason", into=codes[whole.ref], version=version)
        elif pieces:
            reasons[task.ref] = say("vi", "load.version.split_reason", into=", ".join(pieces), version=version)
        else:
            reasons[task.ref] = say("vi", "load.version.reason", version=version)
    return reasons


async def _tell_owners(revision: Revision, title: str) -> None:
    by, known = revision.by, revision.office.chart.people
    for person_id, lines in sorted(revision.told.items(), key=lambda told: told[0]):
        person = known.get(person_id)
        if person is None:
            continue
        said = partial(say, person.language)
        listed = "\n".join(first_lines(said, [line(said) for line in lines]))
        text = said("load.version.yours", title=title, n=len(lines), listed=listed)
        await outbox.put(by.tx, by.now, "notice", Message(text), person_id=person.id, urgency=50)
