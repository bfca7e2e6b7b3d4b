"""A long text cut into messages that a platform takes."""


def units(text: str) -> int:
    """The length in UTF-16 code units, as Telegram and Zalo count: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str, limit: int) -> list[str]:
    """The text in pieces of at most `limit` UTF-16 units, none blank; an empty list for a blank text.

    Cut between paragraphs where one ends in the second half of a piece, else between lines, else between words,
    and through a word only where there is nothing better; a character is never cut in two.
    """
    pieces = []
    rest = text.strip("\n")
    while units(rest) > limit:
        head = _fitting(rest, limit)
        at = _cut(head, rest[len(head)])
        pieces.append(rest[:at].rstrip())
        rest = rest[at:].lstrip("\n" if rest[at] == "\n" else " ")
    return [piece for piece in [*pieces, rest] if piece.strip()]


def _fitting(text: str, limit: int) -> str:
    """The longest beginning of the text that has no more than `limit` units."""
    return text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", errors="ignore")


def _cut(head: str, following: str) -> int:
    """Where to cut: after the last break of the best kind in `head`. `following` is the character after it."""
    window = head + following
    for mark, earliest in (("\n\n", len(head) // 2), ("\n", 1), (" ", 1)):
        at = window.rfind(mark)
        if at >= earliest:
            return at
    return len(head)
