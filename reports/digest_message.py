"""The weekly digest as a message that reads in twenty seconds."""

from collections.abc import Iterator

from domain.counting import Judged
from locales import say
from reports.digest import Digest, DigestItem, DigestKind
from reports.phrases import clipped, day_month, holder
from reports.summary import codes

# Lengths in characters, chosen so that the fullest digest stays within 1,800.
_NAME = 46
_HOLDER = 36
_REASON = 42
_FINISHED = 2
_COMING = 2


def digest_message(digest: Digest, language: str, *, to_many: bool = False) -> str:
    """The digest in at most 1,800 characters; one line where the week brought nothing new.

    `to_many` is what a group reads: without the reasons people gave, and nothing to answer by a number.
    """
    head = _line("reports.digest.nothing_new" if digest.nothing_new else "reports.digest.figures", digest, language)
    if digest.nothing_new:
        return head
    blocks = [
        [head, *_changes(digest, language)],
        _late(digest, language, to_many=to_many),
        _stuck(digest, language, to_many=to_many),
        _unanswered(digest, language),
        _coming(digest, language),
        [say(language, "reports.digest.answer", number=digest.items[0].number)] if digest.items and not to_many else [],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _line(key: str, digest: Digest, language: str) -> str:
    counts = digest.counts
    return say(
        language,
        key,
        first=day_month(digest.first_day),
        last=day_month(digest.last_day),
        done=len(counts.done),
        total=counts.total,
        late=len(counts.under_way_past),
        stuck=len(counts.blocked),
    )


def _changes(digest: Digest, language: str) -> Iterator[str]:
    """What is new this week: how much of each kind, and what was finished by name."""
    parts = [
        say(language, key, count=count)
        for key, count in (
            ("reports.digest.done", len(digest.finished)),
            ("reports.digest.assigned", len(digest.assigned)),
            ("reports.digest.newly_late", digest.newly_late),
            ("reports.digest.newly_stuck", digest.newly_stuck),
        )
        if count
    ]
    yield say(language, "reports.digest.changes", parts=", ".join(parts))
    if digest.finished:
        names = [_named(judged) for judged in digest.finished[:_FINISHED]]
        if more := len(digest.finished) - len(names):
            names.append(say(language, "reports.digest.others", n=more))
        yield say(language, "reports.digest.finished", names="; ".join(names))


def _late(digest: Digest, language: str, *, to_many: bool) -> list[str]:
    items = [item for item in digest.items if item.kind is DigestKind.LATE]
    if not items:
        return []
    lines = [say(language, "reports.digest.late_heading", n=len(codes(digest.late)))]
    for item in items:
        line = say(
            language,
            "reports.digest.late",
            n=item.judged.days_late,
            number=item.number,
            name=_named(item.judged),
            holder=_holder(item.judged, language),
        )
        lines.append(line + _remarks(item, language, reasons=not to_many))
    return lines + _rest(len(digest.late) - len(items), language)


def _stuck(digest: Digest, language: str, *, to_many: bool) -> list[str]:
    items = [item for item in digest.items if item.kind is DigestKind.STUCK]
    if not items:
        return []
    lines = [say(language, "reports.digest.stuck_heading", n=len(codes(digest.stuck)))]
    for item in items:
        line = say(
            language,
            "reports.digest.stuck",
            number=item.number,
            name=_named(item.judged),
            holder=_holder(item.judged, language),
        )
        lines.append(line + _remarks(item, language, reasons=not to_many))
    return lines + _rest(len(digest.stuck) - len(items), language)


def _remarks(item: DigestItem, language: str, *, reasons: bool) -> str:
    """Why it is late or stuck, what is asked, and that it is new."""
    parts = []
    if item.asked and item.asked.asked_due:
        parts.append(say(language, "reports.digest.asked", day=day_month(item.asked.asked_due)))
    elif item.asked:
        parts.append(say(language, "reports.digest.asked_no_day"))
    if reasons and item.judged.reason:
        parts.append(clipped(item.judged.reason, _REASON))
    elif reasons and item.judged.blocked:
        parts.append(say(language, "reports.reason.none"))
    remark = f": {'; '.join(parts)}" if parts else ""
    return remark + (say(language, "reports.digest.fresh") if item.fresh else "")


def _unanswered(digest: Digest, language: str) -> list[str]:
    count = len(digest.unanswered)
    if not count:
        return []
    return [say(language, "reports.digest.unanswered", n=count, codes=clipped(", ".join(digest.unanswered), _NAME))]


def _coming(digest: Digest, language: str) -> list[str]:
    if not digest.coming:
        return []
    lines = [say(language, "reports.digest.coming_heading", n=len(digest.coming))]
    for judged in digest.coming[:_COMING]:
        day = day_month(judged.due) if judged.due else ""
        lines.append(
            say(language, "reports.digest.coming", day=day, name=_named(judged), holder=_holder(judged, language))
        )
    return lines + _rest(len(digest.coming) - _COMING, language)


def _rest(more: int, language: str) -> list[str]:
    return [say(language, "reports.digest.more", n=more)] if more > 0 else []


def _named(judged: Judged) -> str:
    return f"{clipped(judged.fact.short_name, _NAME)} ({judged.fact.code})"


def _holder(judged: Judged, language: str) -> str:
    return clipped(holder(language, judged.fact), _HOLDER)
