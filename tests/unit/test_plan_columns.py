"""Columns told by what their headings and cells mean: units as marks, fields, dittos, numbers without a heading."""

import pytest

from domain.plan_draft import PlanDraft
from plans.read import read_plan
from tests.fakes.plan_files import LEFT, UP, Blocks, Rows, docx_file, xlsx_file

TITLE = ["KẾ HOẠCH", "Công tác năm 2026"]


def both(*blocks: str | Rows) -> list[PlanDraft]:
    """The plan read from Word and from Excel."""
    content: Blocks = [*TITLE, *blocks]
    return [read_plan(docx_file(content), "a.docx"), read_plan(xlsx_file({"KH": content}), "a.xlsx")]


@pytest.mark.parametrize(
    "header",
    [
        ["TT", "Tên văn bản", "Cơ quan chuẩn bị", "Lãnh đạo UBND chỉ đạo", "Thời gian trình"],
        ["Stt", "Hạng mục công việc", "Bộ phận tham mưu", "Lãnh đạo phụ trách", "Mốc thời gian"],
        ["TT", "Các việc triển khai", "Phòng/Bộ phận", "Lãnh đạo Sở", "Khi nào"],
        ["", "Nội dung", "Đơn vị chủ trì soạn thảo", "Chỉ đạo", "Dự kiến hoàn thành"],
    ],
)
def test_headings_of_many_agencies(header: list[str]) -> None:
    rows = [
        header,
        ["1", "Đề án du lịch biển", "Sở Du lịch", "PCT Trần A", "Quý II"],
        ["2", "Quy chế làm việc", "Văn phòng", "CT Lê B", "Tháng 9"],
    ]
    for draft in both(rows):
        assert [(task.number, task.title, task.lead) for task in draft.tasks] == [
            ("1", "Đề án du lịch biển", ("Sở Du lịch",)),
            ("2", "Quy chế làm việc", ("Văn phòng",)),
        ]
        assert [task.deadline and task.deadline.text for task in draft.tasks] == ["Quý II", "Tháng 9"]


@pytest.mark.parametrize("shared", [UP, "Trồng trọt"])
def test_a_column_of_fields_names_the_sections(shared: str) -> None:
    rows = [
        ["Lĩnh vực", "STT", "Nhiệm vụ cụ thể", "Đơn vị thực hiện", "Tiến độ"],
        ["Trồng trọt", "1", "Mô hình lúa", "Chi cục Trồng trọt và Bảo vệ thực vật", "Quý III"],
        [shared, "2", "Mã số vùng trồng", "Phòng Kinh tế", "Tháng 10"],
        ["Môi trường", "3", "Quan trắc nước", "Phòng Môi trường", "Hằng quý"],
    ]
    for draft in both(rows):
        assert [(task.section, task.number) for task in draft.tasks] == [
            ("Trồng trọt", "1"),
            ("Trồng trọt", "2"),
            ("Môi trường", "3"),
        ]
        assert [section.title for section in draft.sections] == ["Trồng trọt", "Môi trường"]
        assert draft.tasks[0].lead == ("Chi cục Trồng trọt và Bảo vệ thực vật",)


def test_units_as_columns_of_marks() -> None:
    rows = [
        ["STT", "Nội dung công việc", "Đơn vị thực hiện (CT: chủ trì, PH: phối hợp)", LEFT, LEFT, "Thời hạn"],
        [UP, UP, "Văn phòng", "Phòng Kinh tế", "Công an phường", UP],
        ["1", "Sơ kết 6 tháng", "CT", "PH", "", "Trước 20/6"],
        ["2", "Trật tự đô thị", "", "CT", "PH", "Tháng 5"],
    ]
    for draft in both(rows):
        assert [(task.lead, task.cooperating) for task in draft.tasks] == [
            (("Văn phòng",), ("Phòng Kinh tế",)),
            (("Phòng Kinh tế",), ("Công an phường",)),
        ]


def test_sub_headings_by_their_place_and_start_and_end() -> None:
    rows = [
        ["STT", "Danh mục công việc", "Bộ phận thực hiện", LEFT, "Thời gian", LEFT, "Mức độ hoàn thành (%)"],
        [UP, UP, "Chính", "Phối hợp", "Từ ngày", "Đến ngày", UP],
        ["1", "2", "3", "4", "5", "6", "7"],
        ["I", "Ngân sách", "", "", "", "", ""],
        ["1", "Lập dự toán", "Bộ phận ngân sách", "Kho bạc Nhà nước khu vực", "01/7/2026", "15/10/2026", "0"],
    ]
    for draft in both(rows):
        (task,) = draft.tasks
        assert (task.ref, task.lead, task.cooperating) == (
            "I.1",
            ("Bộ phận ngân sách",),
            ("Kho bạc Nhà nước khu vực",),
        )
        assert task.deadline is not None
        assert [str(day) for day in task.deadline.due] == ["2026-10-15"]


