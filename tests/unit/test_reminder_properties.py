"""What holds of reminding whatever the plan, the office, the answers and the outages: weeks played at random."""

import re
from collections import Counter
from datetime import date, time, timedelta

from hypothesis import given, settings

from domain.rungs import Audience, Rung
from domain.tasks import AssignmentRole, AssignmentView, OccurrenceKind, Status
from tests.unit.played_weeks import LAST, Play, Played, play, plays
from tests.unit.reminding import CHIEF, HEAD, HUNG, LAN, OFFICE, SCIENCE, SETTINGS


def at_most_one_planned_message_a_person_a_day_and_only_in_working_time(of: Play, played: Played) -> None:
    mornings = Counter((m.person_id, m.local_date) for _, m in played.messages if m.kind in {"reminder", "report_due"})
    assert set(mornings.values()) <= {1}
    for now, message in played.messages:
        local = now.astimezone(SETTINGS.zone)
        assert message.local_date == local.date()
        assert of.calendar.is_working_day(local.date())
        assert time(7, 30) <= local.time() <= time(17, 0)
        assert message.at <= now
        assert message.items or message.notes


def never_about_what_is_finished_asleep_or_cooperating(of: Play, played: Played) -> None:
    for _, message in played.messages:
        for item in message.items:
            assert item.assignment.last is None or not item.assignment.last.status.finished
            assert item.assignment.role is AssignmentRole.LEAD
            assert item.assignment.kind is not OccurrenceKind.SLEEPING


def never_to_who_left_nor_to_who_is_on_leave(of: Play, played: Played) -> None:
    for _, message in played.messages:
        assert message.person_id not in of.gone
        on_leave = {a.person_id for a in of.absences if a.first_day <= message.local_date <= a.last_day}
        assert message.person_id not in on_leave


def nothing_is_said_twice(of: Play, played: Played) -> None:
    assert played.repeated == 0


def a_task_under_way_is_not_chased_before_its_last_days(of: Play, played: Played) -> None:
    under_way = {Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED}
    for _, message in played.messages:
        for item in message.items:
            last = item.assignment.last
            if last and last.status in under_way:
                early = {rung for rung in item.covers if re.fullmatch(r"before-([3-9]|1\d)|check-in|past", rung)}
                assert not early
            if last and last.status is Status.BLOCKED:
                assert not {rung for rung in item.covers if re.fullmatch(r"before-[12]", rung)}


def only_those_a_task_concerns_hear_of_it(of: Play, played: Played) -> None:
    stand_ins = {a.stand_in_id for a in of.absences}
    for _, message in played.messages:
        for item in message.items:
            heads = {OFFICE: {CHIEF}, SCIENCE: {HEAD}}
            concerned = {item.assignment.owner_id, CHIEF} | stand_ins | heads.get(item.assignment.unit_id or 0, set())
            if item.assignment.unit_id is None and item.assignment.owner_id in {LAN, HUNG, HEAD}:
                concerned |= heads[SCIENCE]
            assert message.person_id in concerned


@settings(deadline=None, max_examples=120)
@given(plays())
def test_what_holds_of_every_office_plan_and_outage(of: Play) -> None:
    played = play(of)
    for holds in (
        at_most_one_planned_message_a_person_a_day_and_only_in_working_time,
        never_about_what_is_finished_asleep_or_cooperating,
        never_to_who_left_nor_to_who_is_on_leave,
        nothing_is_said_twice,
        a_task_under_way_is_not_chased_before_its_last_days,
        only_those_a_task_concerns_hear_of_it,
    ):
        holds(of, played)


BEFORE = {None: (10, 5, 2, 0), "year": (10, 5, 2, 0), "quarter": (5, 2, 0), "month": (3, 0)}


def rung_days(of: AssignmentView, play: Play) -> dict[str, date]:
    """The rungs of who is asked about a dated assignment, counted day by day and apart from the code under test."""
    assert of.due is not None
    base = of.due
    while not play.calendar.is_working_day(base):
        base -= timedelta(days=1)
    last = of.due
    while not play.calendar.is_working_day(last):
        last += timedelta(days=1)
    cycle = of.cycle if of.cycle in {"month", "quarter"} else "office"
    before = _set_for([f"task:{of.task_id}", "plan:1", cycle], play, late=False)
    after = _set_for([f"task:{of.task_id}", "plan:1", "office"], play, late=True)
    early = BEFORE[of.cycle] if before is None else [-rung.days for rung in before]
    # Once it is late the Office hears apart from who is asked; the last word to who is asked comes again each week.
    late = [1] if after is None else [rung.days for rung in after if Audience.ASKED in rung.to]
    late += range(max(late) + 5, 60, 5) if late else []
    return {f"before-{n}": _stepped(base, -n, play) for n in early} | {
        f"late-{n}": _stepped(last, n, play) for n in late
    }


def _set_for(whose: list[str], play: Play, *, late: bool) -> list[Rung] | None:
    """The half of a ladder that an office set for the first of these that has one."""
    for name in whose:
        if found := [rung for rung in play.ladders.get(name, ()) if (rung.days > 0) is late]:
            return found
    return None


def _stepped(day: date, working_days: int, play: Play) -> date:
    step = timedelta(days=1 if working_days > 0 else -1)
    while working_days:
        day += step
        if play.calendar.is_working_day(day):
            working_days -= 1 if working_days > 0 else -1
    return day


@settings(deadline=None, max_examples=60)
@given(plays(changing=False))
def test_every_rung_that_nothing_silences_is_said_once_or_merged_into_a_later_one(of: Play) -> None:
    said = play(of).said
    at_work = {LAN, HUNG, HEAD, CHIEF} - of.gone - {a.person_id for a in of.absences}
    for assignment in of.work:
        if assignment.owner_id in at_work:
            due_by_now = {rung for rung, day in rung_days(assignment, of).items() if day <= LAST}
            heard = {
                rung for person, number, rung, _ in said if (person, number) == (assignment.owner_id, assignment.id)
            }
            assert heard == due_by_now
