"""Deadlines without a date of their own: standing, on request, on an event, set by somebody else, with a report."""

import re

from domain.deadline import Deadline, DeadlineKind

_STANDING = re.compile(
    r"(?:(?:thuc hien|trien khai|duy tri|cong viec)\s+)?(?:thuong xuyen|lien tuc|hang ngay|hang gio|moi ngay"
    r"|quanh nam|suot nam|trong suot nam|trong suot ca nam|24/24(?:\s*(?:h|gio))?(?:/7)?"
    r"|trong ca nam|ca nam|thuong ky|thuong truc|kip thoi|xuyen suot|trong suot qua trinh(?: thuc hien)?|lau dai"
    r"|thuong nien)"
)
_STANDING_REST = re.compile(
    r"(?:\s|[,;.()/:-]|va\b|thuong xuyen|lien tuc|kip thoi|hang ngay|hang nam|trong nam|ca nam|trong ca nam"
    r"|nam\s*20\d\d|20\d\d|quanh nam|suot nam|thuc hien|trien khai"
    r"|cac nam(?: tiep theo)?|nhung nam tiep theo|dinh ky|hieu qua|duy tri|trong suot|den het|den|tu|thang\s*0?1\b"
    r"|thang\s*12\b|moi ngay)*"
)
_REQUEST = re.compile(
    r"(?:(?:va|hoac|thuc hien|bao cao|kip thoi|ngay)\s+)*(?:dot xuat|khi (?:co |duoc |can|nhan duoc |phat sinh "
    r"|cap tren |lanh dao )*"
    r"(?:yeu cau|de nghi|can thiet|chi dao|giao viec|nhiem vu duoc giao|thong bao yeu cau|can)|theo yeu cau"
    r"|theo de nghi"
    r"|khi (?:\w+ ){1,6}(?:yeu cau|de nghi)(?=[\s.]*$)|ngay khi co yeu cau|khi duoc (?:giao|phan cong))\b"
)
_EVENT = re.compile(
    r"(?:ngay |kip thoi |lien |chi )*(?:sau khi|sau(?!\s+(?:ngay\s+|nam\s+)?\d|\s+(?:thang|quy)\b)|khi|ngay khi"
    r"|ke tu khi|ke tu(?!\s+(?:ngay\s+)?\d)"
    r"|tu khi|tinh tu|tu ngay(?=\s+(?:co|nhan|ban hanh|ky|duoc|tiep nhan|hoan thanh|ket thuc"
    r"|phat sinh))"
    r"|tu thoi diem|neu co|phat sinh|truoc khi|trong qua trinh)\b"
)
_MEETING = re.compile(
    r"\b(?:truoc|tai|phuc vu|trinh|trong|dip|nhan dip|trinh tai|gan voi)\s+(?:\w+\s+){0,3}?(?:phien hop|ky hop"
    r"|cuoc hop|khai giang|be giang|khai mac|ky thi|mua mua|mua bao|mua lu"
    r"|hoi nghi|dai hoi|hop giao ban|ngay hop|buoi hop|tet|le ky niem|ngay le|su kien)\b"
)
_EXTERNAL = re.compile(
    r"(?:(?:thuc hien|bao cao|dung|dam bao|bao dam|trien khai|hoan thanh|thoi gian|gui)\s+)*(?:theo|can cu|tuy theo"
    r"|tuy thuoc|dung (?:quy dinh|thoi han|tien do|thoi gian|han)|phu thuoc"
    r"|(?:thoi gian|thoi han) (?:do|theo)|do .* quy dinh|quy dinh)\b"
)
_OPEN = re.compile(
    r"(?:(?:bao cao|thuc hien|tong hop|gui|kiem tra"
    r"|ra soat)\s+)*(?:theo\s+)?(?:che do\s+)?(?:bao cao\s+)?dinh ky(?:\s+bao cao)?(?:\s+theo quy dinh.*)?"
    r"|(?:duoc )?(?:long ghep|cung|gan|ket hop)\s+(?:trong|vao|voi|cung)?\s*(?:cac\s+)?(?:ky\s+)?bao cao.*"
    r"|theo (?:cac )?ky bao cao.*|theo dinh ky(?:\s+bao cao)?"
    r"|(?:trong|vao|tai) (?:cac )?(?:ky )?bao cao .*dinh ky.*"
)
_WAITS = re.compile(
    r"\b(?:va |ngay )?(?:sau khi|sau|khi co|khi|ngay khi|ke tu)\b\s+"
    r"(?!day\b|do\b|nay\b|thang\b|quy\b|ngay\b)[a-z]"
)
_PRINTED_DAY = re.compile(r"\d\s*/\s*\d")
_TIME = re.compile(r"\d|\bthang\b|\bquy\b|\btuan\b|\bnam\b")
_DELAY = re.compile(
    r"(?:(?:cham nhat|trong vong|trong|khong qua|toi da|sau|thoi han|trong thoi han|muon nhat|khong cham qua|chi"
    r"|la)\s+)*(?:la\s+|sau\s+|trong\s+)?(\d{1,3})\s*"
    r"(?:\(\w+(?:\s\w+)*\)\s*)?(ngay|tuan|thang|gio|nam|h)\b(\s+lam viec)?"
)
_DELAY_BEHIND = re.compile(r"\b(\d{1,3})\s*(ngay|tuan|thang)(\s+lam viec)?[\s.]*$")
_UNITS = {"ngay": "P{}D", "tuan": "P{}W", "thang": "P{}M", "nam": "P{}Y", "gio": "PT{}H", "h": "PT{}H"}
_AFTER = re.compile(
    r"\s*(?:,\s*)?(?:ngay\s+)?(?:sau|ke tu|khi|tu|tinh tu|cua|doi voi)\b|\s*/\s*(?!lan|thang|quy|nam|tuan)[a-z]|\s*$"
)


