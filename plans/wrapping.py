"""Lines that a narrow column broke, put back together."""

import re

_STARTS_ANEW = re.compile(r"[-–+•*▪]\s|[-–+•](?=[^\W\d_])|\d{1,2}[.)]\s+\S|[a-zđ]\)\s")
_BROKEN_NUMBER = re.compile(r"(?:\d[./]|/\d{0,3}|\d/\d{1,2})$")


def unwrap(text: str) -> str:
    """The text with only those line ends kept after which a new bullet or point begins."""
    whole = ""
    for line in text.split("\n"):
        if not whole:
            whole = line
        elif _STARTS_ANEW.match(line) and not whole.endswith(("-", ",")):
            whole += f"\n{line}"
        elif (_BROKEN_NUMBER.search(whole) and line[:1].isdigit()) or (
            re.search(r"\w-$", whole) and line[:1].isalpha()
        ):
            whole += line
        else:
            whole += f" {line}"
    return whole
