"""A small language for rules over tags, compiled to regexes over one character per lexeme.

`NOTYET ~ FINISH|HANDIN` reads: a chưa, then any light words, then a finishing verb; `~~` are light words that name no
task or report. `A?` may be missing, `A*` may come any number of times, `..` is up to eight lexemes inside a clause,
`END` says that only particles follow in the clause, `FIRST` that the clause begins here, `!ROI` that no rồi
and no day gone by follows in the clause, `!AND` that no và stands right before.
"""

import re
from functools import cache

from domain.replies.tags import CODE, Tag

#: Tags that may stand between the words of a rule.
LIGHT = frozenset((
    Tag.PRON, Tag.PARTICLE, Tag.LIGHT, Tag.LINK, Tag.TASK, Tag.REPORTS, Tag.GREET, Tag.DUE, Tag.CAN, Tag.HAVE,
    Tag.ITEM, Tag.ALL, Tag.ALL_TOO, Tag.COUNT,
    Tag.ONLY, Tag.COLON, Tag.FINALLY, Tag.REST, Tag.AT_ONCE, Tag.ONLY_LEFT, Tag.CHAT,
))  # fmt: skip
#: Tags between clauses.
BREAKS = frozenset((Tag.COMMA, Tag.STOP, Tag.QMARK))
_TAIL = frozenset(
    (
        Tag.PARTICLE,
        Tag.PRON,
        Tag.LIGHT,
        Tag.THANKS,
        Tag.CHAT,
        Tag.GREET,
        Tag.NOWHERE,
        Tag.TASK,
        Tag.ITEM,
        Tag.ALL_TOO,
        Tag.AT_ONCE,
    )
)


def _class(tags: frozenset[Tag] | set[Tag]) -> str:
    return "[" + "".join(sorted(CODE[tag] for tag in tags)) + "]"


_BREAK = _class(set(BREAKS))
_INSIDE = "[^" + _BREAK[1:]
_FIXED = {
    "~": f"{_class(set(LIGHT))}*",
    "~~": f"{_class({Tag.PRON, Tag.PARTICLE, Tag.LIGHT, Tag.LINK, Tag.ALL_TOO, Tag.AT_ONCE})}*",
    "..": f"{_INSIDE}{{0,8}}?",
    "END": f"(?={_class(set(_TAIL))}*(?:{_BREAK}|$))",
    "FIRST": f"(?:^|(?<={_BREAK}))",
    "!AND": f"(?<!{CODE[Tag.LINK]})",
    "!ROI": f"(?!{_INSIDE}{{0,6}}{_class({Tag.ROI, Tag.PAST})})",
    "!FINISH": f"(?!{_INSIDE}{{0,3}}{CODE[Tag.FINISH]})",
    "!BLOCK": f"(?!{_class(set(LIGHT))}*{_class({Tag.BLOCK, Tag.BROKEN})})",
    "CONTENT": _class({Tag.UNKNOWN, Tag.NOUN, Tag.ORG, Tag.BOSS, Tag.PERSON, Tag.FORM, Tag.CASE, Tag.PART, Tag.DOC}),
    "WHO": _class({Tag.PERSON, Tag.ORG, Tag.BOSS}),
    "WHEN": _class({Tag.DATE, Tag.TODAY, Tag.SPAN, Tag.VAGUE}),
    "ENDING": _class({Tag.FINISH, Tag.HANDIN, Tag.SIGN, Tag.SUBMIT}),
    "WORKING": _class({Tag.WORK, Tag.CARRY, Tag.DRAFT, Tag.START, Tag.PREPARE}),
}


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The regex of a rule's pattern."""
    parts = pattern.split()
    out, i = "", 0
    while i < len(parts):
        optional = parts[i] == "~" and i + 1 < len(parts) and parts[i + 1][-1] in "?*"
        # Light words count only with the optional word behind them, else they stay for other rules.
        out += f"(?:{_FIXED['~']}{_choice(parts[i + 1])}){parts[i + 1][-1]}" if optional else _part(parts[i])
        i += 2 if optional else 1
    return re.compile(out)


def _part(part: str) -> str:
    return _FIXED.get(part) or _choice(part) + (part[-1] if part[-1] in "?*" else "")


def _choice(part: str) -> str:
    return "(?:" + "|".join(_FIXED.get(name) or CODE[Tag[name]] for name in part.rstrip("?*").split("|")) + ")"
