"""`nhacviec people`, as somebody at a terminal sees it."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main

SAMPLE = Path(__file__).resolve().parents[2] / "bot" / "sample"
FILES = [str(SAMPLE / name) for name in ("co-quan.csv", "don-vi.csv", "can-bo.csv")]


@pytest.fixture(autouse=True)
def _own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NHACVIEC_DATABASE_URL", f"sqlite:///{tmp_path}/nhacviec.db")


def _people(*words: str, language: str = "vi") -> Result:
    return CliRunner().invoke(main, ["people", *words], env={"NHACVIEC_LANGUAGE": language})


def test_a_list_is_imported_once() -> None:
    first, second = _people("import", *FILES), _people("import", *FILES)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "Thêm 9 đơn vị: Văn phòng Sở, " in first.output
    assert "Thêm 13 người: Nguyễn Minh Quân, " in first.output
    assert first.output.strip().endswith("…."), "more than ten names are cut"
    assert second.output == "Danh sách không có gì thay đổi.\n"


def test_everybody_is_listed() -> None:
    _people("import", *FILES)
    lines = _people("list").output.splitlines()
    assert len(lines) == 13
    assert lines[2].split("\t") == [
        "Trần Văn Dũng (Chánh Văn phòng, Văn phòng Sở)",
        "Trưởng đơn vị (Văn phòng Sở), Văn phòng",
        "chưa tham gia",
    ]


def test_an_invitation_is_printed() -> None:
    _people("import", *FILES)
    made = _people("invite", "Bùi", "Ngọc", "Lan")
    assert made.exit_code == 0
    assert re.search(r"Mã mời Bùi Ngọc Lan: [A-Z2-9]{4}-[A-Z2-9]{4} ", made.output)


@pytest.mark.parametrize(
    ("words", "language", "says"),
    [
        (["invite", "Nguyễn"], "vi", "Có nhiều người tên “Nguyễn”: Nguyễn Minh Quân (Giám đốc); Nguyễn Thị Mai"),
        (["invite", "Bình"], "en", "Nobody on the list is called “Bình”"),
        (["import", "khong-co.csv"], "vi", "Không đọc được tệp khong-co.csv"),
        (["import", FILES[2]], "vi", "can-bo.csv, dòng 4, cột “Đơn vị”: chưa có đơn vị “Văn phòng Sở”"),
    ],
)
def test_what_cannot_be_done_is_one_line(words: list[str], language: str, says: str) -> None:
    if words[0] == "invite":
        _people("import", *FILES)
    done = _people(*words, language=language)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == 1


def test_a_list_that_is_refused_leaves_nothing() -> None:
    assert _people("import", FILES[2]).exit_code == 2
    assert _people("list").output == ""


def test_with_no_settings_it_speaks_of_the_sample_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NHACVIEC_DATABASE_URL")
    monkeypatch.chdir(tmp_path)
    lines = _people("list").output.splitlines()
    assert len(lines) == 13
    assert all(line.endswith("\tweb") for line in lines)
