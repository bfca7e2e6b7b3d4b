"""Replies that hand a task to somebody else, with and without diacritics; `cho` behind giao is never chờ."""

import pytest

from tests.unit.reply_short import said, told

HANDED = [
    ("việc 1 không phải của em", 3, "1:delegate"),
    ("1 không phải việc của em, 2 xong", 3, "1:delegate 2:done"),
    ("1 xong, 2 nhờ Lan", 2, "1:done 2:delegate note"),
    ("1 cho anh Hùng; 2 xong", 2, "1:delegate note 2:done"),
    ("việc 1 đã nhận, việc 2 không phải của em", 2, "1:ack 2:delegate"),
    ("giao 1 cho Nam", 3, "1:delegate note"),
    ("chuyển 2 cho anh Hùng", 3, "2:delegate note"),
    ("chuyen 2 cho anh Hung", 3, "2:delegate note"),
    ("giao lại việc 3 cho phòng KHTC", 3, "3:delegate note"),
    ("giao lai viec 3 cho phong KHTC", 3, "3:delegate note"),
    ("nhờ Lan làm 1", 3, "1:delegate note"),
    ("giao việc thứ 2 cho Lan", 3, "2:delegate note"),
    ("giao việc đầu cho Lan", 3, "1:delegate note"),
    ("giao 1 2 cho Lan, 3 cho Hùng", 3, "1:delegate note 2:delegate note 3:delegate note"),
    ("giao hết cho Lan", 3, "all:delegate note"),
    ("giao 1 cho Nam, 2 xong", 3, "1:delegate note 2:done"),
    ("phan cong viec 1 cho Tuan", 3, "1:delegate note"),
    ("bàn giao việc 2 cho chị Thu rồi", 3, "2:delegate note"),
    ("1,2 đang làm; 3 giao Hùng", 3, "1:in_progress 2:in_progress 3:delegate note"),
    ("em chuyển anh Hải xử lý rồi", 1, "delegate note"),
    ("chuyển sang cho Thảo", 1, "delegate note"),
    ("cái này của phòng QLCN chứ", 1, "delegate note"),
    ("phòng em không chủ trì việc này", 1, "delegate"),
    ("việc này giờ cô Hương theo dõi", 1, "delegate note"),
    ("giao cho e Dung lam", 1, "delegate note"),
    ("giao tuan lam", 1, "delegate note"),
    ("chuyen chi Mai", 1, "delegate note"),
    ("giao c Thu", 1, "delegate note"),
    ("nho anh Son ben van phong lam giup", 1, "delegate note"),
    ("đề nghị giao Chi cục TĐC chủ trì", 1, "delegate note"),
    ("xin chuyển việc này cho phòng khác", 1, "delegate note"),
    ("VP làm việc này mà", 1, "delegate note"),
    ("cái ni nỏ phải việc của tui", 1, "delegate"),
    ("o Lan mần việc ni", 1, "delegate note"),
    ("giao Lan rồi", 1, "delegate note"),
    ("giao 1 cho Nam", 1, "delegate note"),
    ("giao việc 1 cho Lan", 1, "delegate note"),
    ("giao viec 1 cho Lan", 1, "delegate note"),
    ("giao viec nay cho dong chi Binh", 1, "delegate note"),
    ("việc này phòng KHTC làm", 1, "delegate note"),
    ("chuyển phòng Kế hoạch", 1, "delegate note"),
    ("cái này anh Tuấn phụ trách", 1, "delegate note"),
    ("không phải việc của phòng em", 1, "delegate"),
    ("nhầm người rồi", 1, "delegate"),
    ("gửi nhầm rồi anh ơi", 1, "delegate"),
    ("anh Minh làm việc này", 1, "delegate note"),
    ("hỏi chị Hoa nhé", 1, "delegate note"),
    ("em bàn giao cho bạn Đức rồi", 1, "delegate note"),
    ("em không phụ trách việc này", 1, "delegate"),
    ("việc này thuộc Chi cục Tiêu chuẩn", 1, "delegate note"),
    ("nhờ chị Thu làm giúp", 1, "delegate note"),
    ("phân công cho đồng chí Vinh", 1, "delegate note"),
    ("chuyen cho phong to chuc", 1, "delegate note"),
    ("giao báo cáo này cho chị Hoa", 1, "delegate note"),
    ("em xong phần em rồi, giao lại cho Hùng", 1, "delegate note"),
]


@pytest.mark.parametrize(("text", "items", "reading"), HANDED)
def test_a_task_is_handed_over(text: str, items: int, reading: str) -> None:
    assert told(text, items) == said(reading, items)


@pytest.mark.parametrize("verb", ["giao", "chuyển", "bàn giao", "giao lại", "phân công", "chuyen", "ban giao"])
@pytest.mark.parametrize("task", ["1", "việc 1", "viec 1", "#1", "việc này", "viec nay"])
@pytest.mark.parametrize("person", ["Nam", "Lan", "anh Hùng", "chi Thu", "đồng chí Bình", "phòng KHTC", "phong KHTC"])
def test_whoever_is_named_takes_the_one_task(verb: str, task: str, person: str) -> None:
    assert told(f"{verb} {task} cho {person}") == said("delegate note")
