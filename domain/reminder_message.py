"""The text of a planned message: a greeting, the numbered items under their headings, and how to answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from domain.calendar import WorkingCalendar
from domain.day_words import Say, day_words
from domain.due_words import due_words, last_words
from domain.ladder import PAST, SNOOZE
from domain.office_note_words import note_words
from domain.people import Person
from domain.reminder_lines import Item, ItemKind
from domain.reminders import PlannedMessage
from domain.tasks import AssignmentView

MOST_ITEMS = 12
MOST_CHARACTERS = 1800


@dataclass(frozen=True)
class ReminderText:
    """A message as its reader sees it. `shown` are the items in it: the one numbered N stands at place N - 1.

    What is not shown is only counted in the text; it has not been said, and comes again the next morning.
    """

    text: str
    shown: tuple[Item, ...]


def reminder_text(message: PlannedMessage, person: Person, calendar: WorkingCalendar, say: Say) -> ReminderText:
    """The message in the words of `say`: at most 12 items and 1,800 characters, the most urgent of them.

    `person` is who reads it.
    """
    reader = _Reader(person, message.local_date, calendar, say)
    for most in range(min(MOST_ITEMS, len(message.items)), 0, -1):
        text = reader.text(message, most)
        if len(text) <= MOST_CHARACTERS or most == 1:
            return ReminderText(text, message.items[:most])
    return ReminderText(reader.text(message, 0), ())


_HEADINGS = {
    ItemKind.REMINDER: "reminders.heading.reminder",
    ItemKind.DECISION: "reminders.heading.decision",
    ItemKind.ESCALATION: "reminders.heading.escalation",
    ItemKind.CHECK_IN: "reminders.heading.check_in",
    ItemKind.EVIDENCE: "reminders.heading.evidence",
}


def _heading(item: Item) -> str:
    """What a task stands under; somebody may also be told of one that is not late, where the ladder says so."""
    if item.kind is ItemKind.ESCALATION and not item.days_late:
        return "reminders.heading.told_before"
    return _HEADINGS[item.kind]


@dataclass(frozen=True)
class _Reader:
    """Who reads a message and on which day, and the words for it."""

    person: Person
    today: date
    calendar: WorkingCalendar
    say: Say

    def text(self, message: PlannedMessage, most: int) -> str:
        shown, hidden = message.items[:most], len(message.items) - most
        blocks = [self._opening(message), *self._sections(shown)]
        if hidden:
            blocks.append(self.say("reminders.more", n=hidden))
        blocks.append("\n".join(self._how_to_answer(shown)))
        blocks.append("\n".join(note_words(note, self.say, self.today) for note in message.notes))
        return "\n\n".join(filter(None, blocks))

    def _opening(self, message: PlannedMessage) -> str:
        name, n = self.person.name.split()[-1], len(message.items)
        if message.by is not None:
            greeting = self.say("reminders.greeting_nudge", name=name, who=message.by, n=n)
        elif not message.items:
            greeting = self.say("reminders.greeting_note", name=name, day=day_words(self.today, self.say, self.today))
        else:
            key = "reminders.greeting_snoozed" if message.kind.startswith(SNOOZE) else "reminders.greeting"
            greeting = self.say(key, name=name, day=day_words(self.today, self.say, self.today), n=n)
        return "\n".join([greeting, self.say("reminders.sent_late")] if message.late else [greeting])

    def _sections(self, shown: tuple[Item, ...]) -> Iterator[str]:
        numbered = enumerate(shown, start=1)
        own_only = all(item.kind is ItemKind.REMINDER for item in shown)
        for heading, items in groupby(numbered, key=lambda pair: _heading(pair[1])):
            above = [] if own_only else [self.say(heading)]
            yield "\n".join([*above, *(self._item(place, item) for place, item in items)])

    def _item(self, place: int, item: Item) -> str:
        of = item.assignment
        details = "; ".join(filter(None, self._details(item)))
        return self.say("reminders.item", n=place, name=of.short_name, code=of.code, details=details).rstrip()

    def _details(self, item: Item) -> Iterator[str]:
        of, say = item.assignment, self.say
        if item.kind is ItemKind.DECISION:
            asker = of.owner_name if of.pending_by == of.owner_id else of.unit_name
            asked = day_words(of.pending_due, say, self.today) if of.pending_due else say("reminders.some_later_day")
            yield say("reminders.extension_asked", who=asker or of.unit_name or "", day=asked)
            yield due_words(of, self.today, self.calendar, say)
            return
        if item.kind is ItemKind.ESCALATION:
            yield self._whose(of)
        elif of.owner_id not in {None, self.person.id} and of.owner_name:
            yield say("reminders.on_behalf", who=of.owner_name)
        if of.label:
            yield of.label
        if item.kind is ItemKind.EVIDENCE and of.last:
            yield last_words(of, say)
            return
        if item.kind is ItemKind.CHECK_IN and of.period_end:
            yield say("reminders.data_close", day=day_words(of.period_end, say, self.today))
        elif item.rung == PAST and of.due:
            yield say("reminders.past_at_load", day=day_words(of.due, say, self.today))
        else:
            yield due_words(of, self.today, self.calendar, say)
        if of.directed_by:
            yield say("reminders.directive_waits", who=of.directed_by)
        if of.pending_due:
            yield say("reminders.extension_waits", day=day_words(of.pending_due, say, self.today))
        yield last_words(of, say)

    def _whose(self, of: AssignmentView) -> str:
        if of.unit_id is not None and of.unit_id == self.person.unit_id:
            return of.owner_name or self.say("reminders.nobody_yet")
        return of.unit_name or of.owner_name or self.say("reminders.nobody_yet")

    def _how_to_answer(self, shown: tuple[Item, ...]) -> Iterator[str]:
        """One line with an example that fits the list, and one more where a decision is waited for."""
        own, check_ins, late, decisions, unproven = (_places(shown, kind) for kind in _ANSWERED)
        if len(shown) == 1 and (own or check_ins):
            yield self.say("reminders.answer.one" if own else "reminders.answer.one_check_in")
        elif own and check_ins:
            yield self.say("reminders.answer.own_and_check_in", own=own[0], check_in=check_ins[0])
        elif len(own) == 1:
            yield self.say("reminders.answer.numbered", first=own[0])
        elif own:
            yield self.say("reminders.answer.many", first=own[0], second=own[1])
        elif check_ins:
            yield self.say("reminders.answer.check_ins", first=check_ins[0], second=check_ins[-1])
        elif late:
            yield self.say("reminders.answer.late", first=late[0])
        if unproven:
            yield self.say("reminders.answer.evidence", n=unproven[0])
        if decisions:
            yield self.say("reminders.answer.decision", code=shown[decisions[0] - 1].assignment.code)


_ANSWERED = (ItemKind.REMINDER, ItemKind.CHECK_IN, ItemKind.ESCALATION, ItemKind.DECISION, ItemKind.EVIDENCE)


def _places(shown: tuple[Item, ...], kind: ItemKind) -> list[int]:
    return [place for place, item in enumerate(shown, start=1) if item.kind is kind]
