"""The day a chunk asks for: a new due date, or the day of the next reminder (replies guide, "Dates")."""

import re
from datetime import date

from domain.replies.date_grammar import Form, Said
from domain.replies.dates import DateProblem, day_of
from domain.replies.heard import Event, Heard
from domain.replies.lexemes import Lexeme
from domain.replies.patterns import BREAKS
from domain.replies.reading import Status
from domain.replies.tags import Tag
from domain.replies.words_dates import PARTS_OF_DAY

_LONG_AGO = 150  # days: an older day/month without a year is next year's
_TIMES = frozenset((Tag.DATE, Tag.TODAY, Tag.PAST, Tag.SPAN, Tag.VAGUE))
_PARTS = frozenset(PARTS_OF_DAY.split("|"))
_CLOCK = re.compile(r"(?:lúc |khoảng )?\d{1,2} ?(?:h|g|giờ|:)")
_DATED = frozenset((Status.EXTEND, Status.SNOOZE))
_COUNTS_FROM_DUE = frozenset((Tag.EXTEND, Tag.MORE, Tag.LATE))
_CAUSES = frozenset(
    ("vì", "do", "bởi", "bởi vì", "tại", "tại vì", "lý do", "nguyên nhân", "vì lý do", "là do", "là vì")
)
_TOWARDS = frozenset(("đến", "tới", "sang", "qua", "vào", "cho đến", "cho tới"))


def place_days(lexemes: list[Lexeme], today: date) -> list[Lexeme]:
    """The lexemes with days gone by tagged PAST, today and weekdays (past or to come, as the verb says) TODAY."""
    return [_placed(lexemes, i, today) for i in range(len(lexemes))]


def _placed(lexemes: list[Lexeme], i: int, today: date) -> Lexeme:
    lexeme, before = lexemes[i], lexemes[i - 1].text if i else ""
    said = lexeme.value
    if lexeme.tag is not Tag.DATE or not isinstance(said, Said):
        return lexeme
    if before in {"từ", "hôm"} or lexeme.text.startswith("hôm thứ") or _is_past(said, today):
        return lexeme.as_tag(Tag.PAST, said)
    if _has_ended(said, today) and _is_told_as_past(lexemes, i):
        return lexeme.as_tag(Tag.PAST, said)
    this = said.form is Form.NEAR and not said.count and not lexeme.text.endswith(("nữa", "tối", "chiều", "lát", "tí"))
    loose = said.form is Form.WEEKDAY and said.ahead in {None, 0} and _is_told_as_past(lexemes, i)
    period = said.form is Form.EDGE and said.ahead == 0 and said.edge == "whole"
    alone = said.form is Form.DAY and said.month is None and said.ahead is None
    if this or loose or period or alone:
        return lexeme.as_tag(Tag.TODAY, said)
    return lexeme


def _has_ended(said: Said, today: date) -> bool:
    """Whether a month or quarter named without its year is over in this one: `đã xong trong tháng 5`."""
    last = int(said.count) * {"month": 1, "quarter": 3}.get(said.unit, 0)
    return said.form is Form.EDGE and said.year is None and 0 < last < today.month


def _is_told_as_past(lexemes: list[Lexeme], i: int) -> bool:
    """Whether a `đã` or `rồi` stands in the clause of place `i`."""
    begin = max((k + 1 for k in range(i) if lexemes[k].tag in BREAKS), default=0)
    end = next((k for k in range(i, len(lexemes)) if lexemes[k].tag in BREAKS), len(lexemes))
    return any(each.tag in {Tag.ROI, Tag.ALREADY} for each in lexemes[begin:end])


def _is_past(said: Said, today: date) -> bool:
    if said.form is not Form.DAY or said.month is None:
        return False
    try:
        day = date(said.year or today.year, said.month, int(said.count))
    except ValueError:
        return False
    return day < today and (said.year is not None or (today - day).days <= _LONG_AGO)


def asked_day(
    heard: Heard, events: tuple[Event, ...], status: Status, today: date, due: date
) -> date | DateProblem | None:
    """The day asked for; None where the words are vague or name none; a problem where it cannot be or two are named."""
    own = [e for e in events if e.status is status]
    snooze = status is Status.SNOOZE
    places = _candidates(heard, own, due, today, snooze=snooze)
    if not places:
        return _within_the_day(heard, own, today, due) if snooze else None
    found: dict[date | DateProblem | None, None] = {}
    for place in places:
        said = heard.lexemes[place].value
        if isinstance(said, Said):
            counted = not snooze and _from_due(heard.lexemes, place, said)
            found[day_of(said, today, due, from_due=counted, snooze=snooze)] = None
    days = [d for d in found if d is not None]
    if len(days) > 1:
        return DateProblem.TWO
    return days[0] if days else None


