"""What one reading of a reply does to one assignment, and the line that confirms it."""

from datetime import date, timedelta

from domain.chat import Button
from domain.hearers import deciders
from domain.people import Person, Role
from domain.replies.reading import Reading
from domain.replies.reading import Status as Said
from domain.tasks import AssignmentView, OccurrenceKind, Status
from handlers import directive_answer, stuck
from handlers.answerable import office_chart, require_report
from handlers.others_words import others_words
from handlers.turn import Turn
from locales import say
from storage import directives, statements, work
from storage.outbox import Place

REPORTED = {
    Said.DONE: Status.DONE,
    Said.IN_PROGRESS: Status.IN_PROGRESS,
    Said.NOT_STARTED: Status.NOT_STARTED,
    Said.BLOCKED: Status.BLOCKED,
    Said.NOTHING_AROSE: Status.NOTHING_AROSE,
}
"""The readings that become a status report."""


def speaker(turn: Turn) -> statements.Said:
    """The sender, as the one who says it, now, in this update: something that they may take back."""
    turn.spoke = True
    return statements.Said(turn.person.id, turn.now, turn.incoming_id)


async def report(turn: Turn, view: AssignmentView, reading: Reading, *, heard_before: bool = False) -> str:
    """Record a status report and give the confirming line; the Office and the head hear at once of what is stuck.

    With `heard_before` they heard of it a moment ago, without its reason.
    """
    await require_report(turn, view)
    status = REPORTED[reading.status]
    waiting = await directives.unanswered(turn.tx, [view.id])
    await statements.report_status(turn.tx, speaker(turn), view.id, status, reading.percent, reading.reason)
    before = view.last.status.value if view.last else None
    await turn.record("status", "assignment", view.id, before, status.value)
    if status is Status.BLOCKED:
        await stuck.tell(turn, view, reading.reason, heard_before=heard_before)
    line = confirmation(turn, view, status, reading.percent, reading.reason)
    await directive_answer.tell_leaders(turn, waiting, line)
    return "\n".join([line, *await others_words(turn, view)])


async def explain(turn: Turn, view: AssignmentView, reading: Reading) -> str:
    """Report anew, with its reason, what the sender reported stuck without one: one word, taken back as one."""
    bare = view.last
    if bare is None or bare.person_id != turn.person.id or bare.status is not Status.BLOCKED or bare.reason:
        return await report(turn, view, reading)
    await statements.take_back_report(turn.tx, speaker(turn), view.id, bare.id)
    (before,) = await work.views(turn.tx, [view.id])
    return await report(turn, before, reading, heard_before=True)


def confirmation(
    turn: Turn, view: AssignmentView, status: Status, percent: int | None = None, reason: str | None = None
) -> str:
    """One line that says what was recorded of which task."""
    said = said_of(turn, status, percent)
    line = turn.say("answer.recorded", code=view.code, name=view.name, said=said)
    return turn.say("answer.with_reason", line=line, reason=reason) if reason else line


def said_of(turn: Turn, status: Status, percent: int | None) -> str:
    """A status in words, with how much is done where that says more."""
    said = turn.say(f"answer.status.{status.value}")
    if percent is None or status is Status.DONE:
        return said
    return turn.say("answer.with_percent", said=said, percent=percent)


async def ask_extension(turn: Turn, view: AssignmentView, reading: Reading) -> str:
    """Ask the Office for another due day. Gives the line that confirms it, or that says why it cannot be asked."""
    await require_report(turn, view)
    if view.kind is not OccurrenceKind.DATED or view.due is None:
        return turn.say("answer.extension_without_due", code=view.code, name=view.name)
    if view.last is not None and view.last.status.finished:
        return turn.say("answer.extension_finished", code=view.code, name=view.name)
    asked = reading.date
    if asked is None or asked <= view.due or asked < turn.today:
        later = max(view.due, turn.today) + timedelta(days=14)
        example = f"{later.day}/{later.month}"
        return turn.say("answer.extension_not_later", code=view.code, due=f"{view.due:%d/%m/%Y}", example=example)
    extension_id = await statements.ask_extension(turn.tx, speaker(turn), view.id, view.due, asked, reading.reason)
    await turn.record("extension_asked", "extension", extension_id, view.due.isoformat(), asked.isoformat())
    for decider in await _deciders(turn, view):
        await turn.tell(
            decider,
            "extension.asked" if reading.reason else "extension.asked_without_reason",
            places=[Place("extension", extension_id)],
            who=turn.person.name,
            unit=view.unit_name or "",
            code=view.code,
            name=view.name,
            due=f"{view.due:%d/%m/%Y}",
            asked=f"{asked:%d/%m/%Y}",
            reason=reading.reason,
            buttons=[
                [
                    Button(say(decider.language, "extension.grant"), f"x:{extension_id}:yes"),
                    Button(say(decider.language, "extension.refuse"), f"x:{extension_id}:no"),
                ]
            ],
        )
    return turn.say("answer.extension_asked", code=view.code, name=view.name, asked=f"{asked:%d/%m/%Y}")


async def tell_not_asked(turn: Turn, view: AssignmentView, asked: date) -> None:
    """Those who decide requests hear that one was taken back before they decided it."""
    for decider in await _deciders(turn, view):
        await turn.tell(
            decider,
            "notice.extension_taken_back",
            who=turn.person.name,
            unit=view.unit_name or "",
            code=view.code,
            name=view.name,
            asked=f"{asked:%d/%m/%Y}",
        )


async def _deciders(turn: Turn, view: AssignmentView) -> list[Person]:
    """Who decides on a later day and is at work; where all are away, the whole Office."""
    chart = await office_chart(turn)
    there = [chart.people[person_id] for person_id in sorted(deciders(view, chart, turn.today))]
    return [p for p in there or chart.holding(Role.OFFICE) if p.id != turn.person.id]
