"""Words that name tasks of the reminder other than by their number (replies guide, "Which item")."""

from domain.replies.tags import Tag

ITEM_WORDS: dict[Tag, str] = {
    Tag.ALL: (
        "tất cả; toàn bộ; tất tần tật; hết thảy; mọi việc; all; tất cả các việc; tất cả việc; tất cả các nhiệm vụ; "
        "toàn bộ các việc; toàn bộ việc; tất cả nhiệm vụ; cả loạt; mọi nhiệm vụ; tất tật; cả thảy; hết tất cả; tất "
        "cả đều; việc nào cũng; cái nào cũng; everything; tất cả mọi việc; tất cả công việc; toàn bộ công việc; cả "
        "mấy việc; cả mấy cái; các việc trên; các việc này; những việc trên; tất cả các mục; mấy việc này; mấy việc "
        "trên; cả đám; các nhiệm vụ trên; các việc đều; mấy việc đều; các việc; việc mô cũng; cái mô cũng; cả đống; "
        "mấy cái này; mọi thứ"
    ),
    Tag.ALL_TOO: (
        "đều; hết; sạch; tuốt; hết sạch; cả; hết trơn; hết ráo; hết trọi; sạch sành sanh; hết luôn; tuốt tuột; tất"
    ),
    Tag.REST: (
        "còn lại; mấy việc kia; mấy việc khác; việc khác; các việc khác; những việc khác; số còn lại; các việc còn "
        "lại; những việc còn lại; việc còn lại; mấy việc còn lại; mấy cái kia; mấy cái khác; mấy cái còn lại; phần "
        "còn lại; các việc kia; cái còn lại; những cái còn lại; các cái còn lại; còn lại thì; việc kia; cái kia; "
        "những việc kia; các nhiệm vụ còn lại; nhiệm vụ còn lại; các mục còn lại; mấy việc tê; mấy cái tê; việc tê; "
        "cái tê; tất cả còn lại; tất cả các việc còn lại; toàn bộ còn lại; các nhiệm vụ khác; the rest; others; tất "
        "cả việc còn lại; cái khác"
    ),
    Tag.EXCEPT: (
        "trừ; ngoại trừ; ngoài; không kể; chưa kể; chỉ trừ; trừ mỗi; trừ ra; riêng trừ; trừ riêng; except; không "
        "tính; không bao gồm; loại trừ"
    ),
    Tag.ONLY_LEFT: (
        "còn mỗi; chỉ còn; còn đúng; chỉ còn lại; còn lại mỗi; thiếu mỗi; chỉ còn thiếu; còn thiếu mỗi; duy chỉ "
        "còn; còn có mỗi; còn có; chỉ còn mỗi; còn duy nhất; còn độc; còn một mình; chưa xong mỗi; chỉ còn có"
    ),
}

#: Nouns that make the number behind them a task of the reminder.
NAMES_ITEM = frozenset(
    (
        "việc",
        "số",
        "#",
        "v",
        "nhiệm vụ",
        "mục",
        "cái",
        "task",
        "đầu việc",
        "công việc",
        "câu",
        "ý",
        "việc số",
        "nội dung",
        "no",
        "item",
        "stt",
    )
)
#: Nouns that a number before them counts, meaning tasks.
COUNTS_ITEMS = frozenset(("việc", "cái", "nhiệm vụ", "đầu việc", "công việc", "task", "nội dung", "mục", "đầu mục"))
#: Marks behind the number of a list's line.
NUMBERING = frozenset((".", ")", "/", "-", ":", "="))
#: One-letter shorthand behind a number.
SHORT_STATUS = {"x": Tag.FINISH, "d": Tag.NOW, "đ": Tag.NOW, "v": Tag.BLOCK, "c": Tag.NOTYET}
#: Light words that a number counts, so that it is no task: 2 lần.
COUNTED = frozenset(
    ("lần", "bữa", "tuần", "tháng", "quý", "ngày", "bản", "phần", "giờ", "tiếng", "phút", "h", "lượt", "trang", "buổi")
)
#: Words before a number that make it something else than a task.
NUMBERED = frozenset(
    (
        "phòng",
        "tầng",
        "quý",
        "tháng",
        "lần",
        "đợt",
        "ngày",
        "lúc",
        "hồi",
        "khoảng",
        "tầm",
        "hơn",
        "gần",
        "năm",
        "tuần",
        "tổng",
        "chừng",
        "độ",
        "ước",
        "mất",
        "cỡ",
    )
)
