"""A file that came with a message and could not be kept: it is larger than what is kept, or its platform lost it."""

from domain.chat import Attachment
from domain.problem import Problem
from handlers.turn import Turn

MEGABYTES = 20
"""What a file may have to be kept."""


def not_kept(turn: Turn) -> Problem | None:
    """Why a file of this message is not there; None where all are."""
    missing = [sent for sent in turn.incoming.attachments if sent.data is None]
    return why(missing[0], "evidence.too_large") if missing else None


def why(missing: Attachment, too_large: str) -> Problem:
    """What is to be said of a file without its bytes; `too_large` is the sentence for one that is."""
    if missing.size > MEGABYTES * 1024 * 1024:
        return Problem(too_large, megabytes=MEGABYTES)
    return Problem("evidence.not_given")
