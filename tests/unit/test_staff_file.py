"""The file of a staff list, whatever program wrote it."""

import io
import zipfile

import openpyxl
import pytest

from domain.problem import Problem
from plans.sheets import MOST_BYTES, read_sheets

ROWS = (("Họ và tên", "Đơn vị", "Vai trò"), ("Trần Thị Lan", "Phòng A, B", "Cán bộ; Quản trị"))


def _csv(mark: str) -> str:
    return "\r\n".join(mark.join(f'"{cell}"' if mark in cell else cell for cell in row) for row in ROWS)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_is_read_however_it_was_saved(mark: str, encoding: str) -> None:
    [sheet] = read_sheets("can-bo.csv", _csv(mark).encode(encoding))
    assert (sheet.name, sheet.rows) == ("can-bo.csv", ROWS)


def test_a_workbook_is_read_as_it_is_seen() -> None:
    book = openpyxl.Workbook()
    people = book.active
    assert people is not None
    people.title = "Cán bộ"
    for row in ((), ("TT", "Họ và tên", "Đơn vị"), (1, "Lan", "Phòng A"), (2, "Hùng", None), (3, "Mai", "Phòng B")):
        people.append(row)
    people.merge_cells("C3:C4")
    book.create_sheet("Đơn vị").append(("Tên", "Loại"))
    file = io.BytesIO()
    book.save(file)
    first, second = read_sheets("x.xlsx", file.getvalue())
    assert (first.name, second.name) == ("Cán bộ", "Đơn vị")
    # The first row is empty, so that rows keep the numbers the program shows.
    assert first.rows[2:] == (("1", "Lan", "Phòng A"), ("2", "Hùng", "Phòng A"), ("3", "Mai", "Phòng B"))


def _bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"\0" * 60_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"x" * (MOST_BYTES + 1), "too_large"),
        (b"PK\x03\x04 this is no archive", "unreadable"),
        (b"\xd0\xcf\x11\xe0 this is no workbook", "unreadable"),
        ("Họ tên".encode("utf-16-le"), "not_text"),
        ("Trần Thị Lan".encode("cp1258", errors="replace") + b"\xff", "not_text"),
        (b"%PDF-1.7\0\0", "unreadable"),
    ],
)
def test_what_is_no_staff_list_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(Problem) as refused:
        read_sheets("x", data)
    assert refused.value.key == f"roster.{key}"


def test_a_workbook_that_would_unpack_to_gigabytes_is_refused() -> None:
    with pytest.raises(Problem) as refused:
        read_sheets("x.xlsx", _bomb())
    assert refused.value.key == "roster.too_large"
