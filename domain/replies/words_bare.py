"""Words that collide without diacritics, and the neighbours that tell them apart (replies guide, "Words to know").

A rule is (plain word, what must stand before, what must stand behind, the word meant); the first that fits wins.
Both sides are regexes on folded text: the left one must match at its end, the right one at its start; "" fits always.
"""

_WHO = r"(?:em|e|minh|mk|toi|tui|phong|ben|anh|chi|don vi|chau|co|bac)"

_HANDS = r"(?:giao|chuyen|gui|nop|phan cong|trinh|nhuong|uy quyen|tra|cap|phat)"
_AWAITED = (
    r"(?:sep|ky|duyet|y kien|gop y|phe duyet|tham dinh|tham tra|ket qua|tra loi|phan hoi|kinh phi|xem xet|"
    r"cap|lanh dao ky|gd ky|so lieu)\b"
)

#: Given names that are also words of this trade, folded.
NAMES = frozenset(
    [
        "mai",
        "tuan",
        "thu",
        "hoan",
        "quy",
        "tu",
        "vuong",
        "dang",
        "lan",
        "nam",
        "hai",
        "ba",
        "an",
        "sau",
        "bay",
        "dung",
        "hong",
        "minh",
        "binh",
        "hung",
        "long",
        "thanh",
        "huong",
        "hoa",
        "ha",
        "nga",
        "tam",
        "chin",
        "han",
        "duyet",
        "vinh",
        "phuc",
        "loi",
        "tin",
        "dong",
        "son",
        "tien",
        "trinh",
        "nhan",
        "giang",
        "khanh",
        "hang",
        "hanh",
        "hien",
        "huyen",
        "linh",
        "my",
        "oanh",
        "phong",
        "thao",
        "trang",
        "xuan",
        "yen",
        "duc",
        "dat",
        "kien",
        "khoa",
        "viet",
        "vu",
        "chien",
        "cuong",
        "diep",
        "hoang",
        "tung",
        "toan",
        "trung",
        "truong",
        "van",
        "ngoc",
        "nguyet",
        "quang",
        "quan",
        "thang",
        "tho",
        "thuy",
        "tram",
        "chau",
        "chi",
        "bich",
    ]
)
#: Forms of address that a name follows, and status words that are none after them, folded.
HONORIFICS = frozenset(("anh", "chị", "ông", "bà", "cô", "chú", "bác", "thầy", "đồng chí", "chi", "co", "ong"))
NO_NAMES = frozenset(
    ("da", "chua", "xong", "khong", "roi", "lam", "nop", "gui", "van", "se", "moi", "vua", "xin", "cho", "oi")
)
#: Those of them that also say a time.
DATE_NAMES = frozenset(["mai", "tuan", "thu", "quy", "tu", "sau", "nam", "hai", "ba", "bay", "chin"])
#: What stands before a person somebody hands work to, or addresses; folded, ending where the name begins.
HANDED = r"(?:(?:giao|chuyen|nhuong|phan cong|uy quyen)(?: (?!roi|xong)\S+){0,4} cho|giao|nho|phan cong)"
ADDRESSED = r"(?:anh|chi|a|c|ong|ba|co|chu|bac|dc|d/c|dong chi|em|thay|ban|o|e|chuyen|hoi|cho|cua|do|la|de|va|voi)"
ASKS_TIME = r"(?:xin|lui|hoan|nhac)(?: \w+)?"
#: Words behind which `cho` waits, folded.
BEFORE_WAIT = frozenset(("dang", "con", "phai", "van", "roi", "xong", "nhung", "ma", ",", ";", "."))
#: What follows a `dạ được`, folded; before anything else it is `đã được`.
AFTER_YES = frozenset(("a", "anh", "chi", "em", "e", "c", "nhe", "nha", "sep", "roi", ",", ".", "!", ";"))
#: What a person does: stands behind the name.
HOLDS = (
    r"(?:phu trach|chu tri|dam nhan|dam nhiem|theo doi|nhan lam|nhan viec|lo |cam |thu ly|lam roi|lam thay|"
    r"lam giup|lam ho|dang lam)"
)
DOES = r"(?:lam|phu trach|xu ly|lo|theo doi|chu tri|nhe|roi|nha|giup|thuc hien|soan|$)"
#: What stands behind the word when it is a time after all.
NOT_NAMED = r"(?:\d|sau|toi|nay|nua|em |e |minh |toi |moi |se |nop|gui|bao|hen|tuan|thang|ky|trach|thap)"

