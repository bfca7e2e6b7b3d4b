"""Plans of many agencies in many layouts, each read the same from Word, Excel, a web page and a text with tabs."""

from collections.abc import Callable, Sequence

import pytest

from domain.plan_draft import PlanDraft, TaskDraft
from plans.read import read_plan
from tests.fakes.plan_files import LEFT, UP, Blocks, docx_file, html_file, text_file, xlsx_file

FORMATS: dict[str, Callable[[Blocks], bytes]] = {
    "docx": docx_file,
    "xlsx": lambda blocks: xlsx_file({"Kế hoạch": blocks}),
    "html": html_file,
    "txt": text_file,
}
TITLE = ["KẾ HOẠCH", "Cải cách hành chính năm 2026"]


def in_formats(blocks: Blocks, formats: Sequence[str] = ("docx", "xlsx", "html", "txt")) -> list[PlanDraft]:
    """The plan as each format gives it."""
    return [read_plan(FORMATS[name](blocks), f"ke-hoach.{name}") for name in formats]


def brief(task: TaskDraft) -> tuple[str, str, str, str]:
    """Reference, title, lead and deadline of a task."""
    return task.ref, task.title, " | ".join(task.lead), task.deadline.text if task.deadline else ""


def test_two_row_header_with_column_numbers_and_two_levels_of_sections() -> None:
    blocks: Blocks = [
        *TITLE,
        [
            ["STT", "Nội dung công việc", "Đơn vị thực hiện", LEFT, "Thời gian thực hiện", LEFT, "Kết quả đầu ra"],
            [UP, UP, "Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành", UP],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ["A", "CÔNG TÁC CHỈ ĐẠO", LEFT, LEFT, LEFT, LEFT, LEFT],
            ["I", "Ban hành văn bản", LEFT, LEFT, LEFT, LEFT, LEFT],
            [
                "1",
                "Ban hành Kế hoạch",
                "Phòng Nội vụ",
                "Văn phòng và các phòng",
                "01/01/2026",
                "15/01/2026",
                "Kế hoạch",
            ],
            ["2", "Họp sơ kết", "P. CCHC", "Các phòng, đơn vị", "Tháng 5", "Trước 30/6", "Báo cáo"],
            ["B", "CẢI CÁCH THỂ CHẾ", LEFT, LEFT, LEFT, LEFT, LEFT],
            ["1", "Rà soát văn bản", "Phòng Pháp chế", "", "", "Hằng quý", "Báo cáo"],
        ],
    ]
    for draft in in_formats(blocks, ("docx", "xlsx", "html")):
        assert [section.title for section in draft.sections] == ["CÔNG TÁC CHỈ ĐẠO", "CẢI CÁCH THỂ CHẾ"]
        assert list(map(brief, draft.tasks)) == [
            ("A.I.1", "Ban hành Kế hoạch", "Phòng Nội vụ", "15/01/2026"),
            ("A.I.2", "Họp sơ kết", "P. CCHC", "Trước 30/6"),
            ("B.1", "Rà soát văn bản", "Phòng Pháp chế", "Hằng quý"),
        ]
        assert draft.tasks[0].cooperating == ("Văn phòng", "các phòng")
        assert draft.tasks[0].product == "Kế hoạch"
        assert draft.tasks[0].group is not None
        assert draft.tasks[0].group.title == "Ban hành văn bản"


def test_sub_headings_under_cells_that_are_not_merged_down() -> None:
    blocks: Blocks = [
        *TITLE,
        [
            ["TT", "Nhiệm vụ", "Phân công", LEFT, "Tiến độ", "Kết quả đầu ra"],
            ["", "", "Chủ trì", "Phối hợp", "", ""],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            ["1", "Xây dựng quy chế", "P. QLKH", "Văn phòng", "Trước 15/3", "Quy chế"],
        ],
    ]
    for draft in in_formats(blocks):
        (task,) = draft.tasks
        assert brief(task) == ("1", "Xây dựng quy chế", "P. QLKH", "Trước 15/3")
        assert (task.cooperating, task.product) == (("Văn phòng",), "Quy chế")


