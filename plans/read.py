"""The way in: a plan's file, as bytes, read into a draft."""

from domain.plan_draft import PlanDraft
from domain.reading_table import SentBack
from plans.document import Progress
from plans.draft import draft_plan
from plans.formats import is_workbook, read_document
from plans.reading_workbook import sent_back


def read_plan(data: bytes, filename: str, year: int | None = None, progress: Progress | None = None) -> PlanDraft:
    """The plan that a file holds; `year` where the caller knows it, else the one that the plan names.

    A pure function of its arguments, but for `progress`, which is told of each page of a .pdf; the name only tells a
    .csv from other text. Raises Problem `plans.error...` with
    what to do for a file that cannot be used.
    """
    return draft_plan(read_document(data, filename, progress), year)


def read_sent(data: bytes, filename: str, progress: Progress | None = None) -> PlanDraft | SentBack:
    """What somebody sent who may load plans: a plan, or a workbook of ours with its reading corrected."""
    if is_workbook(data) and (rows := sent_back(data)) is not None:
        return rows
    return read_plan(data, filename, progress=progress)
