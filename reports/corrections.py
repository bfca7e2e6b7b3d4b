"""What differs between two versions of a period's report: between an issued one and the figures as they stand now."""

from dataclasses import dataclass
from datetime import date

from domain.counting import Judged, Outcome
from reports.summary import Summary


@dataclass(frozen=True)
class Changed:
    """An assignment that is judged otherwise than before; `before` or `after` is None where it was not counted."""

    before: Judged | None
    after: Judged | None

    @property
    def judged(self) -> Judged:
        """The assignment as it stands now, or as it stood where it is counted no more."""
        known = self.after or self.before
        assert known is not None  # noqa: S101 - one of the two is there
        return known


def changed_since(issued: Summary, now: Summary) -> tuple[Changed, ...]:
    """The counted assignments whose outcome, day, share or reason differs, in the order of their tasks."""
    before = {judged.fact.assignment_id: judged for judged in issued.counted}
    after = {judged.fact.assignment_id: judged for judged in now.counted}
    found = (Changed(before.get(one), after.get(one)) for one in dict.fromkeys((*before, *after)))
    return tuple(each for each in found if _seen(each.before) != _seen(each.after))


def _seen(judged: Judged | None) -> tuple[Outcome, date | None, int | None, str | None, bool] | None:
    """What a report tells of an assignment."""
    if judged is None:
        return None
    said = judged.last.percent if judged.last else None
    return judged.outcome, judged.due, said, judged.reason, judged.blocked
