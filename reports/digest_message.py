"""The weekly digest as a message that reads in twenty seconds."""

from collections.abc import Iterator, Sequence

from domain.counting import Judged
from locales import say
from reports.digest import Digest, DigestItem, DigestKind
from reports.phrases import clipped, day_month, percent, short_holder
from reports.summary import Codes

# Lengths in characters, chosen so that the fullest digest stays within 1,300, and one of a usual week on one screen.
_NAME = 40
_HOLDERS = 44
_REASON = 36
_CODES = 40
_FINISHED = 2
_COMING = 2


def digest_message(digest: Digest, language: str, *, to_many: bool = False) -> str:
    """The digest in at most 1,300 characters; one line where the week brought nothing new.

    `to_many` is what a group reads: without the reasons people gave, and nothing to answer by a number.
    """
    if digest.nothing_new:
        return _line("reports.digest.nothing_new", digest, language)
    lines = [
        *_changes(digest, language),
        _line("reports.digest.figures", digest, language),
        *_late(digest, language, to_many=to_many),
        *_stuck(digest, language, to_many=to_many),
        *_unanswered(digest, language),
        *_coming(digest, language),
    ]
    if digest.items and not to_many:
        lines.append(say(language, "reports.digest.answer", number=digest.items[0].number))
    return "\n".join(lines)


def _line(key: str, digest: Digest, language: str) -> str:
    counts = digest.counts
    return say(
        language,
        key,
        first=day_month(digest.first_day),
        last=day_month(digest.last_day),
        done=len(counts.done),
        total=counts.total,
        share=percent(language, counts.share_done),
        late=len(digest.late),
        stuck=len(counts.blocked),
    )


def _changes(digest: Digest, language: str) -> Iterator[str]:
    """What is new this week: how much of each kind, and what was finished by name."""
    parts = [
        say(language, key, count=len(found))
        for key, found in (
            ("reports.digest.done", digest.finished),
            ("reports.digest.partly", digest.partly),
            ("reports.digest.assigned", digest.assigned),
            ("reports.digest.newly_late", digest.newly_late),
            ("reports.digest.newly_stuck", digest.newly_stuck),
        )
        if found
    ]
    first, last = day_month(digest.first_day), day_month(digest.last_day)
    yield say(language, "reports.digest.changes", first=first, last=last, parts=", ".join(parts))
    if digest.finished:
        names = [_named(judged) for judged in digest.finished[:_FINISHED]]
        if more := len(digest.finished) - len(names):
            names.append(say(language, "reports.digest.others", n=more))
        yield say(language, "reports.digest.finished", names="; ".join(names))


def _late(digest: Digest, language: str, *, to_many: bool) -> list[str]:
    items = [item for item in digest.items if item.kind is DigestKind.LATE]
    lines = [
        say(
            language,
            "reports.digest.late",
            n=item.judged.days_late,
            number=item.number,
            name=_named(item.judged),
            holder=_holders(item.all, language),
        )
        + _remarks(item, language, reasons=not to_many)
        for item in items
    ]
    return _headed("reports.digest.late_heading", lines, digest.late, language)


def _stuck(digest: Digest, language: str, *, to_many: bool) -> list[str]:
    items = [item for item in digest.items if item.kind is DigestKind.STUCK]
    lines = [
        say(
            language,
            "reports.digest.stuck",
            number=item.number,
            name=_named(item.judged),
            holder=_holders(item.all, language),
        )
        + _remarks(item, language, reasons=not to_many)
        for item in items
    ]
    return _headed("reports.digest.stuck_heading", lines, digest.stuck, language)


def _headed(key: str, lines: Sequence[str], of: Codes, language: str) -> list[str]:
    """Lines under their heading with how many there are, and how many more; nothing where there are none."""
    return [say(language, key, n=len(of)), *lines, *_rest(len(of) - len(lines), language)] if lines else []


def _remarks(item: DigestItem, language: str, *, reasons: bool) -> str:
    """Why it is late or stuck, what is asked, and that it is new."""
    parts = []
    if item.asked and item.asked.asked_due:
        parts.append(say(language, "reports.digest.asked", day=day_month(item.asked.asked_due)))
    elif item.asked:
        parts.append(say(language, "reports.digest.asked_no_day"))
    if reasons and (reason := next((judged.reason for judged in item.all if judged.reason), None)):
        parts.append(clipped(reason, _REASON))
    elif reasons and any(judged.blocked for judged in item.all):
        parts.append(say(language, "reports.reason.none"))
    remark = f": {'; '.join(parts)}" if parts else ""
    return remark + (say(language, "reports.digest.fresh") if item.fresh else "")


def _unanswered(digest: Digest, language: str) -> list[str]:
    count = len(digest.unanswered)
    if not count:
        return []
    return [say(language, "reports.digest.unanswered", n=count, codes=clipped(", ".join(digest.unanswered), _CODES))]


def _coming(digest: Digest, language: str) -> list[str]:
    if not digest.coming:
        return []
    lines = [say(language, "reports.digest.coming_heading", n=len(digest.coming))]
    for group in digest.coming[:_COMING]:
        day = day_month(group[0].due) if group[0].due else ""
        lines.append(
            say(language, "reports.digest.coming", day=day, name=_named(group[0]), holder=_holders(group, language))
        )
    return lines + _rest(len(digest.coming) - _COMING, language)


def _rest(more: int, language: str) -> list[str]:
    return [say(language, "reports.digest.more", n=more)] if more > 0 else []


def _named(judged: Judged) -> str:
    return f"{clipped(judged.fact.short_name, _NAME)} ({judged.fact.code})"


def _holders(of: Sequence[Judged], language: str) -> str:
    """Who has a task; of several the first, and how many others."""
    first, *others = dict.fromkeys(short_holder(language, judged.fact) for judged in of)
    told = ", ".join((first, *others))
    if len(told) <= _HOLDERS:
        return told
    first = clipped(first, _HOLDERS)
    return say(language, "reports.digest.holders", first=first, n=len(others)) if others else first