# A beginning does not end a standing duty: thường xuyên từ quý I.
_STANDING_FROM = re.compile(
    r"[\s,(]*(?:bat dau\s+|ke\s+)?tu\s+(?:(?:dau|ngay|thang|quy|nam)\s*)*[\d/.ivl]+"
    r"(?:\s*nam)?(?:\s*20\d\d)?(?:\s*tro di)?[\s.)]*"
)
_DONE_STEADILY = re.compile(
    r"(?!.*\b(?:khong|chua|khi|sau|truoc|bao cao)\b)(?:[a-z]+\s+){1,6}?(?=thuong xuyen|lien tuc)"
)


def standing(text: str, folded: str) -> Deadline | None:
    """Thường xuyên and its kin, with nothing else said."""
    lead = _DONE_STEADILY.match(folded)
    match = _STANDING.match(folded) or (_STANDING.match(folded, lead.end()) if lead else None)
    if match is None:
        return None
    rest = folded[match.end() :]
    if "kip thoi" in match[0] and not rest.strip(" .,"):
        return None
    whole = _STANDING_REST.fullmatch(rest) is not None or _STANDING_FROM.fullmatch(rest) is not None or _is_note(rest)
    return Deadline(text, DeadlineKind.CONTINUOUS) if whole else None


def _is_note(rest: str) -> bool:
    """What only says how a standing duty is done: by the rules, by a plan; no words of time."""
    return (
        re.fullmatch(
            r"[\s,]*(?:\(?\s*)?(?:theo|dam bao|dung|tren|trong (?:qua trinh|cac|cong tac|linh vuc)|va theo)\b[^\d;]*",
            rest,
        )
        is not None
    )


def on_request(text: str, folded: str) -> Deadline | None:
    """Khi có yêu cầu, đột xuất."""
    return Deadline(text, DeadlineKind.ON_REQUEST) if _REQUEST.match(folded) else None


def on_event(text: str, folded: str) -> Deadline | None:
    """After, before or at something that happens; with the delay that is said to follow it."""
    delay = _DELAY.match(folded)
    if delay is not None and delay.end() > 0:
        rest = folded[delay.end() :]
        sure = (
            delay[3] is not None or re.match(r"trong vong|khong qua|toi da|trong thoi han|trong \d", folded) is not None
        )
        after = folded.startswith("sau ") and rest.strip(" .") and not _TIME.search(rest)
        if after or (_AFTER.match(rest) and (rest.strip(" .") or sure)):
            return _delayed(text, delay)
    if _EVENT.match(folded):
        inner = _delay_inside(folded) or _DELAY_BEHIND.search(folded)
        return _delayed(text, inner) if inner is not None else Deadline(text, DeadlineKind.ON_EVENT)
    return None


def at_meeting(text: str, folded: str) -> Deadline | None:
    """Before or at a meeting or a feast: `Trước phiên họp ...`."""
    # Where a day is printed too, which of the two counts is for the office to say.
    if _MEETING.search(folded) is None or _PRINTED_DAY.search(folded):
        return None
    return Deadline(text, DeadlineKind.ON_EVENT)


def event_after_action(text: str, folded: str) -> Deadline | None:
    """An action and then its event: `Cập nhật chậm nhất 01 tháng khi có thay đổi`, `Báo cáo sau kiểm tra`."""
    inner = _delay_inside(folded)
    if inner is not None:
        return _delayed(text, inner)
    event = _WAITS.search(folded)
    # An event that stands after a date would swallow it.
    if event is not None and not _TIME.search(folded[: event.start()]):
        return Deadline(text, DeadlineKind.ON_EVENT)
    return None


def _delay_inside(folded: str) -> re.Match[str] | None:
    for match in _DELAY.finditer(folded):
        rest = folded[match.end() :]
        if _AFTER.match(rest) and rest.strip(" .") and not re.match(r"\s*(?:cua|tu)\b", rest):
            return match
    return None


def _delayed(text: str, match: re.Match[str]) -> Deadline:
    return Deadline(
        text, DeadlineKind.ON_EVENT, delay=_UNITS[match[2]].format(int(match[1])), delay_working=match[3] is not None
    )


def external(text: str, folded: str) -> Deadline | None:
    """Theo kế hoạch, quy định, tiến độ of somebody else."""
    return Deadline(text, DeadlineKind.EXTERNAL) if _EXTERNAL.match(folded) else None


def with_reports(text: str, folded: str) -> Deadline | None:
    """Báo cáo định kỳ, lồng ghép trong báo cáo ...: it comes round, and the words do not say how often."""
    return Deadline(text, DeadlineKind.RECURRING) if _OPEN.fullmatch(folded) else None
