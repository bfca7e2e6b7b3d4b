"""Pages as printers make them: tables with and without rules, over page ends, turned, with heads and feet; pictures."""

from collections.abc import Callable

import pytest

from domain.plan_draft import PlanDraft
from domain.problem import Problem
from plans.legacy_tables import TCVN3
from plans.read import read_plan
from tests.fakes.pdf_files import Page, pdf_file

HEADER = ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"]
LEFTS = [40.0, 80.0, 300.0, 430.0, 550.0]
ROWS = [
    ["1", "Ban hành kế hoạch cải cách\nhành chính của Sở", "Văn phòng Sở", "Quý I"],
    ["2", "Kiểm tra công vụ", "Thanh tra Sở", "Trước 15/6"],
    ["3", "Báo cáo tổng kết công tác năm", "Phòng Quản lý\nKhoa học", "Tháng 12"],
]
TITLES = ["Ban hành kế hoạch cải cách hành chính của Sở", "Kiểm tra công vụ", "Báo cáo tổng kết công tác năm"]
LEADS = [("Văn phòng Sở",), ("Thanh tra Sở",), ("Phòng Quản lý Khoa học",)]


def page_one() -> Page:
    return Page().text(230, 60, "KẾ HOẠCH").text(160, 80, "Cải cách hành chính năm 2026")


def ruled(page: Page, rows: list[list[str]], top: float = 130) -> Page:
    return page.ruled(LEFTS, [top + 40 * place for place in range(len(rows) + 1)], rows)


def aligned(page: Page, rows: list[list[str]], top: float = 130) -> Page:
    """The same cells without rules, each row as tall as its tallest cell."""
    for row in rows:
        for left, cell in zip(LEFTS, row, strict=False):
            page.lines(left + 4, top, cell.split("\n"))
        top += 15 * max(cell.count("\n") + 1 for cell in row) + 8
    return page


def read(*pages: Page) -> PlanDraft:
    return read_plan(pdf_file(pages), "ke-hoach.pdf")


def titles(draft: PlanDraft) -> list[str]:
    return [task.title for task in draft.tasks]


@pytest.mark.parametrize("drawn", [ruled, aligned], ids=["rules", "no rules"])
class TestTables:
    """The same rows, with rules and told by their alignment alone."""

    def test_on_one_page(self, drawn: Callable[..., Page]) -> None:
        draft = read(drawn(page_one(), [HEADER, *ROWS]))
        assert titles(draft) == TITLES
        assert [task.lead for task in draft.tasks] == LEADS
        assert [task.deadline.text for task in draft.tasks if task.deadline] == ["Quý I", "Trước 15/6", "Tháng 12"]

    @pytest.mark.parametrize("again", [True, False], ids=["header again", "no header"])
    def test_over_pages_with_heads_and_feet(self, drawn: Callable[..., Page], again: bool) -> None:
        pages = [
            drawn(page_one(), [HEADER, ROWS[0]]),
            *(drawn(Page(), [HEADER, r] if again else [r]) for r in ROWS[1:]),
        ]
        for number, page in enumerate(pages, 1):
            page.text(40, 30, "Kế hoạch số 12/KH-SKHCN").text(280, 800, f"Trang {number}/3")
        draft = read(*pages)
        assert titles(draft) == TITLES
        assert [task.lead for task in draft.tasks] == LEADS

    def test_a_row_cut_by_the_end_of_a_page(self, drawn: Callable[..., Page]) -> None:
        cut = ["3", "Báo cáo tổng kết", "Phòng Quản lý", "Tháng 12"]
        first = drawn(page_one(), [HEADER, *ROWS[:2], cut], 600)
        second = drawn(Page(), [["", "công tác năm", "Khoa học", ""], ["4", "Họp", "Văn phòng Sở", "Quý IV"]], 60)
        draft = read(first, second)
        assert titles(draft) == [*TITLES, "Họp"]
        assert [task.lead for task in draft.tasks] == [*LEADS, ("Văn phòng Sở",)]

    def test_section_rows_and_what_stands_around(self, drawn: Callable[..., Page]) -> None:
        page = drawn(page_one(), [HEADER, ROWS[0]])
        page.text(44, 300, "Nơi nhận:").text(44, 315, "- Lưu: VT.").text(430, 300, "GIÁM ĐỐC")
        draft = read(page)
        assert titles(draft) == TITLES[:1]

    @pytest.mark.parametrize("said", [True, False], ids=["that says so", "that does not"])
    def test_on_a_turned_page(self, drawn: Callable[..., Page], said: bool) -> None:
        page = drawn(page_one(), [HEADER, *ROWS]).on_its_side()
        page.rotate = 90 if said else 0
        assert titles(read(page)) == TITLES


