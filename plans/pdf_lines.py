"""The lines of running text on a .pdf page, outside its tables; what stands side by side is told apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plans.document import clean
from plans.pdf_words import SAME_LINE, Word

PAGE_NUMBER = re.compile(r"\W*(?:(?:trang|page)\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*", re.IGNORECASE)
_WIDEST_BLANK = 22.0  # points; a wider gap parts two columns of a letterhead
_INDENT = 60.0  # points that a first line may be set in
_FULL = 0.6  # the share of a page's width that full lines take
_RAGGED = 12.0  # points that a full line may stay short of the edge
_STARTS_ANEW = re.compile(
    r"[-–+•*]\s|\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-ZĐ])[.)]\s|Điều \d|Căn cứ\b|Phụ lục|PHỤ LỤC|Nơi nhận"
)
_STATE_NAME = re.compile(r"\s+(?=CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|Độc lập\s*[-–])")
# A number or day left open to be filled in by hand is wide, and parts nothing.
_LEFT_BLANK = re.compile(r"(?:.*số:?|ngày|tháng)", re.IGNORECASE)
_EDGE = 0.08  # the share of a page's height in which a page number stands


def page_lines(words: Sequence[Word], width: float, height: float) -> list[tuple[float, str]]:
    """The paragraphs that words make on a page of that size, with their distance from its top; no page number."""
    pieces: list[_Piece] = []
    line: list[Word] = []
    for word in sorted(words, key=lambda w: (round(w["top"] / SAME_LINE), w["x0"])):
        if line and abs(word["top"] - line[0]["top"]) > SAME_LINE:
            pieces.extend(_told_apart(line))
            line = []
        line.append(word)
    pieces.extend(_told_apart(line))
    text = [
        piece
        for piece in pieces
        if not (PAGE_NUMBER.fullmatch(piece.text) and (piece.top < _EDGE * height or piece.top > (1 - _EDGE) * height))
    ]
    return _paragraphs(text, width)


@dataclass(frozen=True)
class _Piece:
    """A stretch of words on one line, in points from the top and the left of the page."""

    top: float
    left: float
    right: float
    text: str


def _paragraphs(pieces: list[_Piece], width: float) -> list[tuple[float, str]]:
    """Lines that fill the width of the text joined with the line they run on in."""
    left, right = min((p.left for p in pieces), default=0.0), max((p.right for p in pieces), default=0.0)
    wide = right - left > _FULL * width
    found: list[tuple[float, str]] = []
    runs_on = False
    for piece in pieces:
        if runs_on and not _STARTS_ANEW.match(piece.text) and piece.left - left < _INDENT:
            found[-1] = (found[-1][0], f"{found[-1][1]} {piece.text}")
        else:
            found.append((piece.top, piece.text))
        runs_on = wide and right - piece.right < _RAGGED and piece.left - left < _INDENT
    return found


def _told_apart(words: list[Word]) -> list[_Piece]:
    parts: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w["x0"]):
        close = bool(parts) and word["x0"] - parts[-1][-1]["x1"] <= _WIDEST_BLANK
        if parts and (close or _LEFT_BLANK.fullmatch(parts[-1][-1]["text"])):
            parts[-1].append(word)
        else:
            parts.append([word])
    found: list[_Piece] = []
    for part in parts:
        texts = [text for text in _STATE_NAME.split(clean(" ".join(word["text"] for word in part))) if text]
        found.extend(_Piece(part[0]["top"], part[0]["x0"], part[-1]["x1"], text) for text in texts)
    return found
