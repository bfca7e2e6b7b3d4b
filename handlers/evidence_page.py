"""`/tailieu T12` with nothing sent yet: a personal page that takes the proof of this one task."""

from datetime import datetime, tzinfo

from domain.hearers import Chart, asked
from domain.people import Person
from domain.permissions import Act, may
from domain.task_codes import task_numbers
from handlers.answerable import require_report
from handlers.turn import Turn
from handlers.which_tasks import which_tasks
from storage import absences, accounts, people, units, work
from storage.database import Database


async def offer(turn: Turn, words: str) -> bool:
    """Give the address of the page for the task the words name. False where they name none, or there is no page.

    Raises Problem where the task is not the sender's to prove.
    """
    numbers = task_numbers(words)
    account = await accounts.find(turn.tx, turn.incoming.channel, turn.incoming.address)
    if not numbers or account is None:
        return False
    link = turn.surroundings.evidence_page(account.id, numbers[0], turn.now)
    if link is None:
        return False
    view = (await which_tasks(turn, words)).views[0]
    await require_report(turn, view)
    await turn.answer(turn.say("evidence.page", code=view.code, name=view.name, link=link))
    return True


async def task_on_page(database: Database, person: Person, number: int, now: datetime, zone: tzinfo) -> str | None:
    """The code and name of a task somebody may still prove the result of; None where they may not any more."""
    today = now.astimezone(zone).date()
    async with database.read() as tx:
        views = await work.views_of_task(tx, number)
        leave = await absences.ending_from(tx, today)
        chart = Chart.of(await people.everybody(tx, active=False), await units.all_units(tx), leave)
    for view in views:
        by_right = may(person, Act.REPORT_STATUS, view.unit_id, view.owner_id)
        if person.active and (by_right or person.id in asked(view, chart, today)):
            return f"{view.code} – {view.name}"
    return None
