"""Whether a row only goes on the one before it, cut by the end of a page, and how their texts join."""

import re
from typing import Protocol

from domain.text import fold
from plans.columns import Role
from plans.unit_names import stands_alone

_SENTENCE_END = re.compile(r"[.;:!?]\s*$")
_TEXT_ROLES = (Role.OBJECTIVE, Role.CRITERION, Role.TITLE, Role.ACTIVITY, Role.PRODUCT)
_OWN_MARKS = {Role.LEAD, Role.DEADLINE, Role.END}


class _Line(Protocol):
    @property
    def number(self) -> str: ...
    @property
    def opens_page(self) -> bool: ...
    @property
    def texts(self) -> dict[Role, str]: ...
    @property
    def shared(self) -> frozenset[Role]: ...
    @property
    def says(self) -> set[Role]: ...
    def own(self, role: Role) -> str: ...


def continues(line: _Line, rest: _Line) -> bool:
    """Whether `rest` is the lower part of `line`: it has no number of its own, and its texts run on."""
    if rest.number and (Role.NUMBER not in rest.shared) and (line.number or not rest.opens_page):
        return False
    if Role.NUMBER in rest.shared and not rest.opens_page:
        return False
    says = rest.says
    if not says:
        return False
    each = [runs_on(role, line.texts.get(role, ""), rest.own(role)) for role in says]
    if sum(1 for vote in each if vote < 0) >= 2:
        return False
    votes = sum(each)
    if rest.opens_page and not says & _OWN_MARKS and _leads(line):
        votes += 1 if len(says) > 1 or votes >= 0 else 0
        votes += 1 if Role.PRODUCT not in says else 0
    return votes > 0


def _leads(line: _Line) -> bool:
    return bool(_OWN_MARKS & {role for role, text in line.texts.items() if text})


def runs_on(role: Role, above: str, text: str) -> int:
    """How strongly a cell's text speaks for going on the text above it (more than 0) or beginning anew (less)."""
    first = text.lstrip("\"'“( ")[:1]
    if role in {Role.LEAD, Role.COOPERATING}:
        if not above:
            return -1
        if above.rstrip().endswith((",", ";")) or first.islower():
            return 2
        if fold(above).strip() == fold(text).strip():
            return -3
        return -2 if stands_alone(text, "", "") else 3
    if role in _TEXT_ROLES:
        if not above:
            return -1
        if first.islower():
            return 3
        if text.startswith(("-", "+", "•")):
            return 2 if above.rstrip().endswith((";", ":", ",")) or "- " in above else 0
        return -1 if _SENTENCE_END.search(above) or first.isupper() else 0
    if role in {Role.DEADLINE, Role.END, Role.START}:
        if not above:
            return -2
        return 2 if first.islower() or text.startswith("-") or above.rstrip().endswith(("-", ",", "/")) else -2
    return -2


def joined_text(above: str, below: str) -> str:
    """Two parts of one cell as one text: on one line where a sentence was cut, else on two."""
    if not above or not below:
        return above or below
    if below.startswith(("-", "+", "•")) and not above.endswith(("-", "/")):
        return f"{above}\n{below}"
    last_word, first_word = above.rsplit(None, 1)[-1], below.split(None, 1)[0]
    if last_word.casefold() == first_word.rstrip(",;").casefold() and len(last_word) > 2 and first_word != last_word:
        # Extraction may print the word at the cut twice.
        below = below.split(None, 1)[1] if " " in below else ""
        return f"{above}{first_word[len(last_word) :]} {below}".strip()
    return f"{above} {below}"
