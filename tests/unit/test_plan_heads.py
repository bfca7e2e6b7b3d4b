"""Heads of many kinds of papers: letterheads, titles, numbers, dates and signatures."""

import pytest

from domain.plan_draft import PlanDraft
from plans.read import read_plan
from tests.fakes.plan_files import LEFT, Blocks, Rows, docx_file, xlsx_file

TASKS = [["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["1", "Họp", "Văn phòng", "Quý I"]]
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def read(left: str, right: str, *blocks: str | Rows) -> PlanDraft:
    """A Word paper with this letterhead."""
    content: Blocks = [[[left, right]], *blocks]
    return read_plan(docx_file(content), "a.docx")


def test_a_decision_that_issues_a_plan() -> None:
    draft = read(
        "ỦY BAN NHÂN DÂN\nTỈNH THÁI NGUYÊN\nSố: 210/QĐ-UBND",
        f"{STATE}\nThái Nguyên, ngày 15 tháng 01 năm 2025",
        "QUYẾT ĐỊNH",
        "Về việc ban hành Kế hoạch kiểm soát thủ tục hành chính năm 2025",
        "ỦY BAN NHÂN DÂN TỈNH THÁI NGUYÊN",
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "QUYẾT ĐỊNH:",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm soát thủ tục hành chính năm 2025.",
        [["Nơi nhận:\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Thanh Bình"]],
        "KẾ HOẠCH",
        "Kiểm soát thủ tục hành chính năm 2025",
        "(Ban hành kèm theo Quyết định số 210/QĐ-UBND ngày 15/01/2025)",
        TASKS,
    )
    assert draft.title == "QUYẾT ĐỊNH Về việc ban hành Kế hoạch kiểm soát thủ tục hành chính năm 2025"
    assert draft.appendix_title == "KẾ HOẠCH Kiểm soát thủ tục hành chính năm 2025"
    assert (draft.number, draft.agency, draft.province, draft.signer) == (
        "210/QĐ-UBND",
        "Ủy ban nhân dân tỉnh Thái Nguyên",
        "Thái Nguyên",
        "Nguyễn Thanh Bình",
    )


def test_a_party_committee_and_a_letter() -> None:
    party = read(
        "ĐẢNG BỘ TỈNH HƯNG YÊN\nĐẢNG ỦY XÃ ÂN THI\n*\nSố 08-CTr/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM\nÂn Thi, ngày 28 tháng 8 năm 2025",
        "CHƯƠNG TRÌNH HÀNH ĐỘNG",
        "thực hiện Nghị quyết số 57-NQ/TW",
        TASKS,
        [["Nơi nhận:", "T/M ĐẢNG ỦY\nBÍ THƯ\n\nDoãn Quốc Hoàn"]],
    )
    assert (party.number, party.agency, party.province, party.signer) == (
        "08-CTr/ĐU",
        "Đảng ủy xã Ân Thi",
        "Hưng Yên",
        "Doãn Quốc Hoàn",
    )
    letter = read(
        "UBND TỈNH BẾN TRE\nSỞ NỘI VỤ\nSố: 512 /SNV-VP\nV/v phân công thực hiện Đề án 06 năm 2025",
        f"{STATE}\nBến Tre, ngày 21 tháng 02 năm 2025",
        "Kính gửi: Các phòng thuộc Sở.",
        TASKS,
    )
    assert (letter.title, letter.number) == ("V/v phân công thực hiện Đề án 06 năm 2025", "512/SNV-VP")


def test_a_letterhead_that_narrow_cells_broke() -> None:
    draft = read(
        "UBND TỈNH GIA LAI\nSỞ VĂN HÓA, THỂ THAO VÀ DU\nLỊCH\nSố: 178/KH-SVHTTDL",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nGia Lai, ngày 02 tháng 02 năm\n2026",
        "KẾ HOẠCH",
        "Nhiệm vụ trọng tâm",
        "BIỂU PHÂN CÔNG NHIỆM VỤ",
        TASKS,
    )
    assert (draft.agency, draft.province, draft.year) == ("Sở Văn hóa, Thể thao và Du lịch", "Gia Lai", 2026)
    assert (draft.title, draft.appendix_title) == ("KẾ HOẠCH Nhiệm vụ trọng tâm", "BIỂU PHÂN CÔNG NHIỆM VỤ")
    assert draft.issued == "ngày 02 tháng 02 năm 2026"


@pytest.mark.parametrize(
    ("left", "place", "agency", "province"),
    [
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HUẾ", "Huế", "Ủy ban nhân dân thành phố Huế", "Huế"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐỒNG HỚI", "Đồng Hới", "Ủy ban nhân dân thành phố Đồng Hới", "Quảng Bình"),
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG HƯNG LỢI", "Hưng Lợi", "Ủy ban nhân dân phường Hưng Lợi", "Quảng Bình"),
        ("UBND THÀNH PHỐ CẦN THƠ\nSỞ TÀI CHÍNH", "Cần Thơ", "Sở Tài chính", "Cần Thơ"),
        ("SỞ Y TẾ TỈNH NAM ĐỊNH\nBỆNH VIỆN ĐA KHOA", "Nam Định", "Bệnh viện đa khoa", "Nam Định"),
    ],
)
def test_agencies_and_provinces(left: str, place: str, agency: str, province: str) -> None:
    draft = read(
        f"{left}\nSố:      /KH-UBND",
        f"{STATE}\n{place}, ngày      tháng 3 năm 2026",
        "KẾ HOẠCH",
        "Công tác năm 2026",
        "Căn cứ Kế hoạch của UBND tỉnh Quảng Bình;",
        TASKS,
    )
    assert (draft.agency, draft.province) == (agency, province)


def test_a_sheet_like_a_page() -> None:
    blocks: Blocks = [
        [["UBND TỈNH LÂM ĐỒNG", LEFT, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", LEFT]],
        [["SỞ TƯ PHÁP", LEFT, "Độc lập - Tự do - Hạnh phúc", LEFT]],
        "THEO DÕI NHIỆM VỤ TRỌNG TÂM NĂM 2026",
        "(Ban hành kèm theo Kế hoạch số 15/KH-STP ngày 22/01/2026)",
        TASKS,
        [["NGƯỜI LẬP BIỂU", "", "KT. GIÁM ĐỐC", LEFT], ["", "", "PHÓ GIÁM ĐỐC", LEFT]],
        "",
        [["Lê Văn Tám", "", "Phạm Thị Thúy", LEFT]],
    ]
    draft = read_plan(xlsx_file({"KH": blocks}), "a.xlsx")
    assert (draft.title, draft.number, draft.issued) == (
        "THEO DÕI NHIỆM VỤ TRỌNG TÂM NĂM 2026",
        "15/KH-STP",
        "ngày 22/01/2026",
    )
    assert (draft.agency, draft.province, draft.signer) == ("Sở Tư pháp", "Lâm Đồng", "Phạm Thị Thúy")