def _candidates(heard: Heard, own: list[Event], due: date, today: date, *, snooze: bool) -> list[int]:
    """Places of the times that may be meant: behind the request if there are any, without the old date and causes."""
    lexemes = heard.lexemes
    start = min(e.start for e in own)
    others = {i for e in heard.events if e.status in _DATED and e not in own for i in range(e.start, e.end)}
    places = [
        i
        for i, each in enumerate(lexemes)
        if each.tag in _TIMES and isinstance(each.value, Said) and i not in heard.unsaid
    ]
    places = [i for i in places if not _in_cause(lexemes, start, i) and i not in others]
    places = [i for i in places if not _is_hour(lexemes[i])] or places
    inside = [i for i in places if any(e.start <= i < e.end for e in own)]
    if snooze:
        return inside or [i for i in places if _same_clause(lexemes, start, i)]
    places = [i for i in places if i > start] or inside or [i for i in places if _same_clause(lexemes, start, i)]
    if len(places) > 1:
        fresh = [i for i in places if not _is_old(lexemes, i, due, today)]
        places = fresh or places
    exact = [i for i in places if lexemes[i].tag is not Tag.SPAN and lexemes[i].tag is not Tag.VAGUE]
    if exact and len(exact) < len(places):
        places = exact
    return places


def _is_hour(lexeme: Lexeme) -> bool:
    """`9h`, `chiều`: an hour of the day that stands beside it; `16h ngày 15/7` is a day."""
    day = isinstance(lexeme.value, Said) and lexeme.value.form is not Form.NEAR
    return not day and (lexeme.text in _PARTS or bool(_CLOCK.match(lexeme.text)))


def _in_cause(lexemes: list[Lexeme], start: int, place: int) -> bool:
    for lexeme in reversed(lexemes[:place]):
        if lexeme.tag in BREAKS:
            return False
        if lexeme.tag is Tag.BECAUSE and lexeme.text in _CAUSES:
            return lexemes.index(lexeme) > start
    return False


def _same_clause(lexemes: list[Lexeme], a: int, b: int) -> bool:
    low, high = sorted((a, b))
    return not any(each.tag in {Tag.STOP, Tag.QMARK} for each in lexemes[low:high])


def _is_old(lexemes: list[Lexeme], place: int, due: date, today: date) -> bool:
    """Whether a time is the old due date: behind `từ`, `hạn` or `không kịp`, or the due date itself."""
    for each in reversed(lexemes[max(0, place - 2) : place]):
        if each.tag in _TIMES:
            break  # từ 12/6 sang tuần sau
        if each.text in {"từ", "thay vì"} or (each.tag in {Tag.DUE, Tag.UNABLE} and each.text != "hạn mới"):
            return True
    said = lexemes[place].value
    return (
        isinstance(said, Said) and said.form is Form.DAY and day_of(said, min(due, today), due, from_due=False) == due
    )


def _from_due(lexemes: list[Lexeme], place: int, said: Said) -> bool:
    """Whether a length counts from the old due date: an extension word stands before it in the chunk."""
    before = lexemes[place - 1] if place else None
    if (
        said.form is Form.NEAR
        and before
        and (before.text in _TOWARDS or before.text.endswith((" đến", " sang", " tới")))
    ):
        return False
    return any(each.tag in _COUNTS_FROM_DUE for each in lexemes)


def _within_the_day(heard: Heard, own: list[Event], today: date, due: date) -> date | None:
    tags = {heard.lexemes[i].tag for e in own for i in range(e.start, e.end)}
    if Tag.IN_TIME in tags:
        return due if due >= today else None
    return today if Tag.HOLD in tags else None


def unmet_day(heard: Heard, events: tuple[Event, ...], today: date, due: date) -> bool:
    """Whether a day is named that cannot be met, other than the due date itself."""
    asked = min((e.start for e in events if e.status is Status.EXTEND), default=len(heard.lexemes))
    for event in events:
        if event.rule.means not in {"not finished", "cannot be met"}:
            continue
        for lexeme in heard.lexemes[event.start : max(asked, event.end)]:
            if lexeme.tag in BREAKS:
                break
            said = lexeme.value if lexeme.tag in {Tag.DATE, Tag.TODAY, Tag.PAST} else None
            if isinstance(said, Said) and day_of(said, min(today, due), due, from_due=False) != due:
                return True
    return False
