"""Words of finishing that finish nothing: promises, parts, hearsay, questions, other work, wishes."""

import pytest

from tests.unit.reply_short import told

NOT_DONE = [
    "không biết xong chưa",
    "có lẽ hoàn thành rồi",
    "làm sao xong được",
    "sao mà xong được",
    "tưởng đã nộp rồi mà chưa",
    "ai bảo xong rồi",
    "xong việc khác rồi sẽ làm việc này",
    "làm xong việc kia em làm việc này",
    "đi công tác về xong em làm",
    "xong một phần",
    "còn thiếu chữ ký",
    "xong rồi mà bị lỗi phải làm lại",
    "đã gửi dự thảo xin ý kiến các phòng",
    "đã gửi lấy ý kiến",
    "xong sớm thôi",
    "sớm xong thôi anh",
    "em không nộp đâu",
    "xong phim",
    "xong đời em rồi",
    "chờ họp xong",
    "đợi xong việc kia đã",
    "khi nào sếp ký em nộp",
    "GĐ đang đi công tác chưa ký được",
    "đã hoàn thành phần của em, còn phòng KHTC",
    "đang hoàn chỉnh hồ sơ",
    "còn 2/10 xã chưa gửi",
    "họp xong nhắc em",
    "nỏ biết khi mô xong",
    "xong trong hôm nay",
    "tí em nộp",
    "em gửi ngay đây",
    "gửi liền",
    "em nộp luôn đây",
    "đã tham mưu văn bản trình ký",
    "sếp ký mai",
    "mai sếp ký",
    "tôi muốn xong sớm",
    "mong sớm xong",
    "yêu cầu xong trước 20/6",
    "anh làm xong giúp em với",
    "nhờ anh ký giúp",
    "ký giúp em với anh",
    "nếu mai không mưa thì xong",
    "giá mà xong sớm",
    "phòng khác xong rồi còn phòng em chưa",
    "các xã gửi đủ rồi, em đang tổng hợp",
    "còn in nữa là xong",
    "nộp thiếu phụ lục",
    "đã nộp 1 phần",
    "nộp 2/5 báo cáo",
    "xong rồi?!",
    "chưa nộp được không anh",
    "làm 3 ngày chưa xong",
    "còn mỗi xã Kim Liên chưa nộp",
    "tất cả các xã nộp rồi trừ Kim Liên",
    "việc khác xong rồi",
    "xong rồi trừ phụ lục",
    "ký rồi trừ phụ lục",
    "xong rồi một phần",
    "nộp rồi được ít",
    "xong rồi bản nháp",
    "nộp rồi phần 1",
    "dự thảo ký rồi",
    "liệu đã xong",
    "xong là tốt",
    "xong mới đúng",
    "hoàn thành giúp em",
    "sếp ký ngày mai",
    "nộp rồi mà sếp bảo sửa",
]


@pytest.mark.parametrize("text", NOT_DONE)
def test_nothing_is_done(text: str) -> None:
    assert "done" not in {status for _, status, _, _, _ in told(text)}


@pytest.mark.parametrize("ended", ["xong", "hoàn thành", "làm xong", "nộp", "gửi"])
@pytest.mark.parametrize("day", ["mai", "20/6", "tuần sau", "cuối tháng", "trước 20/6", "trong tuần này", "vào mai"])
@pytest.mark.parametrize("tail", ["", " ạ", " nhé anh"])
def test_a_day_to_come_makes_it_a_promise(ended: str, day: str, tail: str) -> None:
    assert told(f"{ended} {day}{tail}") == {("null", "in_progress", None, None, True)}
