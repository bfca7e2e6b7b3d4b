"""A task's short name: what it is called in a list on a phone."""

import re

from domain.text import fold, nfc, one_line

LONGEST = 70
_BULLET = re.compile(r"^[\s\-–+•*]*(?:\d+[.)]\s+|[a-zđ]\)\s*)?", re.IGNORECASE)
# A head such as "Công tác tuyên truyền CCHC:" names a task, "Tờ trình:" hardly.
_SHORTEST_HEAD = 12
# A cut at a comma or semicolon is better than one in the middle of a phrase, unless too little would be left.
_SHORTEST_CLAUSE = 50
# Words that say nothing of the task alone; where only they are there, another text is tried.
_VAGUE = re.compile(r"^(?:bao cao|van ban|cac van ban|quyet dinh|ke hoach|thuc hien (?:theo )?dung .*quy dinh.*"
                    r"|thuc hien nhiem vu duoc giao.*|bao cao ket qua(?: thuc hien)?)$")  # fmt: skip
# Words a name does not end with when it is cut.
_DANGLING = re.compile(
    r"(?: (?:của|và|về|theo|trên|các|những|cho|với|tại|trong|do|để|từ|hoặc|bằng|ngày|số|việc|có|thuộc|không|được),?)+$",
    re.IGNORECASE,
)


def short_name(title: str | None, activity: str | None = None, product: str | None = None) -> str:
    """At most 70 characters from the most telling of a task's texts: what is done, else the task, else its product.

    Several rows often share one title, so the activity comes first; a text that says nothing alone ("Báo cáo") gives
    way to the next. Empty only where all texts are.
    """
    names = [_name(text) for text in (activity, title, product) if text and text.strip()]
    telling = (name for name in names if not _VAGUE.match(fold(name)))
    return next(telling, max(names, key=len, default=""))


def _name(text: str) -> str:
    lines = (one_line(_BULLET.sub("", line)) for line in nfc(text).splitlines())
    first = next(filter(None, lines), "").rstrip(" .;:,")
    if len(first) <= LONGEST:
        return first
    head, colon, _ = first.partition(":")
    if colon and _SHORTEST_HEAD <= len(head) <= LONGEST:
        return head.rstrip()
    return cut(first, LONGEST)


def cut(text: str, longest: int) -> str:
    """The text shortened to `longest` characters at the end of a clause or a word, with an ellipsis."""
    if len(text) <= longest:
        return text
    room = text[: longest - 1]
    if (clause := max(room.rfind(","), room.rfind(";"))) >= _SHORTEST_CLAUSE:
        return f"{room[:clause]}…"
    words = room if text[longest - 1] == " " else room.rpartition(" ")[0]
    return f"{_DANGLING.sub('', words).rstrip(' ,;:(-–') or room}…"
