"""A short Vietnamese chat reply -> what it says about each task of the reminder (the replies guide, all of it).

The way of a reply: cleaned and cut into tokens, respelled, joined into tagged lexemes, tasks found, cut into chunks by
task; in each chunk rules find what is said, the last state stands, the first in precedence is the status; then the
percent, the date and the note.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from domain.replies.chunks import Chunk, cut
from domain.replies.dates import DateProblem
from domain.replies.events import hear
from domain.replies.heard import Event, Heard
from domain.replies.hours import asked_hour
from domain.replies.items import mark_items
from domain.replies.lexemes import Lexeme, lex
from domain.replies.notes import note
from domain.replies.percents import percent_of
from domain.replies.reading import Because, Reading, Status
from domain.replies.resolve import settle, standing
from domain.replies.small_talk import without_status
from domain.replies.spelling import respell
from domain.replies.tags import Tag
from domain.replies.times import asked_day, place_days, unmet_day
from domain.replies.tokens import clean, tokenise

_WHOLE = 100


def read_reply(text: str, today: date, due: date | Sequence[date], items: int) -> tuple[Reading, ...]:
    """What the reply says, one reading for each task it speaks of, in the order of the tasks.

    `today` is the local day of the reply, `due` the due date of all listed tasks or of each, `items` how many the
    reminder listed (1 to 30). Never empty: a reply that says nothing is one reading, `unclear` or `not_status`.
    """
    dues = [due] * items if isinstance(due, date) else list(due)
    cleaned = clean(text)
    lexemes = place_days(mark_items(lex(respell(tokenise(cleaned))), items), today)
    return _Reader(cleaned, today, dues, items).read(lexemes)


@dataclass(frozen=True)
class _Outcome:
    status: Status
    percent: int | None
    day: date | None
    reason: str | None
    words: tuple[Because, ...]
    hour: time | timedelta | None = None


@dataclass(frozen=True)
class _Reader:
    text: str
    today: date
    dues: list[date]
    n: int

    def read(self, lexemes: list[Lexeme]) -> tuple[Reading, ...]:
        chunks = _without_corrected(cut(lexemes, self.n))
        misfit = any(c.mention and c.mention.kind == "misfit" for c in chunks)
        if self.n == 1:
            outcome = self._outcome(lexemes, self.dues[0])
            return (_reading(None, _unfit(outcome) if misfit else outcome),)
        named = [c for c in chunks if c.mention and c.mention.kind != "misfit"]
        readings = self._named(named, chunks) if named else []
        if misfit:
            readings.append(Reading(None, Status.UNCLEAR))
        if not named and not misfit:
            readings = self._unnamed(lexemes)
        return tuple(readings)

    def _unnamed(self, lexemes: list[Lexeme]) -> list[Reading]:
        """Nothing names a task: the bot must ask which one."""
        outcomes = [self._outcome(lexemes, due) for due in dict.fromkeys(self.dues)]
        if len({(o.status, o.day) for o in outcomes}) == 1:
            return [_reading(None, outcomes[0])]
        return [_reading(i, self._outcome(lexemes, due)) for i, due in enumerate(self.dues, 1)]

    def _named(self, named: list[Chunk], chunks: list[Chunk]) -> list[Reading]:
        everyone = range(1, self.n + 1)
        words: dict[int, list[Lexeme]] = {}
        rest: list[Lexeme] = []
        excepted: list[int] = []
        taken_out: dict[int, list[Lexeme]] = {}
        only_left = any(c.role == "only left" for c in named)
        head = [c for c in chunks if c.mention is None]
        for place, chunk in enumerate(named):
            numbers = chunk.mention.numbers if chunk.mention else ()
            base = (
                chunk.role == "except"
                and numbers
                and place == 0
                and chunk.says
                and not any(c.mention and c.mention.kind in {"all", "rest"} for c in named)
                and not any(h.says for h in head)
            )
            if base:
                excepted += numbers
                rest += chunk.lexemes
            elif numbers and chunk.role == "except":
                taken_out.update({number: words.pop(number) for number in numbers if number in words})
                if chunk.says:
                    words.update({number: list(chunk.lexemes) for number in numbers})
                else:
                    excepted += numbers
            elif numbers:
                for number in numbers:
                    words.setdefault(number, []).extend(chunk.lexemes)
            else:
                rest += chunk.lexemes
        loose = [each for c in head for each in c.lexemes]
        if loose and not rest and (excepted or only_left or any(c.role == "left" for c in named)):
            rest, loose = loose, []
        explicit = set(words) | set(excepted)
        readings = [_reading(i, self._outcome(words[i], self.dues[i - 1])) for i in everyone if i in words]
        others = [i for i in everyone if i not in explicit]
        if rest:
            only_others = all(c.mention is not None and c.mention.kind == "rest" for c in named)
            # Nothing was named that the rest is left of: the bot must ask.
            readings += (
                [_reading(None, self._outcome(rest, self.dues[0]))]
                if only_others and not explicit
                else self._rest(rest, others, whole=not explicit)
            )
        elif only_left and not any(r.status is Status.DONE for r in readings):
            readings += [Reading(i, Status.DONE) for i in others]
        readings += self._excepted(excepted, {i: taken_out.get(i, rest) for i in excepted}, set(words))
        if loose:
            outcome = self._outcome(loose, self.dues[0])
            denied = {each.means for each in outcome.words} == {"no trouble"}
            if not denied and outcome.status not in {Status.ACK, Status.QUESTION, Status.NOT_STATUS, Status.UNCLEAR}:
                readings.append(_reading(None, outcome))
        return sorted(readings, key=lambda r: r.item if isinstance(r.item, int) else 0)

    def _rest(self, rest: list[Lexeme], others: list[int], *, whole: bool) -> list[Reading]:
        outcomes = {i: self._outcome(rest, self.dues[i - 1]) for i in others}
        if whole and len({(o.status, o.day) for o in outcomes.values()}) == 1:
            return [_reading("all", outcomes[1])]
        return [_reading(i, outcome) for i, outcome in outcomes.items()]

    def _excepted(self, excepted: list[int], base: dict[int, list[Lexeme]], said: set[int]) -> list[Reading]:
        """Tasks taken out of a xong read like chưa xong; of anything else nothing is known."""
        found = []
        for i in dict.fromkeys(excepted):
            done = bool(base[i]) and self._outcome(base[i], self.dues[0]).status is Status.DONE
            if i not in said:
                found.append(Reading(i, Status.IN_PROGRESS if done else Status.UNCLEAR))
        return found

    def _outcome(self, lexemes: list[Lexeme], due: date) -> _Outcome:
        heard = hear(lexemes)
        events = standing(heard)
        claim = percent_of(heard, self.n)
        status = _with_percent(settle(events), events, claim.percent)
        if claim.over:
            return _Outcome(Status.UNCLEAR, None, None, None, _because(heard, events, self.text))
        if status is None:
            bounded = Status.IN_PROGRESS if claim.bounded else without_status(lexemes, self.text)
            return _Outcome(bounded, None, None, None, _because(heard, events, self.text))
        percent = (
            claim.percent if status not in {Status.QUESTION, Status.ACK, Status.NOT_STATUS, Status.UNCLEAR} else None
        )
        day = None
        if status in {Status.EXTEND, Status.SNOOZE}:
            found = asked_day(heard, events, status, self.today, due)
            if isinstance(found, DateProblem):
                return _Outcome(Status.UNCLEAR, None, None, None, _because(heard, events, self.text))
            day = found
        dated = unmet_day(heard, events, self.today, due)
        reason = note(heard, events, status, self.text, dated=dated)
        hour = asked_hour(heard, events) if status is Status.SNOOZE else None
        return _Outcome(status, percent, day, reason, _because(heard, events, self.text), hour)


def _with_percent(status: Status | None, events: tuple[Event, ...], percent: int | None) -> Status | None:
    """A share below 100 makes a done under way; alone, it says the status itself."""
    if percent is None:
        return status
    if status in {Status.EXTEND, Status.DELEGATE, Status.BLOCKED, Status.SNOOZE, Status.NOTHING_AROSE}:
        return status
    if percent == 0:
        return Status.NOT_STARTED
    if percent < _WHOLE:
        return Status.IN_PROGRESS
    undone = any(e.status in {Status.IN_PROGRESS, Status.NOT_STARTED} for e in events)
    return status if undone else Status.DONE


def _without_corrected(chunks: list[Chunk]) -> list[Chunk]:
    """Chunks without those that end in `à nhầm`, where another follows, and without what is said anew behind it."""
    kept: list[Chunk] = []
    for i, chunk in enumerate(chunks):
        telling = [each for each in chunk.lexemes if each.tag not in {Tag.COMMA, Tag.STOP, Tag.PARTICLE, Tag.PRON}]
        if i + 1 < len(chunks) and telling and telling[-1].tag is Tag.OOPS:
            anew = {number for c in chunks[i + 1 :] if c.mention for number in c.mention.numbers}
            kept = [left for each in kept if (left := _without_tasks(each, anew))]
            continue
        kept.append(chunk)
    return kept


def _without_tasks(chunk: Chunk, numbers: set[int]) -> Chunk | None:
    """The chunk without these of its tasks; None where it named no others."""
    if chunk.mention is None or chunk.mention.kind != "some":
        return chunk
    left = tuple(number for number in chunk.mention.numbers if number not in numbers)
    return replace(chunk, mention=replace(chunk.mention, numbers=left)) if left else None


def _because(heard: Heard, events: tuple[Event, ...], text: str) -> tuple[Because, ...]:
    return tuple(
        Because(" ".join(text[heard.lexemes[e.start].start : heard.lexemes[e.end - 1].end].split()), e.rule.means)
        for e in events
    )


def _unfit(outcome: _Outcome) -> _Outcome:
    return _Outcome(Status.UNCLEAR, None, None, None, outcome.words)


def _reading(item: int | str | None, outcome: _Outcome) -> Reading:
    return Reading(
        "all" if item == "all" else item if isinstance(item, int) else None,
        outcome.status,
        outcome.percent,
        outcome.day,
        outcome.reason,
        outcome.words,
        outcome.hour,
    )
