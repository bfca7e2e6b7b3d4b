"""Corrections of a reading typed in chat: which rows they name, and what of them."""

import pytest

from domain.problem import Problem
from domain.reading_edits import Edit, read_edit
from domain.reading_table import Column

REFS = ["I.1", "I.1 (2)", "I.12", "II.1.a", "II.1.b", "II.3", "#7"]
NUMBERS = {"1": ["I.1", "I.1 (2)", "II.1.a", "II.1.b"], "12": ["I.12"], "3": ["II.3"], "": ["#7"]}


@pytest.mark.parametrize(
    ("typed", "edit"),
    [
        ("sửa I.12 hạn 30/6", Edit("change", ("I.12",), Column.DEADLINE, "30/6")),
        ("sửa 12 hạn 30/6", Edit("change", ("I.12",), Column.DEADLINE, "30/6")),
        ("sua ii.3 thoi han: quy III", Edit("change", ("II.3",), Column.DEADLINE, "quy III")),
        ("Sửa II.3 đơn vị chủ trì là Phòng A", Edit("change", ("II.3",), Column.LEAD, "Phòng A")),
        (
            "đổi II.1.a, II.1.b và 3 phối hợp Phòng B",
            Edit("change", ("II.1.a", "II.1.b", "II.3"), Column.COOPERATING, "Phòng B"),
        ),
        ("sửa I.1 (2) sản phẩm 2 báo cáo", Edit("change", ("I.1 (2)",), Column.PRODUCT, "2 báo cáo")),
        ("sửa 3 phối hợp không", Edit("change", ("II.3",), Column.COOPERATING, "")),
        ("sửa 3: nội dung Rà soát 5 thủ tục", Edit("change", ("II.3",), Column.TITLE, "Rà soát 5 thủ tục")),
        ("bỏ II.3", Edit("remove", ("II.3",))),
        ("xóa 12, 3.", Edit("remove", ("I.12", "II.3"))),
        ("xem #7", Edit("show", ("#7",))),
    ],
)
def test_what_is_asked(typed: str, edit: Edit) -> None:
    assert read_edit(typed, REFS, NUMBERS) == edit


@pytest.mark.parametrize(
    "typed",
    ["", "ok", "1", "bỏ", "bỏ, không nạp", "xem bảng", "sửa", "12 hạn 30/6", "bỏ 12 vì đã xong", "Văn phòng Sở"],
)
def test_what_is_no_correction(typed: str) -> None:
    assert read_edit(typed, REFS, NUMBERS) is None


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("sửa 99 hạn 30/6", "load.edit.no_row"),
        ("bỏ III.9", "load.edit.no_row"),
        ("sửa hạn 30/6", "load.edit.no_row"),
        ("sửa 1 hạn 30/6", "load.edit.which_row"),
        ("sửa 12", "load.edit.how"),
        ("sửa 12 hạn", "load.edit.how"),
        ("sửa 12 màu xanh", "load.edit.how"),
    ],
)
def test_what_cannot_be_followed_is_said(typed: str, problem: str) -> None:
    with pytest.raises(Problem) as raised:
        read_edit(typed, REFS, NUMBERS)
    assert raised.value.key == problem
