"""Short names: what real rows of plans are called in a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.short_name import cut, short_name


@pytest.mark.parametrize(
    ("title", "activity", "product", "name"),
    [
        ("Theo dõi thi hành pháp luật", None, "Báo cáo", "Theo dõi thi hành pháp luật"),
        # what is done, not the title that several rows share
        (
            "Tăng cường thông tin tuyên truyền công tác CCHC",
            "Ban hành Kế hoạch tuyên truyền CCHC",
            "Kế hoạch",
            "Ban hành Kế hoạch tuyên truyền CCHC",
        ),
        # an activity that says nothing alone
        (
            "Xây dựng đội ngũ",
            "Thực hiện đúng theo các quy định của Đảng và Nhà nước",
            None,
            "Xây dựng đội ngũ",
        ),
        ("", "Báo cáo tự chấm điểm", "Báo cáo", "Báo cáo tự chấm điểm"),
        (None, "Báo cáo", "Báo cáo kết quả xử lý hồ sơ", "Báo cáo kết quả xử lý hồ sơ"),
        ("Báo cáo", None, "Báo cáo", "Báo cáo"),
        # the head of a list, and the first of bullets
        ("Kiểm tra công tác CCHC:\n- Ban hành Kế hoạch;\n- Thực hiện", None, None, "Kiểm tra công tác CCHC"),
        ("- Ban hành kế hoạch kiểm tra;\n- Báo cáo kết quả", None, None, "Ban hành kế hoạch kiểm tra"),
        ("a) Rà soát văn bản.", None, None, "Rà soát văn bản"),
        (
            "Công tác tuyên truyền CCHC: Tuyên truyền CCHC thông qua nhiều hình thức, nhiều kênh khác nhau",
            None,
            None,
            "Công tác tuyên truyền CCHC",
        ),
        # cut at a clause where enough is left of it, else at a word, never after "của", "và", "về"
        (
            "Kiểm tra, đánh giá việc chấp hành kỷ luật hành chính, kỷ cương hành chính trong toàn cơ quan",
            None,
            None,
            "Kiểm tra, đánh giá việc chấp hành kỷ luật hành chính…",
        ),
        (
            "Xây dựng dự thảo quyết định công bố danh mục TTHC thuộc thẩm quyền của Sở trình Chủ tịch",
            None,
            None,
            "Xây dựng dự thảo quyết định công bố danh mục TTHC thuộc thẩm quyền…",
        ),
        ("", "", None, ""),
        (None, None, None, ""),
    ],
)
def test_short_names(title: str | None, activity: str | None, product: str | None, name: str) -> None:
    assert short_name(title, activity, product) == name


@given(st.text(max_size=200), st.none() | st.text(max_size=200), st.none() | st.text(max_size=200))
def test_a_short_name_is_one_line_of_at_most_seventy_characters(
    title: str, activity: str | None, product: str | None
) -> None:
    name = short_name(title, activity, product)
    assert len(name) <= 70
    assert "\n" not in name


@given(st.text(min_size=1, max_size=300), st.integers(5, 100))
def test_cutting_never_exceeds_and_leaves_short_texts_alone(text: str, longest: int) -> None:
    short = cut(text, longest)
    assert len(short) <= longest
    assert (short == text) is (len(text) <= longest) or short.endswith("…")
