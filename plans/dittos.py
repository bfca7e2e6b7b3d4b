"""Cells that only say "as above" (`nt`, `"`, `Như trên`) given the text that they stand for."""

import re
from collections.abc import Mapping

from domain.text import fold
from plans.columns import Role

_AS_ABOVE = re.compile(r"[\W_]*(?:n\.?t\.?|nhu tren|nhu muc tren)[\W_]*|\"|''|”|“|-?\s*//\s*-?")


def without_dittos(texts: Mapping[Role, str], above: Mapping[Role, str]) -> dict[Role, str]:
    """A row's texts with those of the row above where a cell says so."""
    return {
        role: above[role] if _AS_ABOVE.fullmatch(fold(text).strip()) and above.get(role) else text
        for role, text in texts.items()
    }
