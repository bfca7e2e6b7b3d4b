"""Tables of a .pdf page without rules: columns told by the headings over them and the blank between their texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from plans.columns import Role, claim_of
from plans.document import clean
from plans.grid import Span
from plans.numbers import rank
from plans.pdf_words import SAME_LINE, Word, lines_of_words

_GAP = 0.7  # of the letters' height: the blank that parts two cells of one line; one between words takes half of it
_FEWEST_CLAIMS = 3
_MOST_HEADER_LINES = 4
_THROUGH = 0.15  # the share of lines, such as section rows, that may run through the blank between two columns
_WIDE = 0.6  # the share of the table's width that a line of running text takes
_APART = 1.3  # how many times the usual distance two lines of different rows stand apart


@dataclass(frozen=True)
class Aligned:
    """A table found by its alignment, in points.

    `edges` are where its columns begin, and where the last one ends; `pitch` is how far the lines of a cell are apart.
    """

    top: float
    bottom: float
    edges: tuple[float, ...]
    spans: tuple[Span, ...]
    rows: int
    pitch: float


@dataclass(frozen=True)
class _Line:
    words: tuple[Word, ...]

    @property
    def top(self) -> float:
        return float(min(word["top"] for word in self.words))

    @property
    def bottom(self) -> float:
        return float(max(word["bottom"] for word in self.words))

    @property
    def left(self) -> float:
        return float(self.words[0]["x0"])

    @property
    def right(self) -> float:
        return float(self.words[-1]["x1"])

    def pieces(self) -> list[tuple[Word, ...]]:
        """The words in the groups that blanks part."""
        groups: list[list[Word]] = [[self.words[0]]]
        for before, word in pairwise(self.words):
            if word["x0"] - before["x1"] >= _GAP * (word["bottom"] - word["top"]):
                groups.append([])
            groups[-1].append(word)
        return [tuple(group) for group in groups]


def aligned_table(words: Sequence[Word], running: Aligned | None) -> Aligned | None:
    """The table of tasks among the words of a page; `running`: the one that the page before ended with, if any."""
    lines = [_Line(line) for line in lines_of_words(words)]
    header = _header(lines)
    if header is not None:
        return _table(lines, header)
    return _continued(lines, running.edges, running.pitch) if running is not None and lines else None


@dataclass(frozen=True)
class _Header:
    """Lines that head columns: the first of them, how many, their words by column, what the columns claim to hold."""

    start: int
    depth: int
    columns: list[list[Word]]
    roles: list[Role]

    @property
    def says(self) -> tuple[int, int, int]:
        return len(self.roles), len(self.columns), -self.depth


def _header(lines: list[_Line]) -> _Header | None:
    """The first header of tasks, with all its lines; None where the page has none."""
    for start in range(len(lines)):
        near = [
            found
            for place in range(start, min(start + _MOST_HEADER_LINES, len(lines)))
            for depth in range(1, _MOST_HEADER_LINES + 1)
            if (found := _header_at(lines, place, depth)) is not None
        ]
        if any(found.start == start for found in near):
            return _grown(lines, max(near, key=lambda found: found.says))
    return None


def _header_at(lines: list[_Line], start: int, depth: int) -> _Header | None:
    taken = lines[start : start + depth]
    if len(taken) < depth or any(_begins_with_number(line) for line in taken[1:]):
        return None
    columns = _columns(taken)
    roles = [claim.role for column in columns if (claim := claim_of(_text(column))) is not None]
    heads = Role.TITLE in roles or Role.ACTIVITY in roles
    if not heads or len(roles) < _FEWEST_CLAIMS or len(roles) < len(columns) / 2:
        return None
    return _Header(start, depth, columns, roles)


def _grown(lines: list[_Line], header: _Header) -> _Header:
    """With the lines below that only go on the headings: before a first number, under the same columns."""
    while Role.NUMBER in header.roles and header.depth < _MOST_HEADER_LINES:
        more = _header_at(lines, header.start, header.depth + 1)
        if more is None or len(more.columns) != len(header.columns) or len(more.roles) < len(header.roles):
            break
        header = more
    return header


def _begins_with_number(line: _Line) -> bool:
    return rank(line.words[0]["text"].strip(".()")) is not None


def _columns(lines: Sequence[_Line]) -> list[list[Word]]:
    """The pieces of a few lines put together where they stand over one another."""
    columns: list[list[Word]] = []
    for piece in sorted((p for line in lines for p in line.pieces()), key=lambda p: p[0]["x0"]):
        left, right = piece[0]["x0"], piece[-1]["x1"]
        over = [c for c in columns if left < max(w["x1"] for w in c) and right > min(w["x0"] for w in c)]
        if over:
            over[0].extend(piece)
        else:
            columns.append(list(piece))
    return columns


def _text(words: Sequence[Word]) -> str:
    return " ".join(w["text"] for w in sorted(words, key=lambda w: (round(w["top"] / SAME_LINE), w["x0"])))


def _table(lines: list[_Line], header: _Header) -> Aligned | None:
    start, columns = header.start, header.columns
    body = _until_text(lines[start + header.depth :], lines[start])
    if not body:
        return None
    edges = _edges(body, columns)
    if edges is None:
        return None
    headings = [Span(0, place, clean(_text(column))) for place, column in enumerate(columns)]
    pitch = _pitch(body)
    spans, rows = _rows(body, edges, pitch, first=1)
    return Aligned(lines[start].top, body[-1].bottom, edges, (*headings, *spans), rows, pitch)


def _continued(lines: list[_Line], edges: tuple[float, ...], pitch: float) -> Aligned | None:
    """The rest of a table at the top of the next page: as long as the lines keep to its columns."""
    body = _until_text(lines, lines[0], (edges[0], edges[-1]))
    inside = [line for line in body if len(line.pieces()) > 1 and not _runs_through(line, edges)]
    if not body or len(inside) < (1 - _THROUGH) * len([line for line in body if len(line.pieces()) > 1]) or not inside:
        return None
    spans, rows = _rows(body, edges, pitch, first=0)
    return Aligned(lines[0].top, body[-1].bottom, edges, tuple(spans), rows, pitch)


def _until_text(lines: list[_Line], head: _Line, across: tuple[float, float] | None = None) -> list[_Line]:
    """The lines before two running ones on end, which are no longer of a table."""
    left, right = across or (head.left, max([head.right, *(line.right for line in lines)]))

    def is_text(line: _Line) -> bool:
        return len(line.pieces()) == 1 and line.right - line.left > _WIDE * (right - left)

    for place, (line, following) in enumerate(pairwise(lines)):
        if is_text(line) and is_text(following):
            return lines[:place]
    return lines


def _edges(body: list[_Line], columns: list[list[Word]]) -> tuple[float, ...] | None:
    """Where the columns begin: in the widest blank between the middles of two headings; None where there is none.

    The blank is told by the lines that fill most columns; a section row or a wrapped cell may run through it.
    """
    full = [line for line in body if len(line.pieces()) >= max(_FEWEST_CLAIMS, len(columns) - 1)] or body
    middles = [(min(w["x0"] for w in c) + max(w["x1"] for w in c)) / 2 for c in columns]
    edges = [min([line.left for line in full] + [w["x0"] for w in columns[0]]) - 1]
    for left, right in pairwise(middles):
        between = range(int(left), int(right) + 1)
        through = {x: _through(full, x) for x in between}
        least = min(through.values())
        if least > _THROUGH * len(full):
            return None
        free = _longest([x for x in between if through[x] == least])
        also = {x: _through(body, x) for x in free}
        best = _longest([x for x in free if also[x] == min(also.values())])
        edges.append((best[0] + best[-1]) / 2)
    edges.append(max([line.right for line in full] + [w["x1"] for w in columns[-1]]) + 1)
    return tuple(float(edge) for edge in edges)


def _longest(places: list[int]) -> list[int]:
    """The longest stretch of places that follow one another."""
    stretches: list[list[int]] = []
    for x in places:
        if not stretches or x != stretches[-1][-1] + 1:
            stretches.append([])
        stretches[-1].append(x)
    return max(stretches, key=len)


def _through(lines: list[_Line], x: float) -> int:
    return sum(any(w["x0"] < x < w["x1"] for w in line.words) for line in lines)


def _runs_through(line: _Line, edges: Sequence[float]) -> bool:
    """Whether a line is one text over several columns, but for its number."""
    pieces = line.pieces()
    over = any(piece[0]["x0"] < edge < piece[-1]["x1"] for piece in pieces for edge in edges[1:-1])
    return over and len(pieces) <= 2


def _pitch(body: list[_Line]) -> float:
    steps = sorted(after.top - before.top for before, after in pairwise(body))
    return steps[len(steps) // 4] if steps else 0.0


def _rows(body: list[_Line], edges: tuple[float, ...], pitch: float, first: int) -> tuple[list[Span], int]:
    spans: list[Span] = []
    row = first
    for group in _groups(body, edges, pitch):
        if len(group) == 1 and _runs_through(group[0], edges):
            spans.extend(_banner(group[0], edges, row))
        else:
            for column, (left, right) in enumerate(pairwise(edges)):
                texts = (" ".join(w["text"] for w in line.words if left <= _middle(w) < right) for line in group)
                spans.append(Span(row, column, clean("\n".join(texts))))
        row += 1
    return spans, row


def _middle(word: Word) -> float:
    return float(word["x0"] + word["x1"]) / 2


def _banner(line: _Line, edges: tuple[float, ...], row: int) -> list[Span]:
    """A line across the columns: its number, where a blank parts it, and the text merged over the rest."""
    number, rest = ([line.words[0]], list(line.words[1:])) if line.words[0]["x1"] < edges[1] else ([], list(line.words))
    if not rest or not _begins_with_number(line):
        number, rest = [], list(line.words)
    begin = 1 if number else 0
    spans = [Span(row, 0, clean(_text(number)))] if number else []
    return [*spans, Span(row, begin, clean(_text(rest)), columns=len(edges) - 1 - begin)]


def _groups(body: list[_Line], edges: tuple[float, ...], pitch: float) -> list[list[_Line]]:
    """The lines of each row: what stands closer together, or else what begins with a number."""
    close: list[list[_Line]] = []
    for place, line in enumerate(body):
        near = place > 0 and line.top - body[place - 1].top <= _APART * pitch
        alone = _runs_through(line, edges) or (place > 0 and _runs_through(body[place - 1], edges))
        if near and not alone:
            close[-1].append(line)
        else:
            close.append([line])
    if all(sum(_is_numbered(line, edges) for line in group) <= 1 for group in close):
        return close
    return [part for group in close for part in _by_number(group, edges)]


def _by_number(group: list[_Line], edges: tuple[float, ...]) -> list[list[_Line]]:
    parts: list[list[_Line]] = []
    for line in group:
        if not parts or _is_numbered(line, edges):
            parts.append([])
        parts[-1].append(line)
    return parts


def _is_numbered(line: _Line, edges: tuple[float, ...]) -> bool:
    return line.words[0]["x1"] < edges[1] and _begins_with_number(line)
