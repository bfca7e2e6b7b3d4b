"""Plans and conclusions without a table, in the ways offices write them."""

from domain.plan_draft import PlanDraft
from plans.read import read_plan
from tests.fakes.plan_files import docx_file

HEAD = ["Sơn La, ngày 12 tháng 6 năm 2026", "KẾ HOẠCH", "Công tác năm 2026"]


def read(*lines: str) -> PlanDraft:
    return read_plan(docx_file([*HEAD, *lines]), "a.docx")


def brief(draft: PlanDraft) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...], str]]:
    """Number, title, lead, cooperating and deadline of each task."""
    return [
        (task.number, task.title, task.lead, task.cooperating, task.deadline.text if task.deadline else "")
        for task in draft.tasks
    ]


def test_what_a_conclusion_gives_to_whom() -> None:
    draft = read(
        "Sau khi nghe báo cáo, Phó Chủ tịch kết luận như sau:",
        "1. Giao Sở Tài chính chủ trì, phối hợp với các chủ đầu tư rà soát, điều chuyển vốn; hoàn thành trước ngày "
        "30/6/2026.",
        "2. Giao Sở Xây dựng chủ trì, phối hợp với Sở Y tế tháo gỡ vướng mắc; báo cáo UBND tỉnh trước ngày 20/6/2026.",
        "3. Đề nghị Ban Quản lý dự án tỉnh chủ trì đẩy nhanh thi công, hoàn thành trong tháng 12/2026.",
    )
    assert brief(draft) == [
        ("1", "rà soát, điều chuyển vốn", ("Sở Tài chính",), ("các chủ đầu tư",), "trước ngày 30/6/2026"),
        ("2", "tháo gỡ vướng mắc", ("Sở Xây dựng",), ("Sở Y tế",), "trước ngày 20/6/2026"),
        ("3", "đẩy nhanh thi công", ("Ban Quản lý dự án tỉnh",), (), "trong tháng 12/2026"),
    ]


def test_bullets_with_everything_in_brackets() -> None:
    draft = read(
        "II. NỘI DUNG",
        "1. Công tác văn thư",
        "- Lập danh mục hồ sơ (Chủ trì: Văn phòng; phối hợp: Các phòng; hoàn thành: Quý I).",
        "2. Công tác lưu trữ",
        "- Chỉnh lý tài liệu (Chủ trì: Trung tâm Lưu trữ; hoàn thành: Tháng 11/2026).",
    )
    assert brief(draft) == [
        ("1", "Lập danh mục hồ sơ", ("Văn phòng",), ("Các phòng",), "Quý I"),
        ("2", "Chỉnh lý tài liệu", ("Trung tâm Lưu trữ",), (), "Tháng 11/2026"),
    ]
    assert [task.group and task.group.title for task in draft.tasks] == ["Công tác văn thư", "Công tác lưu trữ"]


def test_letters_with_labelled_lines_that_a_page_broke_and_no_tasks_in_the_closing_part() -> None:
    draft = read(
        "II. CÁC NHIỆM VỤ",
        "1. Hoàn thiện thể chế",
        "a) Xây dựng quy chế quản lý tài liệu điện tử. Đơn vị chủ",
        "trì: Phòng Pháp chế; đơn vị phối hợp: Văn phòng; thời",
        "gian thực hiện: 30/6/2026.",
        "b) Ban hành danh mục dữ liệu mở",
        "+ Đơn vị chủ trì: Trung tâm Tin học",
        "+ Thời hạn: Quý III/2026",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Giao Văn phòng chủ trì, phối hợp với các phòng theo dõi, đôn đốc.",
        "2. Thủ trưởng các đơn vị chịu trách nhiệm: tổ chức thực hiện Kế hoạch.",
    )
    assert brief(draft) == [
        ("a", "Xây dựng quy chế quản lý tài liệu điện tử", ("Phòng Pháp chế",), ("Văn phòng",), "30/6/2026"),
        ("b", "Ban hành danh mục dữ liệu mở", ("Trung tâm Tin học",), (), "Quý III/2026"),
    ]
