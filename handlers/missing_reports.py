"""Who has said nothing in a period: what the Office sees before it issues the report."""

from handlers.turn import Turn
from reports.summary import Summary

_UNITS = 5


def missing_reports(turn: Turn, summary: Summary) -> str:
    """The units that have said nothing of some task in the period, and of how many; nothing where there are none."""
    silent = [(unit.name or "", len(unit.figures.counts.not_reported)) for unit in summary.units]
    silent = sorted(((name, n) for name, n in silent if name and n), key=lambda each: -each[1])
    if not silent:
        return ""
    units = ", ".join(f"{name} ({n})" for name, n in silent[:_UNITS])
    if len(silent) > _UNITS:
        units = turn.say("issue.more_units", units=units, n=len(silent) - _UNITS)
    return turn.say("issue.missing", units=units)