_USUAL = (
    ": "
    "ay:ấy "
    "bac:bác "
    "bai:bài "
    "bat:bắt "
    "biet:biết "
    "bon:bọn "
    "bua:bữa "
    "cai:cái "
    "can:cần "
    "cap:cấp "
    "chang:chẳng "
    "chay:chạy "
    "chinh:chỉnh "
    "chot:chốt "
    "chuc:chúc "
    "cong:công "
    "cu:cứ "
    "cua:của "
    "cuoi:cuối "
    "dam:đảm "
    "dan:dần "
    "danh:đánh "
    "dat:đạt "
    "day:đây "
    "do:do "
    "doc:đọc "
    "don:đơn "
    "dot:đợt "
    "gan:gần "
    "gia:gia "
    "giai:giải "
    "giam:giảm "
    "giay:giấy "
    "go:gỡ "
    "goi:gọi "
    "hay:hay "
    "he:hè "
    "hen:hẹn "
    "hom:hôm "
    "hu:hu "
    "ke:kể "
    "kha:khá "
    "khac:khác "
    "khan:khẩn "
    "khoi:khỏi "
    "khong:không "
    "kiem:kiểm "
    "kinh:kinh "
    "lai:lại "
    "lam:làm "
    "le:lẽ "
    "lien:liền "
    "lo:lo "
    "lui:lùi "
    "mai:mai "
    "mang:mạng "
    "mat:mất "
    "minh:mình "
    "moi:mới "
    "mong:mong "
    "mua:mua "
    "na:nạ "
    "nghi:nghỉ "
    "nha:nha "
    "nhieu:nhiều "
    "nho:nhờ "
    "nhung:nhưng "
    "ni:ni "
    "noi:nói "
    "o:ở "
    "oi:ơi "
    "om:ốm "
    "phan:phần "
    "phong:phòng "
    "phuong:phường "
    "quan:quản "
    "ro:rõ "
    "roi:rồi "
    "sap:sắp "
    "se:sẽ "
    "sua:sửa "
    "ta:ta "
    "tai:tại "
    "te:tê "
    "thang:tháng "
    "thanh:thành "
    "thay:thấy "
    "thoi:thôi "
    "thong:thông "
    "thuc:thực "
    "tien:tiền "
    "to:tờ "
    "toan:toàn "
    "tra:trả "
    "tro:trợ "
    "trong:trong "
    "tru:trừ "
    "truc:trực "
    "tui:tui "
    "ty:tí "
    "va:và "
    "van:vẫn "
    "ve:về "
    "vi:vì "
    "viec:việc "
    "vien:viên "
    "voi:với "
    "xa:xã "
    "xiu:xíu "
    "nghe:nghe "
    "ngan:ngắn "
    "hang:hàng "
    "coi:coi "
    "cuc:cục "
    "doan:đoàn "
)
#: What the others mean most often, where no rule below tells more.
USUAL = dict(pair.split(":") for pair in _USUAL.split())