def test_a_day_of_beginning_is_no_deadline() -> None:
    rows = ["STT", "Nội dung", "Chủ trì", "Bắt đầu", "Kết thúc"]
    blocks: Blocks = [
        *TITLE,
        [rows, ["1", "Sơ kết", "Văn phòng", "05/4", "30/6"], ["2", "Họp", "Văn phòng", "05/4", ""]],
    ]
    for draft in in_formats(blocks):
        assert [brief(task)[-1] for task in draft.tasks] == ["30/6", ""]
        assert [(remark.code, remark.where) for remark in draft.remarks] == [("blank_deadline", "2")]


def test_columns_in_any_order() -> None:
    blocks: Blocks = [
        *TITLE,
        [
            ["Thời hạn", "Nội dung công việc", "Sản phẩm", "Người phụ trách", "Phối hợp", "STT"],
            ["Trước 10/01", "Lập đoàn kiểm tra", "Quyết định", "đ/c Tuyết", "Văn phòng", "1"],
            ["Quý II", "Kiểm tra", "Biên bản", "Đ/c Nam; Đ/c Lan", "", "2"],
        ],
    ]
    for draft in in_formats(blocks):
        assert [task.number for task in draft.tasks] == ["1", "2"]
        assert [task.lead for task in draft.tasks] == [("đ/c Tuyết",), ("Đ/c Nam", "Đ/c Lan")]
        assert [task.product for task in draft.tasks] == ["Quyết định", "Biên bản"]


def test_lead_and_cooperating_units_in_one_cell() -> None:
    blocks: Blocks = [
        *TITLE,
        [
            ["TT", "Nhiệm vụ", "Đơn vị chủ trì, phối hợp", "Tiến độ"],
            ["1", "Đề án", "Chủ trì: Phòng Nghiệp vụ; phối hợp: Văn phòng Sở, Bệnh viện tỉnh", "Quý I"],
            ["2", "Tuyển dụng", "Phòng Tổ chức chủ trì, phối hợp với các đơn vị trực thuộc", "Quý II"],
            ["3", "Tập huấn", "Văn phòng Sở", "Quý II"],
        ],
    ]
    for draft in in_formats(blocks):
        assert [(task.lead, task.cooperating) for task in draft.tasks] == [
            (("Phòng Nghiệp vụ",), ("Văn phòng Sở", "Bệnh viện tỉnh")),
            (("Phòng Tổ chức",), ("các đơn vị trực thuộc",)),
            (("Văn phòng Sở",), ()),
        ]


def test_columns_of_quarters_with_crosses() -> None:
    blocks: Blocks = [
        *TITLE,
        [
            ["TT", "Nội dung", "Đơn vị chủ trì", "Thời gian thực hiện", LEFT, LEFT, LEFT],
            [UP, UP, UP, "Quý I", "Quý II", "Quý III", "Quý IV"],
            ["1", "Thẩm định văn bản", "Phòng A", "x", "", "x", ""],
            ["2", "Ngày Pháp luật", "Phòng B", "", "", "", "X"],
        ],
    ]
    for draft in in_formats(blocks):
        assert [task.deadline and [str(day) for day in task.deadline.due] for task in draft.tasks] == [
            ["2026-03-31", "2026-09-30"],
            ["2026-12-31"],
        ]


def test_a_number_over_several_rows_and_a_heading_row_under_it() -> None:
    blocks: Blocks = [
        *TITLE,
        [
            ["TT", "Mục tiêu", "Nhiệm vụ", "Hoạt động", "Chủ trì", "Thời gian"],
            ["1", "100% đúng hạn", "Rà soát quy trình", "Khảo sát", "Phòng A", "Tháng 2"],
            [UP, UP, UP, "Đề xuất sửa đổi", UP, "Tháng 4"],
            ["2", "Hài lòng", "Khảo sát hài lòng", "Phát phiếu", "Văn phòng", "30/9"],
        ],
    ]
    for draft in in_formats(blocks, ("docx", "xlsx", "html")):
        assert list(map(brief, draft.tasks)) == [
            ("1.a", "Rà soát quy trình", "Phòng A", "Tháng 2"),
            ("1.b", "Rà soát quy trình", "Phòng A", "Tháng 4"),
            ("2", "Khảo sát hài lòng", "Văn phòng", "30/9"),
        ]
        assert [task.activity for task in draft.tasks] == ["Khảo sát", "Đề xuất sửa đổi", "Phát phiếu"]


