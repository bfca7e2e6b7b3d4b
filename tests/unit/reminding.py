"""A small office, its assignments and its clock, for the tests of reminding."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

from domain.calendar import WorkingCalendar
from domain.hearers import Chart
from domain.people import Absence, Grant, Person, Role, Unit, UnitKind
from domain.reminder_lines import Said
from domain.reminder_settings import ReminderSettings
from domain.reminders import Planned, PlannedMessage, plan_messages
from domain.tasks import AssignmentRole, AssignmentView, OccurrenceKind, Status, Word

CALENDAR = WorkingCalendar()
SETTINGS = ReminderSettings()

OFFICE, SCIENCE = 1, 2
CHIEF, HEAD, LAN, HUNG = 10, 20, 21, 22
PEOPLE = (
    Person(CHIEF, "Phạm Văn Minh", OFFICE, (Grant(Role.OFFICE), Grant(Role.HEAD, OFFICE))),
    Person(HEAD, "Trần Thị Hoa", SCIENCE, (Grant(Role.HEAD, SCIENCE),)),
    Person(LAN, "Nguyễn Thị Lan", SCIENCE, (Grant(Role.STAFF, SCIENCE),)),
    Person(HUNG, "Lê Hùng", SCIENCE, (Grant(Role.STAFF, SCIENCE),)),
)
UNITS = (
    Unit(OFFICE, "Văn phòng", UnitKind.OFFICE),
    Unit(SCIENCE, "Phòng Quản lý Khoa học", UnitKind.DEPARTMENT),
)


def chart(people: Iterable[Person] = PEOPLE, absences: Iterable[Absence] = ()) -> Chart:
    """The office, with these on leave."""
    return Chart.of(people, UNITS, absences)


def at(day: date, hour: int = 8, minute: int = 0) -> datetime:
    """An instant of a local day, in UTC."""
    return datetime.combine(day, time(hour, minute), SETTINGS.zone).astimezone(UTC)


def word(status: Status, on: date, percent: int | None = None, reason: str | None = None, word_id: int = 7) -> Word:
    """What Lan reported at ten o'clock of a local day."""
    return Word(word_id, status, at(on, 10), LAN, percent, reason)


def view(
    due: date | None = date(2026, 3, 31),
    *,
    number: int = 1,
    name: str = "Báo cáo cải cách hành chính",
    kind: OccurrenceKind = OccurrenceKind.DATED,
    role: AssignmentRole = AssignmentRole.LEAD,
    unit_id: int | None = SCIENCE,
    owner_id: int | None = LAN,
    due_version: int = 0,
    period_end: date | None = None,
    cycle: str | None = None,
    last: Word | None = None,
    label: str | None = None,
    due_assumed: bool = False,
    pending_by: int | None = None,
    pending_since: datetime | None = None,
    pending_due: date | None = None,
    snoozed_until: datetime | None = None,
    snoozed_by: int | None = None,
    past: bool = False,
    original_due: date | None = None,
    unproven: bool = False,
) -> AssignmentView:
    """An assignment of the science unit in Lan's hands, due on 31/3/2026."""
    owner = next((person.name for person in PEOPLE if person.id == owner_id), None)
    return AssignmentView(
        id=number,
        occurrence_id=number,
        task_id=number,
        code=f"T{number}",
        short_name=name,
        kind=kind,
        role=role,
        unit_id=unit_id,
        unit_name=next((unit.name for unit in UNITS if unit.id == unit_id), None),
        owner_id=owner_id,
        owner_name=owner,
        due=due,
        original_due=original_due or due,
        due_version=due_version,
        period_end=period_end,
        cycle=cycle,
        plan_id=1,
        last=last,
        due_assumed=due_assumed,
        pending_by=pending_by,
        pending_since=pending_since,
        snoozed_until=snoozed_until,
        snoozed_by=snoozed_by,
        label=label,
        pending_due=pending_due,
        past=past,
        unproven=unproven,
    )


def plan(
    now: datetime,
    assignments: Sequence[AssignmentView],
    said: Said = frozenset(),
    *,
    office: Chart | None = None,
    planned: Planned = frozenset(),
    last_tick: datetime | None = None,
    settings: ReminderSettings = SETTINGS,
) -> list[PlannedMessage]:
    """What is planned at an instant."""
    return plan_messages(now, office or chart(), assignments, said, CALENDAR, settings, planned, last_tick)


def rungs(messages: Iterable[PlannedMessage]) -> dict[int, list[str]]:
    """The rungs each person hears now."""
    return {message.person_id: [item.rung for item in message.items] for message in messages}