COLLISIONS: tuple[tuple[str, str, str, str], ...] = (
    # cho: give, let; chờ: wait
    (
        "cho",
        r"(?:xin|giao|gui|chuyen|nop|giao lai|de|nhuong|bao|hoi|chuan bi|lam|phan cong|uy quyen|tra|cap|"
        r"trinh|lui|han)( lai)?",
        "",
        "cho",
    ),
    ("cho", rf"{_HANDS}(?: (?!roi|xong)[\w#/.-]+){{0,5}}", rf"(?!{_AWAITED})", "cho"),
    ("cho", rf"{_HANDS}(?: (?!roi|xong)[\w,;]+){{0,8}} \d+", rf"(?!{_AWAITED})", "cho"),
    (
        "cho",
        r"(?:nop|gui|giao|chuyen) (?:xong|roi)",
        r"(?:so|phong|vp|van phong|ubnd|chi cuc)\b(?!.*\b(?:ky|duyet))",
        "cho",
    ),
    ("cho", "", rf"{_WHO} (?:ti|chut|xiu|lat|mot|1|xi|teo|ty|chut|it phut|\d+ phut)\b", "chờ"),
    ("cho", "", rf"{_WHO} (?:ky|duyet|xem|gop y|y kien|phe duyet|tra loi|phan hoi|cap)\b", "chờ"),
    (
        "cho",
        "",
        r"(?:phep|them|xin|lui|gia han|khat|hoan|doi|gian|hoi|muon|nop|phep|den|toi|sang|qua|kip|hen|den|"
        r"mai|het|cuoi|\d+ (?:ngay|hom|tuan|thang|bua))\b",
        "cho",
    ),
    ("cho", "", r"(?:em|e|minh|mk|toi|tui|chau|phong em|ben em|phong|don vi)\b", "cho"),
    ("cho", "", r"\d+[/.-]\d+", "cho"),
    ("cho", "o|tung|vuong|ket|mac|tac", "", "chỗ"),
    ("sap", "mang|may|he thong|phan mem|web|server|bi", "", "sập"),
    ("hu", "may|bi|da|mang", "", "hư"),
    ("cho", "", r"(?:ti|chut|xiu|lat|xi|ty|chut xiu)\b", "chờ"),
    ("cho", "", r"", "chờ"),
    ("tram", "phan|mot", "", "trăm"),
    ("sau", "", r"muoi\b", "sáu"),
    ("nam", "", r"muoi\b", "năm"),
    ("hai", "", r"muoi\b", "hai"),
    ("ba", "", r"muoi\b", "ba"),
    ("bay", "", r"muoi\b", "bảy"),
    ("tam", "", r"muoi\b", "tám"),
    ("muon", r"(?:em|toi|anh|minh|sep|chi)", r"(?:xong|hoan thanh|lam|biet|hoi|xem)\b", "muốn"),
    ("tang", "", r"\d", "tầng"),
    ("phut", "xong", "", "phứt"),
    ("phut", "", "", "phút"),
    ("mot", r"(?:den|lui|xin)", r"$", "mốt"),
    ("loi", "", r"van\b", "lời"),
    ("nua", "", r"dau\b", "nữa"),
    ("da", "", r"dang (?:len|tai|bai|ky|tin|cong|web|trang|bao)\b", "đã"),
    ("da", "", r"(?:ky|co)\b", "đã"),
    ("chuc", "hai|ba|bon|nam|sau|bay|tam|chin|mot|may", "", "chục"),
    ("muoi", "hai|ba|bon|nam|sau|bay|tam|chin", "", "mươi"),
    # viec and phong alone are commands
    ("viec", "^", "$", "viec"),
    ("viec", "", "", "việc"),
    ("phong", "^", "$", "phong"),
    ("phong", "", "", "phòng"),
    ("toi", "^", "$", "toi"),
    # da may be dạ, a polite yes, or đã, already
    ("da", r"(?:em|anh|chi|e|toi|minh|phong|ben|va|so|sep|viec|\d|cung|nay|roi|thi|gi|dau|mo|chua chac)", "", "đã"),
    (
        "da",
        "",
        r"(?:(?:em|e|vang|anh|chi|a|c|chua|dang|ok|oke|roi|khong|ko|k|thua|chao|co|phong|toi|de|nho|mai|xin|"
        r"viec|bao cao)\b|$|[^\w])",
        "dạ",
    ),
    ("da", "", r"(?:ro|nhan|biet|hieu)\b", "đã"),
    ("da", "", r"", "đã"),
    # đang; Đảng; Đặng; đăng
    ("dang", r"(?:chi bo|dai hoi|tinh|uy vien) ", "", "đảng"),
    ("dang", "", r"(?:uy|bo|vien|chi bo)\b", "đảng"),
    ("dang", "", r"(?:ky|tai|len|bai|tin|cong|web|trang|bao)\b", "đăng"),
    ("dang", "", "", "đang"),
    # vướng
    ("vuong", "", "", "vướng"),
    # mai, mốt
    ("mot", r"(?:mai|ngay|bua|bua mai|qua)", "", "mốt"),
    ("mot", "", r"(?:nhac|em|nop|lam|gui)\b", "mốt"),
    ("mot", "", "", "một"),
    # thứ; thu
    ("thu", r"(?:bi)", "", "thư"),
    ("thu", "", r"(?:ky)\b", "thư"),
    ("thu", "", r"(?:truong)\b", "thủ"),
    ("thu", "", r"(?:tuc)\b", "thủ"),
    ("thu", "", r"(?:\d|hai|ba|tu|nam|sau|bay|nhat)\b", "thứ"),
    ("thu", "", r"(?:thap|chi|hoi|hut)\b", "thu"),
    ("tu", "thu", "", "tư"),
    ("tu", "dau", "", "tư"),
    ("tu", "", r"(?:phap|van)\b", "tư"),
    ("tu", "viec( so)?", "", "tư"),
    ("tu", "", "", "từ"),
    ("hoan", "", r"(?:thanh|tat|chinh|toan|canh)\b", "hoàn"),
    ("hoan", "", r"(?:thien)\b", "hoàn"),
    ("hoan", "", "", "hoãn"),
    ("quy", "", r"(?:dinh|che|hoach|trinh|chuan|mo)\b", "quy"),
    ("quy", "", "", "quý"),
    ("tuan", "", r"(?:thu|lenh)\b", "tuân"),
    ("tuan", "", "", "tuần"),
    # numbers and their neighbours
    ("sau", r"(?:thu|lan thu|viec so|viec thu)", "", "sáu"),
    ("sau", "", r"(?:ngay|thang|viec)\b", "sáu"),
    ("sau", "", "", "sau"),
    ("nam", r"(?:thu|viec so|viec thu)", "", "năm"),
    ("nam", r"(?:cuoi|het|dau|trong|ca|sang|giua|bao cao|\d)", "", "năm"),
    ("nam", "", r"(?:ngay|hom|viec|sau|toi|nay|bua)\b", "năm"),
    ("nam", "", r"(?:bat|duoc|roi|ro)\b", "nắm"),
    ("hai", "", r"(?:viec|ngay|tuan|hom|cai|bua|thang|nhiem vu|phan|muc|dau)\b", "hai"),
    ("hai", r"(?:thu|viec|ca|so|viec so|viec thu|bao cao)", "", "hai"),
    ("ba", "", r"(?:viec|ngay|tuan|hom|cai|bua|thang|nhiem vu|phan|muc)\b", "ba"),
    ("bay", "thu", "", "bảy"),
    ("bay", "", r"(?:gio|chu)\b", "bây"),
    # toi: tôi, tối, tới
    ("toi", r"(?:dung|lui|den|tuan|thang|nam|quy|gia han|doi|hoan|so|han|dong|ro|lui han|chua|sang)", "", "tới"),
    ("toi", "", r"(?:nay|mai|qua|thu|nhac|em)\b", "tối"),
    ("toi", "", r"(?:\d|cuoi|het|ngay|thang|giua|dau|quy|han)\b", "tới"),
    ("toi", "", "", "tôi"),
    ("sang", r"(?:lui|gia han|doi|chuyen|hoan|khat|qua|gian|keo|day|giao|gui|xin|tu [\d/.]+|moi sang)", "", "sang"),
    ("sang", "", r"(?:thang|tuan|quy|nam|ngay|\d|thu|dau|cuoi|giua|phong|so)\b", "sang"),
    ("sang", "", "", "sáng"),
    ("ngay", r"(?:lam|nop|gui|xu ly|trien khai|thuc hien|ky|bao|xem|\bse)", r"(?!\s*\d)", "ngay"),
    ("ngay", "", "(?:day|lap tuc|va luon|bay gio)", "ngay"),
    ("ngay", "", "", "ngày"),
    ("nay", r"(?:hom|bua|chieu|sang|toi|den|trua|nhung|ngay)", "", "nay"),
    ("nay", "^", "", "nay"),
    ("nay", "", "", "này"),
    ("qua", r"(?:hom|chieu|sang|toi|bua|tuan|lui|doi|chuyen|gui|dem)", "", "qua"),
    ("qua", "", r"(?:tuan|thang|quy|nam|tet|truc|mail|zalo|email|ngay|\d)", "qua"),
    ("qua", "", "", "quá"),
    ("nua", r"(?:duoc|dc|hon|gan|phan|mot|1|moi|xong|khoang|tam|qua|con)", r"(?!.*\bnua\b)", "nửa"),
    ("nua", "", r"(?:thang|ngay|nam|tuan|khoi luong|roi|so)\b", "nửa"),
    ("nua", "^", "", "nửa"),
    ("nua", "", "", "nữa"),
    ("con", r"(?:so|dong|cham|dau)", r"dau\b", "con"),
    ("con", "", r"(?:om|nho|dau)\b", "con"),
    ("con", "", "", "còn"),
    ("mung", "", r"\d", "mùng"),
    ("hom", "hom", "", "hòm"),
    ("hom", "", r"hom\b", "hòm"),
    ("ma", "", "", "mà"),
    ("ban", "", r"(?:hanh|bo|giao)\b", "ban"),
    ("ban", "", r"(?:qua|hop|lam|viec|doan|con|di|dot)\b", "bận"),
    ("ban", r"(?:dang|em|tuan nay|hom nay|minh|toi|lam)", "", "bận"),
    ("ky", "thu", "", "ký"),
    ("ky", "dang", "", "ký"),
    ("ky", "", r"(?:nay|bao cao|truoc|sau|thuat|nghi)\b", "kỳ"),
    ("ky", "", "", "ký"),
    ("bao", "", r"(?:gio|lau|nhieu|hiem|ve)\b", "bao"),
    ("bao", "", "", "báo"),
    ("bi", "", r"(?:thu)\b", "bí"),
    ("bi", "", r"(?:qua|roi|lam)\b", "bí"),
    ("bi", "chuan", "", "bị"),
    ("bi", r"(?:^|dang)", r"(?:$|cho|o|phan|khoan|muc|ve)", "bí"),
    ("bi", "", "", "bị"),
    ("mac", "", "", "mắc"),
    ("de", "", r"(?:nghi|xuat|cuong|tai)\b", "đề"),
    ("de", "", "", "để"),
    ("doi", r"(?:xin|de nghi|em xin|phai|cho)", r"(?!em|so|sep|anh|chi|xa|ket)", "dời"),
    ("doi", "", r"(?:han|sang|den|lai|qua|tu|toi|\d|lich)\b", "dời"),
    ("doi", "", r"", "đợi"),
    ("dau", "", r"(?:tu|thau)\b", "đầu"),
    ("dau", "", r"(?:thang|tuan|nam|quy|tien|moi|viec|gio|xong|tuan)\b", "đầu"),
    ("dau", r"(?:viec|cai|luc|ban|buoc|hoi|ngay tu|tu|phan|ca)", "", "đầu"),
    ("dau", r"(?:dong|cham)", "", "dấu"),
    ("dau", "con", "", "đau"),
    ("dau", "", "", "đâu"),
    ("chieu", "", "", "chiều"),
    ("lan", r"(?:giao|cho|chi|anh|em|nho|co|bac|c)", "", "lan"),
    ("lan", "", r"(?:phu trach|lam|nhan|ky)\b", "lan"),
    ("dung", "", r"(?:nhac|co|lam phien|spam|goi)\b", "đừng"),
    ("dung", "", r"(?:han|tien do|ke hoach|roi|vay|la)\b", "đúng"),
    ("dung", "", r"(?:toi|den|vao|vo|cham)\b", "đụng"),
    ("dung", r"(?:tam|phai|dang)", "", "dừng"),
    ("dung", "chua", "", "đụng"),
    ("dong", "", r"(?:toi|den|vao|tay)\b", "động"),
    ("dong", "", r"(?:chi)\b", "đồng"),
    ("dong", "", r"(?:y)\b", "đồng"),
    ("ket", "", r"(?:qua|thuc|luan|noi)\b", "kết"),
    ("ket", "", "", "kẹt"),
    ("loi", "", "", "lỗi"),
    ("hong", "", r"(?:roi|may|qua|mang)?", "hỏng"),
    ("muon", r"(?:nop|gui|xin|cho|bi|hoi|cham|cho phep|cho em)", "", "muộn"),
    ("muon", "", r"(?:\d|mot|hai|ba|may|vai|it|nhat|hon|han)\b", "muộn"),
    ("muon", "", r"(?:xin|lui|gia han|hoi|them)\b", "muốn"),
    ("muon", "", "", "muộn"),
    ("hop", "tong|phoi|truong|phu|lien|thich", "", "hợp"),
    ("hop", "", r"(?:dong|tac|ly|le)\b", "hợp"),
    ("hop", "", "", "họp"),
    ("hoi", "", r"(?:dong|nghi|thao|vien)\b", "hội"),
    ("hoi", "dai", "", "hội"),
    ("hoi", "phan|thu", "", "hồi"),
    ("hoi", "", r"(?:dau|sang|nay|chieu|trua|mo)\b", "hồi"),
    ("hoi", "", r"(?:cham|muon|lau|kho|vuong|ban|ket)\b", "hơi"),
    ("hoi", "", "", "hỏi"),
    ("khat", "", "", "khất"),
    ("gian", "thoi", "", "gian"),
    ("gian", "", "", "giãn"),
    ("chuyen", "", r"(?:vien|mon|de|nganh|gia)\b", "chuyên"),
    ("chuyen", "", "", "chuyển"),
    ("tuong", "", r"(?:doi)\b", "tương"),
    ("tuong", "", "", "tưởng"),
    ("trinh", "chuong|quy|cong|lo|tien", "", "trình"),
    ("trinh", "", "", "trình"),
    ("nhan", "xac|phu|dam|tiep", "", "nhận"),
    ("nhan", "", r"(?:luc|su|vien)\b", "nhân"),
    ("nhan", "", r"(?:lai|tin)\b", "nhắn"),
    ("nhan", "", "", "nhận"),
    ("tinh", "", r"(?:hinh)\b", "tình"),
    ("tinh", "uy ban|ubnd|lanh dao|chu tich|cap|so|cong an|bao", "", "tỉnh"),
    ("tinh", "", "", "tính"),
    ("dinh", "quyet|quy|tham|nghi|nhat|on", "", "định"),
    ("dinh", "", "", "định"),
    ("het", "", "", "hết"),
    ("ca", "", "", "cả"),
    ("thi", "", "", "thì"),
    ("ti", "", "", "tí"),
    ("lat", "", "", "lát"),
    ("han", "", "", "hạn"),
    ("han", "", "", "hạn"),
    ("tre", "", "", "trễ"),
    ("cham", "", r"(?:diem)\b", "chấm"),
    ("cham", "", "", "chậm"),
    ("bot", "", r"(?:nhac|di|viec|lai)\b", "bớt"),
    ("bot", "", "", "bot"),
    ("gap", "", r"(?:kho|vuong|truc|su|van|anh|chi|phai|lanh)\b", "gặp"),
    ("gap", "", "", "gấp"),
    ("tri", "", "", "trì"),
    ("uy", "", "", "ủy"),
    ("du", "", r"(?:thao|kien|an|toan|tinh|hop)\b", "dự"),
    ("du", "", "", "đủ"),
    ("kho", "", r"(?:bac)\b", "kho"),
    ("kho", "", "", "khó"),
    ("tam", "", r"(?:dung|hoan|ngung|gac|thoi|ngung|xong)\b", "tạm"),
    ("tam", "trung", "", "tâm"),
    ("tam", "", r"\d", "tầm"),
    ("may", "", r"(?:gio|viec|cai|xa|hom|bua|ngay|don vi|ban|phan)\b", "mấy"),
    ("may", "", r"(?:qua|ma|sao)\b", "may"),
    ("may", "", "", "máy"),
    ("sinh", "", "", "sinh"),
    ("phat", "", "", "phát"),
    ("vu", "nhiem", "", "vụ"),
    ("co", "", r"(?:gang)\b", "cố"),
    ("co", "", r"(?:xong|hoan thanh|nop|lam xong) (?:trong|truoc|vao|som|tuan|thang)\b", "cố"),
    ("co", "", r"(?:ban)\b", "cơ"),
    ("co", "", r"(?:so|quan|che)\b", "cơ"),
    ("co", "", "", "có"),
    ("nop", "", "", "nộp"),
    ("la", "", "", "là"),
    ("the", "", r"(?:nao)\b", "thế"),
    ("the", "co|khong|ko|chua", "", "thể"),
    ("the", "", "", "thế"),
    ("ra", "", r"(?:soat)\b", "rà"),
    ("ra", "", "", "ra"),
    ("so", "", r"(?:lieu|\d|dien thoai|hoa)\b", "số"),
    ("so", "ho", "", "sơ"),
    ("so", "", r"(?:bo)\b", "sơ"),
    ("so", "viec", r"\d", "số"),
    ("so", "con|mot", "", "số"),
    ("so", "chua", "", "sờ"),
    ("so", "", "", "sở"),
    ("bo", "tam|theo cv|viec nay|da|huy|bi|duoc|phai|", r"(?:roi|theo|nhe|a|$|luon)", "bỏ"),
    ("bo", "", r"(?:sung)\b", "bổ"),
    ("bo", "co ban|can|dong|noi|chi|dang|toan", "", "bộ"),
    ("bo", "", r"(?:tri)\b", "bố"),
    ("bo", "", "", "bộ"),
    ("huy", "", r"", "hủy"),
    ("cung", "", r"(?:cap)\b", "cung"),
    ("cung", "cuoi", "", "cùng"),
    ("cung", "", "", "cũng"),
    ("bang", "", "", "bằng"),
    ("tin", "", "", "tin"),
    ("luc", "", "", "lúc"),
    ("nhat", "thu|viec thu|som|cham|muon", "", "nhất"),
    ("nhat", "chu", "", "nhật"),
    ("chu", "", r"(?:nhat|tri|truong|tich|dong|dau)\b", "chủ"),
    ("chu", "bay", "", "chừ"),
    ("chu", "^|den|gio", "", "chừ"),
    ("chu", "", r"(?:khong|ky|ko|nao|no)\b", "chứ"),
    ("chu", "", "", "chú"),
    ("mo", "", r"(?:file|ra|may|ho so|van ban)\b", "mở"),
    ("mo", "", "", "mô"),
    ("no", "", "", "nỏ"),
    ("rang", "", "", "răng"),
    ("man", "", "", "mần"),
    ("chi", "", r"(?:con|moi|co|dao|dinh|duoc|thieu|xong|la)\b", "chỉ"),
    ("chi", "", r"(?:cuc|bo)\b", "chi"),
    ("chi", "(?:duoc|co|gap|can) khong", "", "chị"),
    ("chi", "duoc chua", "", "chị"),
    ("chi", "lam|man|khong|chua|vuong|no|co|viec|cai|la|mang|an|noi|nhac|can", "", "chi"),
    ("chi", "dia", "", "chỉ"),
    ("chi", "", "", "chị"),
    ("y", "", r"(?:kien)\b", "ý"),
    ("y", "gop|dong|luu", "", "ý"),
)