def test_groups_by_number_letters_and_sections_typed_into_the_first_column() -> None:
    blocks: Blocks = [
        *TITLE,
        [
            ["STT", "Nội dung", "Cơ quan thực hiện", "Thời gian hoàn thành"],
            ["A. NHÓM NHIỆM VỤ KINH TẾ", LEFT, LEFT, LEFT],
            ["1", "Rà soát văn bản", "", ""],
            ["a)", "Lập danh mục", "Văn phòng", "31/3/2026"],
            ["b)", "Đề xuất bãi bỏ", "Văn phòng", "Quý III"],
            ["2", "Ban hành quy chế", "Phòng Văn hóa - Xã hội", "Tháng 6"],
            ["", "Tổng cộng: 3 nhiệm vụ", "", ""],
        ],
    ]
    for draft in in_formats(blocks):
        assert [task.ref for task in draft.tasks] == ["A.1.a", "A.1.b", "A.2"]
        assert [(s.number, s.title) for s in draft.sections] == [("A", "NHÓM NHIỆM VỤ KINH TẾ")]
        assert draft.tasks[0].group is not None
        assert draft.tasks[0].group.title == "Rà soát văn bản"


def test_several_task_tables_and_what_is_none() -> None:
    header = ["STT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Thời gian trình"]
    blocks: Blocks = [
        "QUYẾT ĐỊNH",
        "Ban hành Kế hoạch nhiệm vụ trọng tâm năm 2026",
        "Phụ lục I",
        [header, ["1", "Đề án du lịch", "Sở Du lịch", "Tháng 3"], ["2", "Đề án cấp nước", "Sở Xây dựng", "Tháng 9"]],
        "Phụ lục II",
        [header, ["1", "Báo cáo kinh tế", "Sở Tài chính", "Hằng tháng"]],
        "Mẫu báo cáo kết quả thực hiện",
        [[*header, "Kết quả thực hiện"], ["1", "Đề án du lịch", "Sở Du lịch", "", ""], ["2", "", "", "", ""]],
        "Biểu số 1: Thống kê hồ sơ",
        [["STT", "Đơn vị", "Số hồ sơ tiếp nhận", "Đúng hạn"], ["1", "Sở Du lịch", "120", "119"]],
        [["Nơi nhận:\n- Lưu: VT.", "GIÁM ĐỐC\nTrần Thị Bích Ngọc"]],
    ]
    for draft in in_formats(blocks):
        assert [task.title for task in draft.tasks] == ["Đề án du lịch", "Đề án cấp nước", "Báo cáo kinh tế"]
        assert len({task.ref for task in draft.tasks}) == 3


def test_scored_criteria_over_their_parts() -> None:
    blocks: Blocks = [
        *TITLE,
        [
            ["TT", "Tiêu chí", "Điểm tối đa", "Điểm đạt năm 2025", "Mục tiêu năm 2026", "Giải pháp", "Đơn vị chủ trì"],
            ["1", "Tham gia của người dân", "10", "4,85", "5,2", "", ""],
            ["1.1", "Tri thức công dân", "2,5", "0,98", "1,1", "Tuyên truyền", "Phòng Văn hóa"],
            ["1.2", "Bầu cử", "2.5", "1.45", "1.5", "Bầu trưởng khu phố", "Mặt trận phường"],
        ],
    ]
    for draft in in_formats(blocks):
        assert [(task.criterion, task.criterion_title) for task in draft.tasks] == [
            ("1.1", "Tri thức công dân"),
            ("1.2", "Bầu cử"),
        ]
        assert [(task.score_max, task.score_achieved, task.score_target) for task in draft.tasks] == [
            (2.5, 0.98, 1.1),
            (2.5, 1.45, 1.5),
        ]
        assert [remark.code for remark in draft.remarks] == ["no_deadlines"]


