"""A summary kept as JSON comes back the same, and what differs between two versions is found."""

import json
from dataclasses import replace
from datetime import date

from domain.periods import PeriodKind, period
from reports.corrections import changed_since
from reports.frozen import freeze, thaw
from reports.months import months_of
from reports.summarise import summarise
from tests.fakes.report_office import (
    QUARTER_END,
    RECKONING,
    RULES,
    SCIENCE,
    assignment,
    at,
    blocked,
    done,
    facts,
    october,
    with_assignments,
)

NOW = at(date(2026, 11, 20))


def test_what_was_frozen_comes_back_the_same_after_a_database_kept_it() -> None:
    for of in (october(), period(PeriodKind.YEAR, 2026, 1, RULES)):
        summary, months = summarise(facts(), of, NOW, RECKONING), months_of(facts(), of, NOW, RECKONING)
        assert summary.extensions
        assert thaw(json.loads(json.dumps(freeze(summary, months)))) == (summary, months)


def test_only_what_a_report_tells_otherwise_has_changed() -> None:
    kept = assignment(1, SCIENCE, QUARTER_END, done(date(2026, 9, 28)))
    open_still = assignment(2, SCIENCE, QUARTER_END)
    gone = assignment(3, SCIENCE, QUARTER_END)
    before = summarise(with_assignments(kept, open_still, gone), october(), NOW, RECKONING)
    after = summarise(
        with_assignments(
            replace(kept, evidence=kept.evidence + 1),
            replace(open_still, words=(blocked(date(2026, 10, 1), "chờ kinh phí"),)),
            assignment(4, SCIENCE, QUARTER_END),
        ),
        october(),
        NOW,
        RECKONING,
    )
    changed = changed_since(before, after)
    assert [(c.judged.fact.code, c.before is None, c.after is None) for c in changed] == [
        ("T2", False, False),
        ("T3", False, True),
        ("T4", True, False),
    ]
    assert changed_since(before, before) == ()
