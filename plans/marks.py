"""Markdown and HTML marks that a text dump may carry, taken away; the bullets they stand for kept."""

import html
import re

_BULLET = re.compile(r"\s*<li[^>]*>\s*(?:[-–•+]\s*)?", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/tr)\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|ul|ol|li|p|div|span|strong|em|sup|sub|font|h\d|a|td|th|tr|table|tbody|thead)\b[^<>]*>", re.IGNORECASE
)
_LINK = re.compile(r"<(https?://[^<>\s]+)>")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_STRONG = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1")


def without_marks(text: str) -> str:
    """The text as it would be seen: no tags, asterisks of emphasis or heading signs."""
    text = _LINK.sub(r"\1", _BREAK.sub("\n", _BULLET.sub("\n- ", text)))
    text = _HEADING.sub("", html.unescape(_TAG.sub("", text)))
    return _STRONG.sub(r"\2", text)
