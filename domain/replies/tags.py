"""What kind of word a word is, for the reader of replies: each tag has a character, so that rules can be regexes."""

from enum import StrEnum, auto


class Tag(StrEnum):
    """The role of a lexeme in a reply."""

    # Time and truth of a verb
    ALREADY = auto()  # đã
    NOW = auto()  # đang
    NOTYET = auto()  # chưa
    NOT = auto()  # không
    ISNOT = auto()  # không phải
    ROI = auto()  # rồi
    SOME = auto()  # một ít, kha khá: how much of it
    NEARLY = auto()  # sắp, gần
    ROUGHLY = auto()  # cơ bản
    WILL = auto()  # sẽ, cố gắng
    JUST = auto()  # vừa, mới
    PAST = auto()  # hôm qua, tuần trước
    CAN = auto()  # được
    HAVE = auto()  # có
    HAVENT = auto()  # chưa có, chưa nhận được
    UNABLE = auto()  # không kịp
    IN_TIME = auto()  # kịp, đúng tiến độ
    IF = auto()  # nếu, bao giờ ... thì
    THOUGHT = auto()  # tưởng
    INTEND = auto()  # định
    BUT = auto()  # nhưng
    FINALLY = auto()  # cuối cùng, giờ
    ONCE = auto()  # lúc đầu
    IDIOM = auto()  # says anything but what its words say
    JOKE = auto()  # đùa thôi
    OOPS = auto()  # à nhầm
    HEDGE = auto()  # hình như
    NOWHERE = auto()  # đâu, mô behind a verb: denies it
    HARDLY = auto()  # làm gì đã, đâu đã, khó mà before a verb: denies it
    ONLY = auto()  # chỉ, mỗi
    LEFT = auto()  # còn
    BECAUSE = auto()  # vì, do
    OR = auto()  # hoặc
    # What is done to a task
    FINISH = auto()  # xong
    HANDIN = auto()  # nộp, gửi, ban hành
    SIGN = auto()  # ký, duyệt
    SUBMIT = auto()  # trình
    WORK = auto()  # làm
    CARRY = auto()  # triển khai, đụng tới: working verbs that say nothing of an end
    DRAFT = auto()  # soạn, tổng hợp: working verbs whose end is not the task's end
    START = auto()  # bắt đầu
    PREPARE = auto()  # chuẩn bị
    REDO = auto()  # trả lại, sửa lại
    REPORT = auto()  # báo (lại)
    REPORTS = auto()  # báo cáo: the thing, or handing it in
    REPLY = auto()  # trả lời, cung cấp: what others owe
    AT_ONCE = auto()  # ngay, liền
    # Trouble
    BLOCK = auto()  # vướng
    WAIT = auto()  # chờ
    BROKEN = auto()  # hỏng, lỗi
    LACK = auto()  # thiếu
    CLEARED = auto()  # tháo gỡ
    HALT = auto()  # tạm dừng
    CANCEL = auto()  # bỏ, hủy
    SELF = auto()  # nghỉ ốm, họp, công tác
    # Asking for time
    EXTEND = auto()  # lùi, gia hạn
    MORE = auto()  # thêm
    LATE = auto()  # muộn, chậm
    BEG = auto()  # xin
    WANT = auto()  # cần, muốn
    LET = auto()  # cho
    REMIND = auto()  # nhắc
    LEAVE = auto()  # để
    LATER = auto()  # để sau, lúc khác
    DONT = auto()  # đừng
    HOLD = auto()  # tí, chút
    # Somebody else
    GIVE = auto()  # giao, chuyển
    INCHARGE = auto()  # phụ trách
    OF = auto()  # của, thuộc
    WRONG = auto()  # nhầm người
    ASKWHOM = auto()  # hỏi, liên hệ
    # Talk
    ACK = auto()  # ok, vâng
    SEEN = auto()  # đã nhận, hiểu rồi
    QWORD = auto()
    QTAIL = auto()
    MAY = auto()  # được không: asks leave
    THANKS = auto()
    GREET = auto()
    CHAT = auto()
    COMMAND = auto()
    ARISE = auto()  # phát sinh
    NOTHING = auto()  # nothing to report, in one phrase
    LIGHT_SIGN = auto()  # a coloured light
    # Things
    PART = auto()  # phần, dự thảo
    CASE = auto()  # hồ sơ, vụ việc: what a standing duty waits for
    FORM = auto()  # mẫu, file: what one asks the office for
    TIME = auto()  # thời gian
    TASK = auto()  # việc này, báo cáo
    DUE = auto()  # hạn
    BOSS = auto()
    ORG = auto()
    PERSON = auto()
    NOUN = auto()
    UNKNOWN = auto()
    CHANGE = auto()  # cắt, giảm: a percent behind it is no progress
    # Small words
    PRON = auto()
    PARTICLE = auto()
    LIGHT = auto()
    LINK = auto()  # thì, là, và
    # Which task
    ALL = auto()  # tất cả
    ALL_TOO = auto()  # đều, hết: behind named tasks no more than a filler
    REST = auto()  # còn lại
    EXCEPT = auto()  # trừ
    ONLY_LEFT = auto()  # chỉ còn, còn mỗi
    # Numbers
    ITEM = auto()
    DATE = auto()  # a day to come
    TODAY = auto()  # today, or a weekday: told by its neighbours whether past
    SPAN = auto()
    VAGUE = auto()
    PERCENT = auto()
    COUNT = auto()
    NUMBER = auto()
    DOC = auto()
    CLOCK = auto()
    LINK_OUT = auto()  # web address, phone number
    # Between words
    COMMA = auto()
    COLON = auto()
    STOP = auto()
    QMARK = auto()
    USED = auto()


#: The character that stands for a tag in the text a rule is matched against.
CODE = {tag: chr(0x4E00 + place) for place, tag in enumerate(Tag)}
