"""`nhacviec remind preview`, as somebody at a terminal, or a program, sees it."""

import json
from collections import Counter
from datetime import date, datetime, time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from domain.calendar import WorkingCalendar


@pytest.fixture(autouse=True)
def _sample_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHACVIEC_SAMPLE", "true")
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite:///{tmp_path}/sample.db")


def preview(*words: str) -> Result:
    return CliRunner().invoke(main, ["remind", "preview", *words])


def test_every_message_of_a_quarter_as_json_then_a_day_as_text() -> None:
    done = preview("--from", "2026-01-05", "--to", "2026-03-31", "--json")
    assert done.exit_code == 0, done.output
    messages = [json.loads(line) for line in done.output.splitlines()]
    days = WorkingCalendar()
    for message in messages:
        at = datetime.fromisoformat(message["at"])
        assert at.utcoffset() is not None
        assert days.is_working_day(at.date())
        assert time(7, 30) <= at.time() <= time(17)
        assert message["text"]
        assert (message["items"] == []) is (message["kind"] in {"digest", "report_due"})
        for item in message["items"]:
            assert item.keys() == {"task", "unit", "due", "rung", "kind"}
            assert item["kind"] in {"reminder", "check_in", "escalation", "evidence", "decision"}
    assert [m["at"] for m in messages] == sorted(m["at"] for m in messages)
    planned = Counter((m["to"]["id"], m["at"][:10]) for m in messages if m["kind"] in {"reminder", "report_due"})
    assert set(planned.values()) == {1}

    # Friday at three to both leaders, each week of the quarter that has a working day (Tết has none).
    digests = Counter(date.fromisoformat(m["at"][:10]) for m in messages if m["kind"] == "digest")
    assert set(digests.values()) == {2}
    assert len(digests) == 11
    assert date(2026, 2, 20) not in digests
    # The Office is told of data close and reports, alone or in the message of that morning; heads of their own earlier.
    closes = [m for m in messages if "Số liệu tháng 3 chốt" in m["text"]]
    office = {"Trần Văn Dũng", "Phạm Thu Trang"}
    assert {m["at"][:10] for m in closes if m["to"]["name"] in office} == {"2026-03-13"}
    assert office <= {m["to"]["name"] for m in closes}
    assert all(m["to"]["name"] in office or "/baocaophong" in m["text"] for m in closes)

    shown = preview("--from", "2026-01-28", "--to", "2026-01-28")
    assert "28/01/2026 08:00  " in shown.output
    assert preview("--from", "28/1", "--to", "2026-01-28").exit_code == 2
