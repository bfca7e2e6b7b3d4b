"""Who has said nothing in a period: what the Office sees before it issues the report."""

from domain.periods import ReportingPeriod
from handlers.turn import Turn
from reports.summary import Summary
from storage import unit_reports

_UNITS = 5


async def confirmed_by(turn: Turn, period: ReportingPeriod) -> str:
    """How many units confirmed their figures and what they add; nothing where no unit did."""
    heard = await unit_reports.confirmed(turn.tx, period)
    if not heard:
        return ""
    lines = [turn.say("unit_report.confirmed_by", n=len(heard), units=", ".join(each.unit for each in heard))]
    lines += [turn.say("unit_report.adds", unit=each.unit, remark=each.remark) for each in heard if each.remark]
    return "\n".join(lines)


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
