"""What a column of a task table holds, told from the meaning of its heading."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from domain.text import fold

_NOT_WORD = re.compile(r"[^\w/&,;]+")


class Role(StrEnum):
    """What the cells of a column are."""

    NUMBER = "number"
    SECTION = "section"  # a field printed beside its tasks, as section rows print it above them
    TITLE = "title"
    OBJECTIVE = "objective"
    ACTIVITY = "activity"
    CRITERION = "criterion"
    PRODUCT = "product"
    LEAD = "lead"
    COOPERATING = "cooperating"
    DEADLINE = "deadline"
    START = "start"
    END = "end"
    SCORE_MAX = "score_max"
    SCORE_ACHIEVED = "score_achieved"
    SCORE_TARGET = "score_target"
    REPORTED = "reported"  # what a report form asks to be filled in
    OTHER = "other"


@dataclass(frozen=True)
class Claim:
    """A heading's claim to a role; the stronger of two columns gets it."""

    role: Role
    strength: int


# Read from top to bottom over the folded heading: the first line that is found in it decides.
_WORDS: tuple[tuple[str, Role, int], ...] = (
    (r"^(s(o )?/?tt|tt|so thu tu|thu tu|stt\b.*|muc so|#|no)$", Role.NUMBER, 9),
    (r"^(ma( (so|nv|cv|nhiem vu|viec|cong viec))?|ky hieu)$", Role.NUMBER, 8),
    (r"\b(kinh phi|du toan|nguon von|nguon luc|ngan sach|don vi tinh|dvt|^so luong|^ty le|can cu"
     r"|co so phap ly)\b", Role.OTHER, 0),
    (r"^(ghi chu|luu y|dien giai|ly do|link|tai lieu kiem chung|trang thai|tinh trang|muc do|uu tien|xep loai|y kien"
     r"|dia diem|thuoc do|tieu chi (hoan thanh|danh gia)"
     r"|chuc (vu|danh)|ho (va )?ten|(so )?dien thoai|email)|\bnguoi giao\b", Role.OTHER, 0),
    (r"\b(tinh hinh|ket qua) (trien khai|thuc hien|giai quyet)|da thuc hien|chua thuc hien|dat duoc den"
     r"|tu danh gia", Role.REPORTED, 2),
    (r"\bdiem\b.*\b(toi da|chuan|quy dinh)|thang diem|^diem$", Role.SCORE_MAX, 3),
    (r"\bdiem\b.*\b(muc tieu|phan dau|ke hoach|du kien|chi tieu)|\b(muc tieu"
     r"|phan dau)\b.*\bdiem\b", Role.SCORE_TARGET, 3),
    (r"\bdiem\b.*\b(dat|nam|tham dinh|tu cham|cham|ket qua|so)\b|ket qua diem", Role.SCORE_ACHIEVED, 3),
    (r"\b(bat dau|khoi dau|tu ngay)\b|^tu$", Role.START, 3),
    (r"\b(ket thuc|den ngay)\b|^den$", Role.END, 3),
    (r"^(co quan|don vi) trinh$", Role.LEAD, 2),
    (r"\b(co quan|don vi|cap) (trinh|ban hanh|phe duyet|quyet dinh|theo doi|giam sat|kiem tra|tham dinh|tiep nhan"
     r"|nhan)\b", Role.OTHER, 0),
    (r"^(dong chi )?lanh dao\b(?!.*\bphong\b)", Role.LEAD, 1),
    (r"^(can bo|chuyen vien|cong chuc|nguoi|ca nhan)\b(?!.*\b(phoi hop|lien quan|tham gia|chi dao)\b)", Role.LEAD, 4),
    (r"\bchu tri\b", Role.LEAD, 9),
    (r"\b(phoi hop|cung thuc hien|lien quan|tham gia)\b", Role.COOPERATING, 5),
    (r"\blanh dao\b.*\b(phu trach|chi dao|theo doi)|^(nguoi )?chi dao|\btheo doi\b", Role.LEAD, 1),
    (r"\b(co quan|don vi|phong|ban)\b.*\b(chuan bi|soan thao|xay dung|de xuat|tham muu)\b", Role.LEAD, 8),
    (r"\b(dau moi|don vi thuc hien|co quan thuc hien|phong thuc hien|to chuc thuc hien|tham muu"
     r"|bo phan thuc hien)\b", Role.LEAD, 8),
    (r"\b(don vi|co quan|phong|bo phan)\b.*\b(thuc hien|phu trach|duoc giao|trien khai"
     r"|chiu trach nhiem)\b", Role.LEAD, 7),
    (r"\b(trach nhiem|phan cong|phu trach|dam nhiem|duoc giao|chiu trach nhiem)\b", Role.LEAD, 6),
    (r"\b(nguoi|can bo|cong chuc|chuyen vien|ca nhan|thanh vien)\b.*\b(thuc hien|xu ly|tham muu)?\b", Role.LEAD, 4),
    (r"^(don vi|co quan|phong ban|phong|bo phan|thuc hien|co quan ,? ?don vi|phong ,? ?don vi|phong ,? ?ban"
     r"|don vi\s?[,/]\s?ca nhan|(cac )?(co quan|don vi|phong) (va|,|/) .*)$", Role.LEAD, 5),
    (r"^(don vi|co quan|phong|ban|bo phan)( ?[,/] ?(don vi|co quan|phong|ban|bo phan|ca nhan))+$", Role.LEAD, 5),
    (r"\b(thoi (gian|han|diem|ky)|tien do|lo trinh|ky han|han)\b.*\b(hoan thanh|xong|ket thuc"
     r"|cuoi)\b", Role.DEADLINE, 8),
    (r"\b(thoi (gian|han|diem|ky)|tien do|lo trinh|ky han|han (bao cao|nop|trinh|xu ly))\b|^han$"
     r"|^hoan thanh$", Role.DEADLINE, 6),
    (r"\bngay\b.*\b(hoan thanh|thuc hien)\b|\bhoan thanh (truoc|trong|vao)\b|^(ngay|thang|quy"
     r"|dinh ky)$", Role.DEADLINE, 5),
    (r"\b(tieu chi|chi so thanh phan|ten chi so)\b", Role.CRITERION, 5),
    (r"\b(san pham|dau ra)\b", Role.PRODUCT, 9),
    (r"\b(hinh thuc van ban|loai van ban|du kien ket qua|ket qua du kien)\b", Role.PRODUCT, 6),
    (r"\b(ket qua|du kien dat)\b", Role.PRODUCT, 5),
    (r"^(ten )?(linh vuc|mang|khoi)( cong tac| cong viec| nhiem vu)?$|^nhom( nhiem vu| cong viec| noi dung"
     r"| linh vuc)?$", Role.SECTION, 5),
    (r"\b(muc tieu|muc dich|chi tieu|yeu cau|nhiem vu chung|nhom nhiem vu|nhom|linh vuc|chu de"
     r"|chuong trinh)\b", Role.OBJECTIVE, 5),
    (r"\b(hoat dong|giai phap thuc hien|cong viec cu the|noi dung cu the|cach thuc|bien phap"
     r"|noi dung chi tiet)\b", Role.ACTIVITY, 5),
    (r"\bnhiem vu\b", Role.TITLE, 9),
    (r"\b(cong viec|dau viec|viec can lam|ten cong tac)\b", Role.TITLE, 8),
    (r"\bgiai phap\b", Role.TITLE, 7),
    (r"\b(noi dung|hang muc|dau muc|chuyen de|ten (de an|van ban|bao cao|de tai|du an|cuoc)|de an|ten goi|cong tac"
     r"|van de)\b", Role.TITLE, 6),
    (r"\bhoan thanh\b", Role.DEADLINE, 3),
)  # fmt: skip
_LINES = tuple((re.compile(pattern), Claim(role, strength)) for pattern, role, strength in _WORDS)

