"""Reading how later due days are granted or refused: `đồng ý T12 đến 20/7`, `1 3 đồng ý, 2 không đồng ý: sắp họp`."""

import re
from dataclasses import dataclass

from domain.text import fold, nfc

_YES = r"dong y|duyet|chap thuan|cho lui|cho gia han|nhat tri|dc|duoc|yes"
_NO = r"khong dong y|ko dong y|k dong y|khong duyet|khong cho|khong duoc|tu choi|khong chap thuan|khong nhat tri|no"
_PLACES = r"\d{1,2}(?:\s*(?:,|;|\+|&|\bva\b)?\s+\d{1,2}|\s*[,;+&-]\s*\d{1,2})*"
_CLAUSE = re.compile(
    rf"(?:(?<![\w/])(?:so\s+|viec\s+)?(?P<before>{_PLACES})\s*[:.)]?\s*)?(?<!\w)(?:(?P<no>{_NO})|(?P<yes>{_YES}))(?!\w)"
)
_AFTER = re.compile(
    rf"\s*(?:so\s+|viec\s+|cho\s+)?"
    rf"(?:(?P<places>{_PLACES})(?![\d/.%-]*[\d/%])(?!\s*(?:tuan|ngay|thang|hom)\b)|(?P<every>tat ca|het|ca hai))"
)
_BEFORE = re.compile(r"\W*|\W*(?:viec\s+)?t\s?\d{1,4}[\s,:.-]*")
_REASON = re.compile(r"^\W*(?:vì|vi|do|lý do|ly do)?\b\W*", re.IGNORECASE)
_ABOUT = re.compile(r"^\W*(?:cho\s+)?(?:việc\s+|viec\s+)?[Tt]\s?\d{1,4}\b")
_FILLERS = re.compile(
    r"\b(?:den|toi|het|ngay|thang|tuan|quy|nam|cuoi|dau|giua|nay|sau|thu|hai|ba|tu|bay|chu nhat|them|lui|gia han|han"
    r"|cho|em|anh|chi|phong|don vi|viec nay|nhu de nghi|theo de nghi|nhe|a|nha|voi|lam viec|thoi|de nghi nay|mai|mot)\b"
)
# Words that also begin a report: "được 60%", "duyệt xong rồi".
_WEAK = re.compile(r"^(duoc|dc|duyet|khong duoc)\b")
_A_REPORT = re.compile(r"\d\s*%|\b(xong|hoan thanh)\b")


@dataclass(frozen=True)
class Decision:
    """One decision. `places` are numbers of the list before its reader, `every` says all of it; `words` stand behind.

    `about` is what it is about, with the code in it where the words name one.
    """

    granted: bool
    places: tuple[int, ...]
    every: bool
    words: str
    about: str = ""

    @property
    def says_more(self) -> bool:
        """Whether other words than a code, a day or a courtesy stand behind it: it may agree with something else."""
        left = _FILLERS.sub("", fold(self.day_words))
        return any(c.isalpha() for c in left)

    @property
    def day_words(self) -> str:
        """The words that may name a day: T4 is a task here, and neither Wednesday nor April."""
        return _ABOUT.sub("", self.words, count=1).strip()

    @property
    def reason(self) -> str | None:
        """The reason in the words behind it."""
        left = _REASON.sub("", self.day_words, count=1).strip(" .,;")
        return left if any(c.isalpha() for c in left) else None


def read_decisions(text: str) -> tuple[Decision, ...]:
    """Each decision a text says, in order; none where it begins with anything else, or reports ("được 60%")."""
    plain = nfc(text).strip()
    said = fold(plain)
    if _WEAK.match(said) and _A_REPORT.search(said):
        return ()
    clauses = list(_CLAUSE.finditer(said))
    if not clauses or not _BEFORE.fullmatch(said[: clauses[0].start()]):
        return ()
    # Within a reason the same words say nothing: only what follows a comma, a stop or a number is another decision.
    real = clauses[:1] + [c for c in clauses[1:] if c["before"] or said[: c.start()].rstrip()[-1:] in ",;.\n"]
    found = []
    for n, clause in enumerate(real):
        end = real[n + 1].start() if n + 1 < len(real) else len(plain)
        behind = plain[clause.end() : end].rstrip(" ,;.\n")
        after = _AFTER.match(fold(behind))
        places = clause["before"] or (after["places"] if after else None) or ""
        every = bool(after and after["every"])
        if after and (every or not clause["before"]):
            behind = behind[after.end() :]
        about = plain[: clause.start()] if n == 0 else ""
        found.append(Decision(clause["no"] is None, _numbers(places), every, behind, f"{about} {behind}"))
    return tuple(found)


def _numbers(words: str) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for first, last in re.findall(r"(\d{1,2})(?:\s*-\s*(\d{1,2}))?", words):
        found |= dict.fromkeys(range(int(first), int(last or first) + 1))
    return tuple(found)