def test_a_section_row_of_a_table_without_rules() -> None:
    page = aligned(page_one(), [HEADER])
    page.text(44, 160, "I").text(84, 160, "CẢI CÁCH THỦ TỤC HÀNH CHÍNH VÀ QUY TRÌNH NỘI BỘ")
    draft = read(aligned(page, ROWS[:2], 185))
    assert [(s.number, s.title) for s in draft.sections] == [("I", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH VÀ QUY TRÌNH NỘI BỘ")]
    assert titles(draft) == TITLES[:2]


def test_a_header_of_two_lines_without_rules() -> None:
    page = page_one().lines(44, 130, ["TT"]).lines(84, 130, ["Nội dung nhiệm vụ"])
    page.lines(304, 130, ["Đơn vị", "chủ trì"]).lines(434, 130, ["Thời gian", "hoàn thành"])
    draft = read(aligned(page, ROWS, 175))
    assert titles(draft) == TITLES
    assert [task.lead for task in draft.tasks] == LEADS


def test_running_text_is_no_table() -> None:
    text = [f"{n}. Các đơn vị chủ trì thực hiện nhiệm vụ theo thời gian hoàn thành đã giao" for n in range(1, 30)]
    with pytest.raises(Problem, match=r"plans\.error\.no_tasks"):
        read(page_one().lines(60, 130, text))


class TestPictures:
    """Scanned pages, whole papers and some of them."""

    def test_all_pages(self) -> None:
        with pytest.raises(Problem, match=r"plans\.error\.scanned"):
            read(Page().picture(), Page().picture())

    def test_a_signature_over_a_scanned_page_makes_it_no_text(self) -> None:
        signed = Page().picture().lines(380, 40, ["Ký bởi: Sở Khoa học và Công nghệ", "Thời gian ký: 05/01/2026"])
        with pytest.raises(Problem, match=r"plans\.error\.scanned"):
            read(signed, Page().picture())

    def test_some_pages_are_said(self) -> None:
        draft = read(ruled(page_one(), [HEADER, *ROWS]), Page().picture(), Page().picture())
        assert titles(draft) == TITLES
        assert [(r.code, r.args) for r in draft.remarks] == [("scanned_pages", {"n": 2, "pages": "2, 3"})]


class TestLetters:
    """What a typeface says, or hides, of its signs."""

    def test_that_cannot_be_told(self) -> None:
        with pytest.raises(Problem, match=r"plans\.error\.garbled"):
            read_plan(pdf_file([ruled(page_one(), [HEADER, *ROWS])], letters="none"), "a.pdf")

    def test_that_are_others(self) -> None:
        shifted = [[cell.translate({n: n + 7 for n in range(65, 8000)}) for cell in row] for row in [HEADER, *ROWS] * 5]
        with pytest.raises(Problem, match=r"plans\.error\.garbled"):
            read(ruled(Page(height=1400), shifted))

    def test_of_an_old_typeface(self) -> None:
        signs = {ord(letter): chr(sign) for sign, letter in TCVN3.items()}
        old = [[cell.lower().translate(signs) for cell in row] for row in [HEADER, *ROWS]]
        page = ruled(Page().text(160, 80, "kế hoạch cải cách hành chính năm 2026".translate(signs)), old)
        draft = read_plan(pdf_file([page], typeface=".VnTime"), "a.pdf")
        assert titles(draft) == [title.lower() for title in TITLES]
        assert [remark.code for remark in draft.remarks] == ["legacy_font"]
