"""The way in: a plan's file, as bytes, read into a draft."""

from domain.plan_draft import PlanDraft
from plans.document import Progress
from plans.draft import draft_plan
from plans.formats import read_document


def read_plan(data: bytes, filename: str, year: int | None = None, progress: Progress | None = None) -> PlanDraft:
    """The plan that a file holds; `year` where the caller knows it, else the one that the plan names.

    A pure function of its arguments, but for `progress`, which is told of each page of a .pdf; the name only tells a
    .csv from other text. Raises Problem `plans.error...` with
    what to do for a file that cannot be used.
    """
    return draft_plan(read_document(data, filename, progress), year)
