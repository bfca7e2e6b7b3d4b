"""The log never holds what people wrote, nor what must stay secret."""

import json
import logging
import re
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import redact, set_up_logs

TOKEN = "123456789:AAH-abcdefghijklmnopqrstuvwxyz_12345"  # made up


@pytest.fixture
def _logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers, root.level
    yield
    root.handlers, level = before
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (f"POST https://api.telegram.org/bot{TOKEN}/getMe", "POST https://api.telegram.org/bot(left out)/getMe"),
        (f"/bot{TOKEN.replace(':', '%3A')}/x", "/bot(left out)/x"),
        ("postgresql://nhacviec:m%40tkhau@db.local/nv", "postgresql://nhacviec:(left out)@db.local/nv"),
        ("09:30:00", "09:30:00"),
        ("http://127.0.0.1:8080/chat?as=p1@x", "http://127.0.0.1:8080/chat?as=p1@x"),
    ],
)
def test_secrets_are_left_out_wherever_they_stand(value: str, kept: str) -> None:
    assert redact(None, "info", {"event": value}) == {"event": kept}


@pytest.mark.parametrize("name", ["text", "message", "token", "code"])
def test_what_people_wrote_is_left_out_by_its_name(name: str) -> None:
    assert redact(None, "info", {"event": "x", name: ["vướng: riêng tư"]}) == {"event": "x", name: "(left out)"}


@pytest.mark.usefixtures("_logs_as_before")
def test_our_lines_and_those_of_libraries_are_one_json_object_each(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("info", "json")
    structlog.get_logger("ours").warning("chat_unreachable", person=7)
    logging.getLogger("a.library").warning("calling /bot%s/getMe", TOKEN)
    ours, library = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert (ours["event"], ours["person"], ours["level"], ours["logger"]) == ("chat_unreachable", 7, "warning", "ours")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", ours["timestamp"])
    assert library["event"] == "calling /bot(left out)/getMe"


@pytest.mark.usefixtures("_logs_as_before")
def test_an_exception_is_shown_without_the_values_at_hand(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("info", "console")
    said = "vướng: chuyện riêng"

    def fail(_words: str) -> None:
        raise RuntimeError("a fault of ours")

    try:
        fail(said)
    except RuntimeError:
        structlog.get_logger("ours").exception("update_failed")
    shown = capsys.readouterr().err
    assert "a fault of ours" in shown
    assert "chuyện riêng" not in shown


@pytest.mark.usefixtures("_logs_as_before")
def test_libraries_that_log_addresses_are_silent(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("debug", "json")
    for name in ("httpx", "httpcore.connection"):
        logging.getLogger(name).info("POST https://api.telegram.org/bot...")
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("_logs_as_before")
def test_below_the_level_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("warning", "json")
    structlog.get_logger("ours").info("message_later")
    assert capsys.readouterr().err == ""
