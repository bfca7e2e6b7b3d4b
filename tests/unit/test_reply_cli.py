"""`nhacviec reply read` (design, section 8)."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main


def _run(*words: str) -> Result:
    return CliRunner().invoke(main, ["reply", "read", *words])


def test_json_has_one_object_a_reading() -> None:
    result = _run(
        "1 xong, 2 vướng: chưa có mẫu", "--today", "2026-06-10", "--due", "2026-06-15", "--items", "2", "--json"
    )
    first, second = json.loads(result.output)
    assert (first["item"], first["status"], first["percent"], first["date"], first["reason"]) == (
        1,
        "done",
        None,
        None,
        None,
    )
    assert (second["item"], second["status"], second["reason"]) == (2, "blocked", "chưa có mẫu")


@pytest.mark.parametrize(
    ("text", "hour", "minutes", "shown"),
    [
        ("chiều 3h nhắc", "15:00", None, "15:00"),
        ("30 phút nữa nhắc lại", None, 30, "sau 30 phút"),
        ("mai nhắc", None, None, "11/06/2026"),
    ],
)
def test_the_hour_asked_for_is_printed(
    text: str, hour: str | None, minutes: int | None, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHACVIEC_LANGUAGE", "vi")
    asked = (text, "--today", "2026-06-10", "--due", "2026-06-15")
    [reading] = json.loads(_run(*asked, "--json").output)
    assert (reading["hour"], reading["minutes"]) == (hour, minutes)
    assert shown in _run(*asked).output


def test_without_json_it_says_which_words_led_to_what(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHACVIEC_LANGUAGE", "vi")
    result = _run("xin lùi đến 20/6", "--today", "2026-06-10", "--due", "2026-06-15")
    assert "xin lùi hạn · 20/06/2026" in result.output
    assert "“xin lùi” → asked for time" in result.output


def test_a_batch_gives_a_line_for_a_line(tmp_path: Path) -> None:
    file = tmp_path / "replies.jsonl"
    asked = {"text": "60%", "today": "2026-06-10", "due": "2026-06-15", "items": 1}
    file.write_text("".join(json.dumps({"id": i, **asked}) + "\n" for i in ("a", "b")), encoding="utf-8")
    lines = [json.loads(line) for line in _run("--batch", str(file)).output.splitlines()]
    assert [line["id"] for line in lines] == ["a", "b"]
    assert lines[0]["read"][0]["status"] == "in_progress"
    assert lines[0]["read"][0]["percent"] == 60


@pytest.mark.parametrize(
    "words",
    [
        ["xong"],
        ["xong", "--today", "hôm nay", "--due", "2026-06-15"],
        ["--batch", "không-có.jsonl"],
        ["xong", "--today", "2026-06-10", "--due", "2026-06-15", "--items", "0"],
    ],
)
def test_bad_input_is_refused_with_one_line(words: list[str]) -> None:
    result = _run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


@pytest.mark.parametrize(
    "line", ["không phải JSON", "{}", '{"id": 1, "text": "x", "today": "x", "due": "x", "items": 1}']
)
def test_a_bad_line_of_a_batch_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "replies.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    result = _run("--batch", str(file))
    assert result.exit_code == 2
    assert "1" in result.stderr
