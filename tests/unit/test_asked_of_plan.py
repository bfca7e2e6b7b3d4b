"""Which questions the plan answers by itself; anything else is the Office's."""

import pytest

from domain.asked_of_plan import Asked, asked_of_plan, asks_for_file


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("T12 hạn khi nào", {Asked.DUE}),
        ("bao giờ phải nộp ạ?", {Asked.DUE}),
        ("hạn ngày mấy vậy", {Asked.DUE}),
        ("việc 1 nộp gì", {Asked.PRODUCT}),
        ("sản phẩm là gì", {Asked.PRODUCT, Asked.CONTENT}),
        ("ai phối hợp", {Asked.UNITS}),
        ("đơn vị nào chủ trì việc 2", {Asked.UNITS}),
        ("việc 2 làm gì", {Asked.CONTENT}),
        ("việc chi rứa", {Asked.CONTENT}),
        ("gửi file kế hoạch cho em với ạ?", {Asked.FILE}),
        ("file kế hoạch ở đâu", {Asked.FILE}),
        ("nộp cho ai ạ", set()),
        ("mẫu ở đâu", set()),
        ("có được lùi hạn không", set()),
        ("nộp bản giấy hay bản mềm khi nào", set()),
        ("răng rứa", set()),
    ],
)
def test_what_is_asked_of_the_plan(text: str, asked: set[Asked]) -> None:
    assert asked_of_plan(text) == asked


@pytest.mark.parametrize("text", ["gửi file kế hoạch", "cho em xin bản kế hoạch với", "xin tệp kế hoạch năm 2026 ạ"])
def test_the_file_is_asked_for(text: str) -> None:
    assert asks_for_file(text)


@pytest.mark.parametrize("text", ["đã gửi file kế hoạch", "gửi file kế hoạch rồi", "mai em gửi file kế hoạch", "xong"])
def test_a_report_about_a_file_asks_for_none(text: str) -> None:
    assert not asks_for_file(text)
