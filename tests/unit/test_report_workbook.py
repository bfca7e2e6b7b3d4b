"""The Excel workbook, read back with another library than the one that wrote it."""

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from domain.facts import Facts
from reports.summarise import summarise
from reports.workbook import report_xlsx
from tests.fakes.report_office import RECKONING, assignment, at, blocked, done, facts, october, with_assignments

LATER = at(date(2026, 11, 20))


def _book(office: Facts, language: str = "vi") -> Workbook:
    made = report_xlsx(summarise(office, october(), LATER, RECKONING), language)
    return openpyxl.load_workbook(BytesIO(made))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return _book(facts())


def test_the_counts_add_up_to_those_of_the_agency(book: Workbook) -> None:
    rows = [[cell.value for cell in row] for row in book["Số liệu"].iter_rows()]
    assert rows[0][0] == "Sở Khoa học và Công nghệ – Tháng 10 năm 2026"
    assert rows[1][0] == "Số liệu từ ngày 15/09/2026 đến hết ngày 14/10/2026"
    first, last = (
        rows.index(next(row for row in rows if row[0] == "Lĩnh vực")),
        next(place for place, row in enumerate(rows) if row[0] == "Tổng cộng"),
    )
    assert rows[last][1:9] == [34, 12, 1, 15, 6, 10, 3, 0]
    for column in range(1, 9):
        assert sum(int(str(row[column])) for row in rows[first + 1 : last]) == rows[last][column]


def test_the_tasks_can_be_filtered_and_their_heading_stays(book: Workbook) -> None:
    sheet = book["Nhiệm vụ"]
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref == f"A4:Q{4 + 36 + 5 + 3}"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    headings = [cell.value for cell in sheet[4]]
    late = next(row for row in sheet.iter_rows(min_row=5) if row[1].value == "T13")
    values = dict(zip(headings, (cell.value for cell in late), strict=True))
    assert values["Thời hạn"] == datetime(2026, 8, 31)  # noqa: DTZ001 - a cell of Excel has no zone
    assert values["Số ngày quá hạn"] == 44
    assert values["Ghi chú"] == "Vướng mắc: chờ nghị định mới về đơn vị sự nghiệp công lập"
    assert values["Đơn vị chủ trì"] == "Văn phòng Sở"


@pytest.mark.parametrize(
    "text", ["=cmd|'/c calc'!A0", "+1+2", "-2+3", "@SUM(A1:A2)", "=1+1", "https://example.org", "007", "\t=1"]
)
def test_text_never_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    stuck = assignment(1, 1, date(2026, 10, 8), blocked(date(2026, 10, 1), text), title=text, product=text)
    office = with_assignments(replace(stuck, owner_name=text, unit_name=text))
    cells = [cell for sheet in _book(office) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    assert all(cell.hyperlink is None for cell in cells)
    said = [cell.data_type for cell in cells if cell.value == text.strip()]
    assert len(said) >= 5
    assert set(said) == {"s"}


def test_every_count_names_its_tasks(book: Workbook) -> None:
    """What the first sheet counts is what the third lists, row by row."""
    counts = [[cell.value for cell in row] for row in book["Số liệu"].iter_rows()]
    heading = next(row for row in counts if row[0] == "Lĩnh vực")
    listed = {}
    for name, count, number, codes in book["Nhiệm vụ theo số liệu"].iter_rows(min_row=5, max_col=4, values_only=True):
        assert len(str(codes).split(", ")) == number
        listed[name, count] = number
    for row in counts[counts.index(heading) + 1 :]:
        if row[0] and row[0] != "Đơn vị":
            assert [listed.get((row[0], count), 0) for count in heading[2:9]] == row[2:9]
    assert book["Nhiệm vụ theo số liệu"].auto_filter.ref


def test_charts_follow_the_counts(book: Workbook) -> None:
    """Excel draws them from the first sheet: each of the four counts over all rows, without the sum."""
    counts = [row[0].value for row in book["Số liệu"].iter_rows()]
    with ZipFile(BytesIO(report_xlsx(summarise(facts(), october(), LATER, RECKONING)))) as archive:
        charts = [archive.read(f"xl/charts/chart{number}.xml").decode() for number in (1, 2)]
    for chart, heading, end in zip(charts, ("Lĩnh vực", "Đơn vị"), ("Tổng cộng", None), strict=True):
        first = counts.index(heading) + 2  # lines of a sheet begin with 1
        last = counts.index(end) if end else len(counts)
        ranges = [f"'Số liệu'!${column}${first}:${column}${last}" for column in "CDEF"]
        assert re.findall(r"<c:val><c:numRef><c:f>([^<]*)<", chart) == ranges


def test_what_is_printed_of_the_tasks_can_be_read(book: Workbook) -> None:
    sheet = book["Nhiệm vụ"]
    assert sheet.print_area == f"'Nhiệm vụ'!$A$1:$L${sheet.max_row}"
    # An A4 page on its side is some 130 letters of 11 points wide.
    widths = [sheet.column_dimensions[column].width for column in "ABCDEFGHIJKL"]
    assert 11 * 130 / sum(widths) >= 6.5
    assert sheet.row_dimensions[5].height >= 15


def test_a_scored_plan_has_a_sheet_of_its_points() -> None:
    scored = [
        replace(assignment(1, 1, date(2026, 10, 8), done(date(2026, 10, 7))), points=1.5, criterion="1"),
        replace(assignment(2, 1, date(2026, 10, 8)), points=2.0, criterion="2"),
    ]
    sheet = _book(with_assignments(*scored))["Điểm"]
    assert [cell.value for cell in sheet[5]][1:] == [3.5, 1.5, 2, "T1", "T2"]


def test_it_can_be_english() -> None:
    assert _book(facts(), "en").sheetnames == ["Counts", "Charts", "Tasks", "Tasks by figure"]


def test_an_empty_period_makes_a_workbook_all_the_same() -> None:
    assert _book(with_assignments()).sheetnames == ["Số liệu", "Biểu đồ", "Nhiệm vụ", "Nhiệm vụ theo số liệu"]