def test_tasks_without_numbers() -> None:
    blocks: Blocks = [
        *TITLE,
        [
            ["Nội dung", "Người thực hiện", "Thời gian"],
            ["Lập danh mục", "Văn thư", "Quý I"],
            ["Chỉnh lý", "Kho", "Quý II"],
        ],
    ]
    for draft in in_formats(blocks):
        assert [task.title for task in draft.tasks] == ["Lập danh mục", "Chỉnh lý"]
        assert len({task.ref for task in draft.tasks}) == 2


def test_the_head_of_a_department() -> None:
    blocks: Blocks = [
        [
            ["UBND TỈNH LÀO CAI\nSỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
            ["Số: 15/KH-SNV", "Lào Cai, ngày 05 tháng 01 năm 2026"],
        ],
        "KẾ HOẠCH",
        "Công tác cải cách hành chính năm 2026 của Sở Nội vụ",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 02/01/2026 của UBND tỉnh; Sở Nội vụ ban hành kế hoạch như sau:",
        "Văn phòng tổng hợp, báo cáo định kỳ hằng tháng, quý, năm.",
        "PHỤ LỤC",
        "BẢNG PHÂN CÔNG NHIỆM VỤ",
        "(Kèm theo Kế hoạch số 15/KH-SNV)",
        [["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["1", "Họp", "Văn phòng", "Quý I"]],
        [["Nơi nhận:\n- UBND tỉnh;", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Thị Bích Ngọc"]],
    ]
    draft = read_plan(docx_file(blocks), "a.docx")
    assert draft.title == "KẾ HOẠCH Công tác cải cách hành chính năm 2026 của Sở Nội vụ"
    assert draft.appendix_title == "BẢNG PHÂN CÔNG NHIỆM VỤ"
    assert (draft.number, draft.issued) == ("15/KH-SNV", "ngày 05 tháng 01 năm 2026")
    assert (draft.agency, draft.province, draft.signer, draft.year) == (
        "Sở Nội vụ",
        "Lào Cai",
        "Trần Thị Bích Ngọc",
        2026,
    )
    assert draft.report_cycle == "month"


def test_the_head_of_a_commune() -> None:
    blocks: Blocks = [
        [
            ["ỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["Số: 07/KH-UBND", "Tân Phú, ngày 20 tháng 12 năm 2025"],
        ],
        "KẾ HOẠCH",
        "Chuyển đổi số xã Tân Phú năm 2026",
        "Căn cứ Kế hoạch số 5/KH-UBND của UBND tỉnh Đồng Nai;",
        [["STT", "Nhiệm vụ", "Phụ trách", "Thời hạn"], ["1", "Số hóa", "Công chức Văn phòng - Thống kê", "Quý I"]],
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Văn Hùng",
    ]
    draft = read_plan(docx_file(blocks), "a.docx")
    assert (draft.agency, draft.province, draft.signer) == ("Ủy ban nhân dân xã Tân Phú", "Đồng Nai", "Nguyễn Văn Hùng")
    # Issued in December for the next year.
    assert draft.year == 2026
    assert draft.tasks[0].lead == ("Công chức Văn phòng - Thống kê",)


def test_a_plan_without_a_table() -> None:
    blocks: Blocks = [
        "KẾ HOẠCH",
        "Công tác khuyến công năm 2026",
        "Căn cứ Nghị định số 45/2012/NĐ-CP;",
        "I. MỤC ĐÍCH",
        "1. Nâng cao hiệu quả.",
        "II. NHIỆM VỤ",
        "1. Tổ chức hội nghị khu vực. Đơn vị chủ trì: Trung tâm Khuyến công; đơn vị phối hợp: Văn phòng Sở, "
        "Phòng Công nghiệp; thời gian thực hiện: Quý II/2026.",
        "2. Hỗ trợ máy móc.",
        "- Đơn vị chủ trì: Trung tâm Khuyến công.",
        "- Thời gian hoàn thành: trước 30/11/2026.",
        "- Sản phẩm: Báo cáo nghiệm thu.",
        "3. Tuyên truyền. Giao Văn phòng Sở chủ trì, phối hợp với Báo tỉnh thực hiện. Thời gian: Thường xuyên.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Văn phòng Sở theo dõi, đôn đốc.",
    ]
    for draft in in_formats(blocks, ("docx", "html", "txt")):
        assert list(map(brief, draft.tasks)) == [
            ("II.1", "Tổ chức hội nghị khu vực", "Trung tâm Khuyến công", "Quý II/2026"),
            ("II.2", "Hỗ trợ máy móc", "Trung tâm Khuyến công", "trước 30/11/2026"),
            ("II.3", "Tuyên truyền", "Văn phòng Sở", "Thường xuyên"),
        ]
        assert draft.tasks[0].cooperating == ("Văn phòng Sở", "Phòng Công nghiệp")
        assert draft.tasks[1].product == "Báo cáo nghiệm thu"
        assert draft.tasks[2].cooperating == ("Báo tỉnh",)


def test_a_table_that_goes_on_without_its_header() -> None:
    header = ["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"]
    blocks: Blocks = [
        *TITLE,
        [header, ["1", "Họp", "Văn phòng", "Quý I"]],
        "",
        [["2", "Kiểm tra", "Thanh tra", "Quý II"]],
    ]
    draft = read_plan(docx_file(blocks), "a.docx")
    assert [task.title for task in draft.tasks] == ["Họp", "Kiểm tra"]


@pytest.mark.parametrize(
    ("title", "issued", "year"),
    [
        ("Cải cách hành chính năm 2026", "ngày 05 tháng 01 năm 2026", 2026),
        ("Cải cách hành chính năm 2026", "ngày 20 tháng 12 năm 2025", 2026),
        ("Khắc phục hạn chế chỉ số năm 2024", "ngày 10 tháng 3 năm 2025", 2025),
        ("Cải thiện chỉ số", "ngày     tháng 5 năm 2024", 2024),
    ],
)
def test_the_year_of_a_plan(title: str, issued: str, year: int) -> None:
    blocks: Blocks = [
        f"Nghệ An, {issued}",
        "KẾ HOẠCH",
        title,
        [["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["1", "Họp", "Văn phòng", "Quý I"]],
    ]
    assert read_plan(docx_file(blocks), "a.docx").year == year
    assert read_plan(docx_file(blocks), "a.docx", 2030).year == 2030


@pytest.mark.parametrize(
    ("title", "issued", "years"),
    [
        ("Chuyển đổi số giai đoạn 2026-2030", "", (2026, 2030)),
        ("Chuyển đổi số giai đoạn 2026 – 2030", "ngày 20 tháng 12 năm 2025", (2026, 2030)),
        ("Phát triển công nghệ từ năm 2026 đến năm 2028", "ngày 02 tháng 3 năm 2027", (2027, 2028)),
        ("Cải cách hành chính năm 2026 (giai đoạn 2021-2030)", "", (2026, None)),
        ("Tổng kết Chương trình giai đoạn 2021-2025", "ngày 05 tháng 01 năm 2026", (2026, None)),
        ("Chuyển đổi số năm 2026, định hướng đến năm 2030", "ngày 05 tháng 01 năm 2026", (2026, None)),
        ("Phát triển đô thị thông minh đến năm 2030", "ngày 05 tháng 01 năm 2026", (2026, 2030)),
    ],
)
def test_a_plan_of_several_years(title: str, issued: str, years: tuple[int, int | None]) -> None:
    rows = [["1", "Sơ kết", "Văn phòng", "Quý IV/2028"], ["2", "Họp", "Văn phòng", "30/6/2031"]]
    blocks: Blocks = [
        *([f"Nghệ An, {issued}"] if issued else []),
        *("KẾ HOẠCH", title),
        [["STT", "Nhiệm vụ", "Chủ trì", "Thời gian"], *rows],
    ]
    draft = read_plan(docx_file(blocks), "a.docx")
    assert (draft.year, draft.last_year) == years
    outside = [remark.where for remark in draft.remarks if remark.code == "outside_year"]
    assert outside == (["1", "2"] if years[1] is None else ["2"])
    assert ("several_years" in {remark.code for remark in draft.remarks}) == (years[1] is not None)
