"""Words of the small grammar of dates in chat (replies guide, "Dates")."""

DATE_WORDS = (
    "ngày mùng mồng tháng năm quý tuần hôm bữa bựa nay ni mai mốt kia sáng trưa chiều tối đêm chủ nhật "
    "thứ hai ba tư bốn sáu bảy tám chín mười "
    "đầu giữa cuối hết trong sau tới này nữa nửa rưỡi phút giờ tiếng lát tí chút xíu hạn trước đến sang "
    "qua vài mấy dăm ít hôm một nào đó lúc khác i ii iii iv"
)

#: Words a time may begin with, beside numbers and the phrases below.
STARTERS = frozenset((
    "đến", "tới", "vào", "đúng", "sát", "gần", "cận", "hạn", "trước", "sau", "quá", "kể", "tính", "ngày", "mùng",
    "mồng", "hôm", "lúc", "thứ", "chủ", "trong", "nội", "khoảng", "tầm", "độ", "chừng", "nửa", "qua", "đầu", "giữa",
    "cuối", "hết", "ngay", "tận", "sang", "tuần", "tháng", "quý", "năm", "buổi",
))  # fmt: skip

#: Words of a request behind which `đến 15` is a day, not a range.
BEFORE_DAY = ("lùi", "hạn", "dời", "hoãn", "khất", "giãn", "xin", "thêm", "nợ", "cho em")

#: Numbers said in words.
NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mươi": 10, "mười một": 11, "mười hai": 12, "mười lăm": 15, "mười năm": 15, "hai mươi": 20,
    "hăm": 20, "ba mươi": 30,
}  # fmt: skip

WEEKDAYS = {"hai": 0, "2": 0, "ba": 1, "3": 1, "tư": 2, "4": 2, "năm": 3, "5": 3, "sáu": 4, "6": 4, "bảy": 5, "7": 5}

QUARTERS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
}

#: A unit of time as typed -> the unit counted in.
UNITS = {
    "ngày": "day", "hôm": "day", "bữa": "day", "bựa": "day", "day": "day", "days": "day", "tuần": "week",
    "week": "week", "weeks": "week", "tháng": "month", "quý": "quarter", "năm": "year", "tiếng": "hour",
    "giờ": "hour", "phút": "hour", "p": "hour", "h": "hour", "hour": "hour", "hours": "hour",
}  # fmt: skip

#: Phrases that are a day counted from today.
NEAR = {
    "hôm nay": 0, "bựa ni": 0, "bữa ni": 0, "bữa nay": 0, "bựa nay": 0, "today": 0, "nay": 0, "ngày hôm nay": 0,
    "nội nhật": 0, "trong ngày": 0, "hết ngày": 0, "cuối ngày": 0, "hết giờ": 0, "cuối giờ": 0, "cuối buổi": 0,
    "hết giờ chiều": 0, "cuối giờ chiều": 0, "mai": 1, "ngày mai": 1, "bựa mai": 1, "bữa mai": 1, "hôm mai": 1,
    "hôm sau": 1, "tomorrow": 1, "ngày hôm sau": 1, "mơi": 1, "mốt": 2, "ngày mốt": 2, "ngày kia": 2, "bữa mốt": 2,
    "bựa mốt": 2, "hôm mốt": 2, "ngày tê": 2, "hôm kìa": 2,
}  # fmt: skip

#: A part of the day, alone or before a day.
PARTS_OF_DAY = (
    "sáng|trưa|chiều|tối|đêm|xế|đầu giờ sáng|đầu giờ chiều|đầu giờ|cuối giờ|cuối giờ chiều|cuối chiều|đầu "
    "chiều|giữa trưa|giữa chiều|buổi sáng|buổi chiều|buổi tối|buổi trưa|gần trưa"
)

#: Later today.
SOON = (
    "lát|lát nữa|tí nữa|tí|chút nữa|chút|xíu nữa|xíu|lát sau|một lát|một lát nữa|một tí nữa|một chút nữa|"
    "1 lát|1 lát nữa|1 chút nữa|1 tí nữa|tẹo nữa|chốc nữa|tí nựa|lúc nữa|một lúc nữa|nửa tiếng|nửa tiếng "
    "nữa|nửa giờ nữa|"
    "nửa giờ|nửa buổi|sau giờ nghỉ trưa|sau giờ nghỉ|sau nghỉ trưa|nghỉ trưa xong|hồi nữa|một hồi nữa|chặp nữa|tối về"
)

#: Some day, nobody knows which.
SOMETIME = (
    "ít hôm|ít hôm nữa|vài hôm|vài hôm nữa|mấy hôm|mấy hôm nữa|dăm hôm|dăm hôm nữa|mấy bữa|mấy bữa nữa|"
    "vài bữa|vài bữa nữa|ít bữa|ít bữa nữa|vài ngày|vài ngày nữa|mấy ngày|mấy ngày nữa|ít ngày|ít ngày "
    "nữa|dăm ngày|dăm bữa|"
    "mai mốt|mai kia|nay mai|mốt mai|hôm nào|bữa nào|hôm nào đó|hôm khác|bữa khác|bựa khác|dăm ba hôm|"
    "dăm ba ngày|dăm ba bữa|một thời gian|một thời gian nữa|vài tuần|vài tuần nữa|mấy tuần|mấy tuần nữa|"
    "ít lâu|ít lâu nữa|một vài ngày|"
    "một vài hôm|1 vài ngày|1 vài hôm|một hai hôm|một hai ngày|1 2 hôm|1 2 ngày|1-2 ngày|1-2 hôm|vài "
    "tháng|mấy tháng|sau này|thời gian tới|một thời gian ngắn|ít bựa|vài bựa|mấy bựa|đôi ba ngày|đôi ba "
    "hôm|đôi hôm|ít thời gian|chút thời gian|"
    "vài hôm tới|mấy hôm tới|bữa nọ bữa kia|lúc nào rảnh|khi nào rảnh|1 thời gian|vài ba hôm|vài ba ngày|"
    "2 3 hôm|2 3 ngày|2-3 ngày|2-3 hôm|3-4 ngày|3-5 ngày|5-7 ngày|dăm bảy ngày|ít bữa tới|mấy ngày tới|"
    "vài ngày tới|"
    "rảnh rảnh|lúc khác|khi khác"
)
