"""The documentation tells of everything there is, and of nothing else."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import pytest

from bot.cli import main
from bot.settings import PREFIX, Settings
from domain.period_words import read_period
from domain.periods import PeriodRules
from domain.replies.reader import read_reply
from domain.replies.reading import Status
from handlers.dispatch import COMMANDS

HOUSE = Path(__file__).parents[2]
README = (HOUSE / "README.md").read_text(encoding="utf-8")
GUIDE = (HOUSE / "docs" / "huong-dan.md").read_text(encoding="utf-8")
SETTINGS = (HOUSE / "docs" / "settings.md").read_text(encoding="utf-8")
ZALO = (HOUSE / "docs" / "zalo.md").read_text(encoding="utf-8")
DOCUMENTS = {"README.md": README, "docs/huong-dan.md": GUIDE, "docs/settings.md": SETTINGS, "docs/zalo.md": ZALO}

ALIASES = {"help", "start"}
"""Other words for /trogiup; /start is also how Telegram brings a code."""


def _commands(group: click.Group, before: str = "nhacviec") -> Iterator[str]:
    """Every command of the command line, as it is typed."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


def test_the_readme_names_every_command_of_the_command_line_and_no_other() -> None:
    there_are = set(_commands(main))
    named = set(re.findall(r"nhacviec(?: [a-z]+){1,2}", README))
    assert there_are - named == set()
    assert {n for n in named if n not in there_are and n.rpartition(" ")[0] not in there_are} == set()


def test_the_guide_names_every_command_of_the_chat_and_no_other() -> None:
    named = set(re.findall(r"`/([a-z]+)", GUIDE))
    assert set(COMMANDS) - ALIASES - named == set()
    assert named - set(COMMANDS) == set()


def test_every_setting_is_documented_and_no_other_is_named() -> None:
    settings = {PREFIX + name.upper() for name in Settings.model_fields}
    named = {name for text in DOCUMENTS.values() for name in re.findall(rf"{PREFIX}[A-Z_]*[A-Z]", text)}
    assert settings - set(re.findall(rf"{PREFIX}[A-Z_]*[A-Z]", SETTINGS)) == set()
    assert named - settings == {f"{PREFIX}TEST_{far_end}_URL" for far_end in ("POSTGRES", "TELEGRAM", "ZALO")}


def test_the_makefile_has_every_verb_the_readme_names() -> None:
    targets = set(re.findall(r"^([a-z]+):", (HOUSE / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.MULTILINE))
    assert {"run", "test"} <= named
    assert named <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_a_document_points_to_is_there(name: str) -> None:
    folder = (HOUSE / name).parent
    links = re.findall(r"\]\(([^)#]+)\)|src=\"([^\"]+)\"", DOCUMENTS[name])
    missing = [link for pair in links for link in pair if link and "://" not in link and not (folder / link).exists()]
    assert missing == []


ANSWERS = {
    "xong": [(None, Status.DONE)],
    "1 xong, 2 60%": [(1, Status.DONE), (2, Status.IN_PROGRESS)],
    "1-3 xong": [(1, Status.DONE), (2, Status.DONE), (3, Status.DONE)],
    "2 vướng: chưa có mẫu": [(2, Status.BLOCKED)],
    "2 xin lùi đến 15/7 vì chờ văn bản của tỉnh": [(2, Status.EXTEND)],
    "giao 2 cho Lan": [(2, Status.DELEGATE)],
    "không phát sinh": [(None, Status.NOTHING_AROSE)],
    "mai nhắc lại": [(None, Status.SNOOZE)],
    "chiều 3h nhắc": [(None, Status.SNOOZE)],
    "1 xong, số 125/BC-SKHCN": [(1, Status.DONE)],
}


def test_every_answer_the_guide_teaches_is_understood() -> None:
    of_staff = GUIDE.partition("## Cán bộ")[2].partition("\n##")[0]
    assert re.findall(r"^\| `([^`]+)` \|", of_staff, re.MULTILINE) == list(ANSWERS)
    for answer, meant in ANSWERS.items():
        found = read_reply(answer, date(2026, 6, 29), date(2026, 6, 30), 3)
        assert [(r.item, r.status) for r in found] == meant, answer


def test_the_periods_the_documents_name_are_understood() -> None:
    examples = set(re.findall(r"`(?:/baocao )?((?:6thang|9thang|thang|quy|nam)(?: [\d/]+)?)`", README + GUIDE))
    assert {"thang", "quy 3/2026", "6thang 2026"} <= examples
    for example in examples:
        assert read_period(example, date(2026, 12, 20), PeriodRules()).year in {2025, 2026}, example
