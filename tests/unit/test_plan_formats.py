"""The same plan in every kind of file that offices send; real ones of office programs where no library writes them."""

import email.mime.multipart
import email.mime.text
import unicodedata
from pathlib import Path

import pytest

from domain.plan_draft import PlanDraft
from domain.problem import Problem
from plans.read import read_plan
from tests.fakes.pdf_files import Page, pdf_file
from tests.fakes.plan_files import LEFT, Blocks, docx_file, html_file, repacked, text_file, xlsx_file

FILES = Path(__file__).resolve().parents[1] / "files" / "plans"
ROWS = [
    ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành"],
    ["I", "Cải cách thể chế", LEFT, LEFT],
    ["1", "Họp giao ban", "Văn phòng Sở", "Quý I"],
    ["2", "Kiểm tra công vụ", "Thanh tra Sở", "Trước 15/6"],
]
PLAN: Blocks = ["KẾ HOẠCH", "Cải cách hành chính năm 2026", ROWS]
# As Excel writes "Web Page": namespaces, conditional comments, classes, spans, blanks, no quotes, rows of no height.
EXCEL_PAGE = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=%s"><meta name=ProgId content=Excel.Sheet>
<!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->
<style><!--table {mso-displayed-decimal-separator:"\\,";} .xl65 {white-space:normal;}--></style>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:Name>KH</x:Name></x:ExcelWorkbook></xml><![endif]--></head>
<body link=blue vlink=purple><table border=0 cellpadding=0 cellspacing=0 width=640 style='border-collapse:collapse'>
<col width=64 style='width:48pt'><col class=xl65 width=320 span=3>
<tr height=20><td colspan=4 height=20 class=xl66 style='mso-ignore:colspan'>KẾ HOẠCH</td></tr>
<tr><td colspan=4>Cải cách hành chính năm 2026</td></tr>
<tr><td rowspan=2 class=xl65>STT</td><td rowspan=2>Nhiệm vụ</td><td colspan=2>Thực hiện</td></tr>
<tr><td>Đơn vị<br>  chủ trì</td><td>Thời gian hoàn<br>\n  thành</td></tr>
<tr><td>I</td><td colspan=3>Cải cách thể chế</td></tr>
<tr><td align=right x:num>1</td><td>Họp giao ban<span style='mso-spacerun:yes'>&nbsp;</span></td>
<td>Văn phòng&nbsp;Sở</td><td>Quý I</td></tr>
<tr><td x:num>2</td><td>Kiểm tra <font class="font5">công vụ</font></td><td>Thanh tra Sở</td><td>Trước 15/6</td></tr>
<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td></tr><![endif]>
</table></body></html>"""


def delimited(mark: str) -> str:
    lines = [
        [line] if isinstance(line, str) else line
        for block in PLAN
        for line in ([block] if isinstance(block, str) else block)
    ]
    return "\r\n".join(mark.join("" if cell == LEFT else f'"{cell}"' for cell in line) for line in lines)


def windows_1258(text: str) -> bytes:
    """Each letter with its shape, and its tone after it."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    marks = [unicodedata.normalize("NFD", letter) for letter in text]
    split = [
        ("".join(m for m in letter if m not in tones), "".join(m for m in letter if m in tones)) for letter in marks
    ]
    return "".join(unicodedata.normalize("NFC", shape) + tone for shape, tone in split).encode("cp1258")


def drawn() -> bytes:
    page = Page(842, 595).text(350, 40, "KẾ HOẠCH").text(290, 60, "Cải cách hành chính năm 2026")
    cells = [["" if cell == LEFT else cell for cell in row] for row in ROWS]
    return pdf_file([page.ruled([40, 90, 400, 600, 800], [100, 130, 160, 190, 220], cells)])


def archive() -> bytes:
    page = email.mime.multipart.MIMEMultipart("related")
    page.attach(email.mime.text.MIMEText(EXCEL_PAGE % "utf-8", "html", "utf-8"))
    return page.as_bytes()


WRITTEN: dict[str, bytes] = {
    "ke-hoach.docx": docx_file(PLAN),
    "ke-hoach.xlsx": xlsx_file({"Nhiệm vụ": PLAN}),
    "ke-hoach.pdf": drawn(),
    "ke-hoach.html": html_file(PLAN),
    "ke-hoach.txt": text_file(PLAN),
    "trang-web.xls": (EXCEL_PAGE % "utf-8").encode(),
    "trang-web-16.xls": (EXCEL_PAGE % "unicode").encode("utf-16"),
    "trang-web-1258.xls": windows_1258(EXCEL_PAGE % "windows-1258"),
    "trang-web-mht.xls": archive(),
    "dau-phay.csv": delimited(",").encode("utf-8-sig"),
    "dau-cham-phay.csv": delimited(";").encode("utf-8-sig"),
    "dau-tab.csv": delimited("\t").encode("utf-8-sig"),
    "utf-8.csv": delimited(",").encode(),
    "utf-16.csv": delimited("\t").encode("utf-16"),
    "utf-16-be.csv": b"\xfe\xff" + delimited(";").encode("utf-16-be"),
    "windows-1258.csv": windows_1258(delimited(";")),
    "nfd.txt": unicodedata.normalize("NFD", text_file(PLAN).decode()).encode(),
}


def content(draft: PlanDraft) -> list[tuple[str, tuple[str, ...], str]]:
    return [(task.title, task.lead, task.deadline.text if task.deadline else "") for task in draft.tasks]


@pytest.mark.parametrize("name", [*WRITTEN, "ke-hoach.xls", "ke-hoach.ods", "ke-hoach.odt"])
def test_the_same_plan(name: str) -> None:
    data = WRITTEN[name] if name in WRITTEN else (FILES / name).read_bytes()
    draft = read_plan(data, name)
    assert content(draft) == [
        ("Họp giao ban", ("Văn phòng Sở",), "Quý I"),
        ("Kiểm tra công vụ", ("Thanh tra Sở",), "Trước 15/6"),
    ]
    assert (draft.year, [section.title for section in draft.sections]) == (2026, ["Cải cách thể chế"])
    assert {remark.code for remark in draft.remarks} == ({"legacy_font"} if "1258" in name else set())


@pytest.mark.parametrize("name", ["ke-hoach.xls", "trang-web.xls", "ke-hoach.pdf", "ke-hoach.docx"])
def test_the_ending_does_not_matter(name: str) -> None:
    data = WRITTEN[name] if name in WRITTEN else (FILES / name).read_bytes()
    assert [read_plan(data, wrong).title for wrong in ("a.docx", "a", "a.csv.txt")] == [read_plan(data, name).title] * 3


def test_word_of_before_2007_is_asked_for_anew() -> None:
    with pytest.raises(Problem, match=r"plans\.error\.old_word"):
        read_plan((FILES / "ke-hoach.doc").read_bytes(), "ke-hoach.doc")


def test_a_workbook_of_before_2007_under_a_password() -> None:
    data = (FILES / "ke-hoach.xls").read_bytes()
    start = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00")  # the record that begins it; the next one locks it
    with pytest.raises(Problem, match=r"plans\.error\.encrypted"):
        read_plan(data[: start + 20] + b"\x2f\x00" + data[start + 22 :], "ke-hoach.xls")


@pytest.mark.parametrize("name", ["ke-hoach.ods", "ke-hoach.odt"])
def test_an_open_document_under_a_password(name: str) -> None:
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    with pytest.raises(Problem, match=r"plans\.error\.encrypted"):
        read_plan(repacked((FILES / name).read_bytes(), "META-INF/manifest.xml", manifest), name)