_PEOPLE = re.compile(r"ho (va )?(ten|chu dem)")
# Long running text is no heading, whatever words it holds.
_LONGEST_HEADING = 120


@lru_cache(maxsize=4096)
def claim_of(heading: str) -> Claim | None:
    """The role that a printed heading claims, or None where it says nothing known."""
    if len(heading) > _LONGEST_HEADING:
        return None
    words = _NOT_WORD.sub(" ", fold(heading).replace(";", ",").replace(",", " ,")).strip()
    return next((claim for pattern, claim in _LINES if pattern.search(words)), None)


def names_people(heading: str) -> bool:
    """Whether a column holds people's names: a table of them without times lists a committee, not tasks."""
    return _PEOPLE.match(fold(heading).strip()) is not None


def assign(headings: dict[int, str], numeric: frozenset[int]) -> dict[int, Role]:
    """Which role each column plays, at most one column a role.

    `headings` are the printed headings by column, `numeric` the columns whose cells are all numbers: such a one is a
    score where its words could mean a text (`Mục tiêu năm 2023`, `Kết quả`).
    """
    claims = {column: claim for column, heading in headings.items() if (claim := claim_of(heading)) is not None}
    scored = any(claim.role is Role.SCORE_MAX for claim in claims.values())
    for column, claim in claims.items():
        if column in numeric and scored and claim.role in _SCORES_IN_DISGUISE:
            claims[column] = Claim(_SCORES_IN_DISGUISE[claim.role], 1)
    _settle_texts(claims)
    if not any(claim.role is Role.PRODUCT for claim in claims.values()):
        for column, claim in claims.items():
            if claim.role is Role.REPORTED:
                claims[column] = Claim(Role.PRODUCT, 1)
                break
    roles: dict[int, Role] = {}
    for column, claim in sorted(claims.items(), key=lambda item: (-item[1].strength, item[0])):
        roles[column] = claim.role if claim.role not in roles.values() else Role.OTHER
    return roles


_SCORES_IN_DISGUISE = {
    Role.OBJECTIVE: Role.SCORE_TARGET,
    Role.PRODUCT: Role.SCORE_ACHIEVED,
    Role.REPORTED: Role.SCORE_ACHIEVED,
}


def _settle_texts(claims: dict[int, Claim]) -> None:
    """One column is the task; a second one before it is its objective, after it its activity."""

    def columns(role: Role) -> list[int]:
        return [column for column, claim in claims.items() if claim.role is role]

    titles = columns(Role.TITLE)
    if not titles:
        for role in (Role.ACTIVITY, Role.CRITERION, Role.OBJECTIVE, Role.SECTION):
            if columns(role):
                titles = columns(role)[:1]
                break
    if not titles:
        return
    title = max(titles, key=lambda column: (claims[column].strength, -column))
    for column in titles:
        role = Role.TITLE if column == title else (Role.OBJECTIVE if column < title else Role.ACTIVITY)
        claims[column] = Claim(role, claims[column].strength)
