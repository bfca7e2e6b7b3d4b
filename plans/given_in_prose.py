"""What a sentence gives to whom: "Giao Sở A chủ trì, phối hợp với B rà soát ...; hoàn thành trước 30/6"."""

import re
from dataclasses import dataclass

# What a unit is told to do: where the names of units end. In small letters only: "Sở Xây dựng" is a name.
_VERBS = (
    "thực hiện", "tham mưu", "triển khai", "tổ chức", "xây dựng", "hoàn thành", "hoàn thiện", "rà soát", "tháo gỡ",
    "đẩy nhanh", "kiểm tra", "hướng dẫn", "đôn đốc", "nghiên cứu", "đề xuất", "khẩn trương", "tập trung", "tiếp tục",
    "theo dõi", "tổng hợp", "lập", "trình", "ban hành", "chuẩn bị", "cập nhật", "bố trí", "phân bổ", "giải quyết",
    "xử lý", "làm việc", "điều chỉnh", "bổ sung", "xem xét", "thẩm định", "đánh giá", "tăng cường", "chủ động",
    "tuyên truyền", "cung cấp", "công khai", "số hóa", "đăng tải", "thành lập", "kiện toàn", "sắp xếp", "khảo sát",
    "tập huấn", "phát động", "ký kết", "bàn giao", "giám sát", "sớm", "chỉ đạo", "kịp thời", "thường xuyên",
    "rút ngắn", "báo cáo", "quán triệt", "nâng cao", "thống kê", "xác định", "thực hành", "vận động", "duy trì",
    "có kế hoạch", "có giải pháp", "có văn bản", "khắc phục", "quản lý", "phê duyệt", "để",
)  # fmt: skip
_GIVEN = re.compile(
    r"(?:^|(?<=[.;,:]\s))(?:giao|phân công|đề nghị|yêu cầu)\s+(?P<lead>[^.;:]{3,160}?)\s*,?\s+(?:là\s+)?(?:làm\s+)?"
    r"(?:đơn vị\s+|cơ quan\s+)?(?:chủ trì|đầu mối)\b(?:\s*,?\s*phối hợp\s+(?:với|cùng)\s+(?P<help>[^.;]{3,200}?))?"
    rf"(?=\s*,?\s+(?-i:{'|'.join(_VERBS)})\b|\s*[.;:]|\s*$)\s*,?\s*(?P<what>[^.]*(?:\.(?=\S)[^.]*)*)\.?",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"[;,]?\s*(?:(?:và\s+)?(?:hoàn thành|xong|báo cáo|gửi|trình)\b[^;,]*?\s+)?"
    r"(?P<when>(?:(?:xong\s+)?trước|trong|chậm nhất|đến|vào|định kỳ|hằng|hàng)\s+"
    r"(?:ngày|tháng|quý|năm|tuần|cuối|hết|đầu|\d{1,2}/)[^;]*)$",
    re.IGNORECASE,
)
_ALREADY = re.compile(r"(?:tham mưu\s+)?(?:tổ chức\s+)?(?:triển khai\s+)?thực hiện", re.IGNORECASE)


@dataclass(frozen=True)
class Given:
    """Who leads, who helps, what and until when, as printed; `rest` is the text around the sentence."""

    rest: str
    lead: str
    cooperating: str
    what: str
    when: str


def given_in(text: str) -> Given | None:
    """What the first such sentence of a text gives to whom, or None."""
    match = _GIVEN.search(text)
    if match is None:
        return None
    what, when = match["what"].strip(), ""
    if due := _WHEN.search(what):
        what, when = what[: due.start()].strip(), due["when"].strip()
    if _ALREADY.fullmatch(what):
        what = ""
    return Given(f"{text[: match.start()]}{text[match.end() :]}", match["lead"], match["help"] or "", what, when)
