"""The Word file as it is seen: LibreOffice makes pages of it, and the pages are read back."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pdfplumber
import pytest
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from domain.periods import PeriodKind, period
from reports.document import report_docx
from reports.summarise import summarise
from tests.fakes.report_office import RECKONING, RULES, at, facts, october

_A_POINT_IN_MM = 25.4 / 72


def _render(folder: Path, name: str, made: bytes) -> Path:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed: apt-get install libreoffice-writer fonts-liberation2")
    source = folder / f"{name}.docx"
    source.write_bytes(made)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return source.with_suffix(".pdf")


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PDF]:
    made = report_docx(summarise(facts(), october(), at(date(2026, 11, 20)), RECKONING))
    with pdfplumber.open(_render(tmp_path_factory.mktemp("month"), "month", made)) as pages:
        yield pages


@pytest.fixture(scope="module")
def quarter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PDF]:
    third = period(PeriodKind.QUARTER, 2026, 3, RULES)
    made = report_docx(summarise(facts(), third, at(date(2026, 11, 20)), RECKONING))
    with pdfplumber.open(_render(tmp_path_factory.mktemp("quarter"), "quarter", made)) as pages:
        yield pages


def _lines(page: Page) -> list[str]:
    return (page.extract_text() or "").splitlines()


def test_the_head_of_the_first_page_stands_on_as_few_lines_as_it_should(month: PDF) -> None:
    lines = _lines(month.pages[0])
    assert lines[0] == "UBND TỈNH AN BÌNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert lines[1] == "SỞ KHOA HỌC VÀ CÔNG NGHỆ Độc lập - Tự do - Hạnh phúc"
    assert lines[2].startswith("Số: /BC-SKHCN An Bình, ngày tháng 10 năm 2026")
    assert lines[3:5] == ["BÁO CÁO", "Kết quả thực hiện nhiệm vụ tháng 10 năm 2026"]


def test_pages_are_numbered_from_the_second_and_each_annex_anew(month: PDF) -> None:
    first_lines = [_lines(page)[0] for page in month.pages]
    begins = [place for place, line in enumerate(first_lines) if not line.isdigit()]
    assert len(begins) == 3
    assert begins[0] == 0
    assert [first_lines[place] for place in begins[1:]] == ["Phụ lục I", "Phụ lục II"]
    for begin, end in zip(begins, [*begins[1:], len(first_lines)], strict=True):
        assert first_lines[begin + 1 : end] == [str(number) for number in range(2, end - begin + 1)]


def test_the_report_is_upright_and_the_annexes_lie(month: PDF) -> None:
    widths = [round(float(page.width) * _A_POINT_IN_MM) for page in month.pages]
    annex = next(place for place, page in enumerate(month.pages) if _lines(page)[0] == "Phụ lục I")
    assert set(widths[:annex]) == {210}
    assert set(widths[annex:]) == {297}


def test_everything_is_set_in_times_or_its_twin_and_nothing_leaves_the_margins(month: PDF) -> None:
    for page in month.pages:
        for letter in page.chars:
            assert "LiberationSerif" in letter["fontname"] or "TimesNewRoman" in letter["fontname"]
            assert letter["x0"] * _A_POINT_IN_MM >= 29.9
            assert letter["x1"] * _A_POINT_IN_MM <= float(page.width) * _A_POINT_IN_MM - 14.5


@pytest.mark.parametrize("which", ["month", "quarter"])
def test_the_signature_stands_on_one_page_with_the_last_words(which: str, request: pytest.FixtureRequest) -> None:
    pages: PDF = request.getfixturevalue(which)
    [last] = [page for page in pages.pages if any(line.endswith("./.") for line in _lines(page))]
    text = last.extract_text() or ""
    for words in ("Nơi nhận:", "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Nguyễn Thị Hòa", "- Lưu: VT, VP."):
        assert words in text


def test_each_chart_stands_under_its_caption(month: PDF, quarter: PDF) -> None:
    for pages in (month, quarter):
        captions = [
            (page, word)
            for page in pages.pages
            for word in page.extract_text_lines()
            if re.match(r"\d\. (Biểu đồ|Lịch)", word["text"])
        ]
        assert len(captions) == 2
        assert all(
            any(0 < picture["top"] - caption["top"] < 40 for picture in page.images) for page, caption in captions
        )


def test_no_empty_pages(month: PDF, quarter: PDF) -> None:
    for pages in (month, quarter):
        assert all(len(_lines(page)) > 2 or page.images for page in pages.pages)
