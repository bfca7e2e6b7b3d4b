"""An issued report's figures as plain data and back: what a snapshot keeps, so that later answers change nothing."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import TypeAdapter

from domain.counting import Judged
from domain.facts import AgencyFact, DirectiveFact, ExtensionFact
from domain.periods import ReportingPeriod
from reports.summary import DirectiveItem, Earlier, ExtensionItem, Figures, PlanFigures, Summary, UnitFigures

T = TypeVar("T")

# One by one: other threads have their turns between two, which they have not within one call.
_JUDGED = TypeAdapter(Judged)
# The lists of assignments: each assignment is kept once, and the lists name it.
_LISTS = (
    "counted",
    "finished",
    "late",
    "blocked",
    "without_evidence",
    "closed",
    "standing",
    "sleeping",
    "coming",
)
_VALUES: Mapping[str, TypeAdapter[Any]] = {
    "agency": TypeAdapter(AgencyFact),
    "period": TypeAdapter(ReportingPeriod),
    "following": TypeAdapter(ReportingPeriod),
    "at": TypeAdapter(datetime),
    "day": TypeAdapter(date),
    "running": TypeAdapter(bool),
    "figures": TypeAdapter(Figures),
    "plans": TypeAdapter(tuple[PlanFigures, ...]),
    "units": TypeAdapter(tuple[UnitFigures, ...]),
    "before": TypeAdapter(Earlier | None),
    "last_year": TypeAdapter(Earlier | None),
    "days_off": TypeAdapter(tuple[date, ...]),
}
_MONTHS = TypeAdapter(tuple[Earlier, ...])
_EXTENSION, _DIRECTIVE = TypeAdapter(ExtensionFact), TypeAdapter(DirectiveFact)


def freeze(summary: Summary, months: Sequence[Earlier]) -> dict[str, Any]:
    """The summary and the months of its trend, as JSON takes them."""
    judged: dict[int, Judged] = {}

    def kept(one: Judged) -> int:
        judged[one.fact.assignment_id] = one
        return one.fact.assignment_id

    lists = {name: [kept(one) for one in getattr(summary, name)] for name in _LISTS}
    extensions = [
        {"of": kept(each.judged), "extension": _plain(_EXTENSION, each.extension), "decided": each.decided}
        for each in summary.extensions
    ]
    directives = [
        {"of": kept(each.judged), "directive": _plain(_DIRECTIVE, each.directive), "answered": each.answered}
        for each in summary.directives
    ]
    return {
        "judged": {str(identity): _plain(_JUDGED, one) for identity, one in judged.items()},
        "lists": lists,
        "extensions": extensions,
        "directives": directives,
        "values": {name: _plain(adapter, getattr(summary, name)) for name, adapter in _VALUES.items()},
        "months": _plain(_MONTHS, tuple(months)),
    }


def thaw(frozen: Mapping[str, Any]) -> tuple[Summary, tuple[Earlier, ...]]:
    """What was frozen. Raises pydantic's ValidationError for what `freeze` did not write."""
    judged = {int(identity): _JUDGED.validate_python(one) for identity, one in frozen["judged"].items()}
    values = {name: adapter.validate_python(frozen["values"][name]) for name, adapter in _VALUES.items()}
    lists: dict[str, Any] = {name: tuple(judged[one] for one in frozen["lists"][name]) for name in _LISTS}
    extensions = tuple(
        ExtensionItem(judged[each["of"]], _EXTENSION.validate_python(each["extension"]), each["decided"])
        for each in frozen["extensions"]
    )
    directives = tuple(
        DirectiveItem(judged[each["of"]], _DIRECTIVE.validate_python(each["directive"]), each["answered"])
        for each in frozen["directives"]
    )
    summary = Summary(**values, **lists, extensions=extensions, directives=directives)
    return summary, _MONTHS.validate_python(frozen["months"])


def _plain(adapter: TypeAdapter[T], value: T) -> Any:
    return adapter.dump_python(value, mode="json")