def test_numbers_typed_into_the_texts() -> None:
    rows = [
        ["Nội dung công việc", "Đơn vị thực hiện", "Thời gian"],
        ["I. TUYÊN TRUYỀN", "", ""],
        ["1. Treo băng rôn", "Phòng Văn hóa - Xã hội", "Trước 01/3"],
        ["2. Phát thanh", "Trung tâm Dịch vụ tổng hợp", "Hằng ngày"],
    ]
    for draft in both(rows):
        assert [(task.ref, task.number, task.title) for task in draft.tasks] == [
            ("I.1", "1", "Treo băng rôn"),
            ("I.2", "2", "Phát thanh"),
        ]


def test_dittos_and_codes_and_a_section_that_names_its_unit() -> None:
    rows = [
        ["Mã NV", "Nội dung", "Chủ trì", "Thời gian", "Kinh phí"],
        ["A", "Quân sự", "Ban Chỉ huy Quân sự xã", "", ""],
        ["NV01", "Giao quân", "Ban Chỉ huy Quân sự xã", "Tháng 2", "10"],
        ["NV02", "Tuyển quân", "nt", '"', "20"],
        ["", "Cộng mục A", "", "", "30"],
        ["NV03", "Công tác dân vận", "Văn phòng", "Quý I", "40"],
        ["", "Tổng cộng", "", "", "70"],
    ]
    for draft in both(rows):
        assert [(task.number, task.lead, task.deadline and task.deadline.text) for task in draft.tasks] == [
            ("NV01", ("Ban Chỉ huy Quân sự xã",), "Tháng 2"),
            ("NV02", ("Ban Chỉ huy Quân sự xã",), "Tháng 2"),
            ("NV03", ("Văn phòng",), "Quý I"),
        ]


def test_tables_under_headings_of_their_own_the_second_without_a_header() -> None:
    header = ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"]
    drafts = both(
        "1. Cải cách thể chế",
        [header, ["1", "Rà soát văn bản", "Thanh tra", "Tháng 11"]],
        "2. Thủ tục hành chính",
        [["1", "Cắt giảm thời gian giải quyết", "Văn phòng", "Quý II"]],
        "3. Tổ chức bộ máy",
        [header, ["1", "Sắp xếp đơn vị sự nghiệp", "Phòng Tổ chức", "30/9"]],
        [["STT", "Lĩnh vực", "Năm 2024", "Năm 2025"], ["1", "Thể chế", "8,5", "9,0"]],
    )
    assert [(task.section, task.title) for task in drafts[0].tasks] == [
        ("1", "Rà soát văn bản"),
        ("2", "Cắt giảm thời gian giải quyết"),
        ("3", "Sắp xếp đơn vị sự nghiệp"),
    ]
    assert [task.title for task in drafts[1].tasks] == [task.title for task in drafts[0].tasks]


def test_a_list_of_people_is_no_task_table() -> None:
    people = [
        ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Nhiệm vụ"],
        ["1", "Trần A", "Giám đốc", "Ban Giám đốc", "Trưởng ban"],
        ["2", "Lê B", "Trưởng phòng", "Văn phòng", "Thành viên"],
    ]
    rows = [["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian"], ["1", "Rà soát văn bản", "Thanh tra", "Tháng 11"]]
    for draft in both(rows, "DANH SÁCH BAN CHỈ ĐẠO", people):
        assert [task.title for task in draft.tasks] == ["Rà soát văn bản"]


def test_each_sheet_is_a_section() -> None:
    header = ["TT", "Nội dung công việc", "Đơn vị thực hiện", "Hạn hoàn thành"]
    book = xlsx_file(
        {
            "Nội vụ": ["CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026", [header, ["1", "Tuyển dụng", "Phòng Nội vụ", "Quý I"]]],
            "Kinh tế": [[header, ["1", "Giải ngân", "Phòng Tài chính", "Quý IV"]]],
        }
    )
    draft = read_plan(book, "a.xlsx")
    assert [(task.section, task.title) for task in draft.tasks] == [("Nội vụ", "Tuyển dụng"), ("Kinh tế", "Giải ngân")]
