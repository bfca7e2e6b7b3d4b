"""The file named on the command line, read in a process of its own as one that comes by chat is."""

import asyncio
from pathlib import Path

from domain.plan_draft import PlanDraft
from domain.problem import Problem
from plans.child import read_in_child
from plans.limits import MOST_MEGABYTES


def read_file(file: Path, year: int | None) -> tuple[bytes, PlanDraft]:
    """The file's content and the plan in it. Raises Problem for a file that cannot be opened or used."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_MEGABYTES * 1024 * 1024 + 1)  # one more than is taken, to be refused for it
    except (OSError, ValueError):
        raise Problem("plans.error.no_file", name=file.name) from None
    return content, asyncio.run(read_in_child(content, file.name, year))
