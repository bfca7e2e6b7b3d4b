"""A plan as it was read from a file: what stands there, not yet stored and not yet matched to the office."""

from dataclasses import dataclass, field

from domain.deadline import Deadline


@dataclass(frozen=True)
class Heading:
    """The number and title of a section or of a group row, as printed."""

    number: str
    title: str


@dataclass(frozen=True)
class TaskDraft:
    """One row of a plan's task table.

    `ref` is unique in the draft (`II.2`, `II.1.a` where one printed number spans several rows). Texts are NFC with the
    lines of a cell separated by a line feed. None: the plan has no such column; an empty string: the cell is blank.
    `lead` and `cooperating` are unit names as printed. Scores are points of the reform index.
    """

    ref: str
    number: str
    title: str
    section: str | None = None
    group: Heading | None = None
    criterion: str | None = None
    criterion_title: str | None = None
    objective: str | None = None
    activity: str | None = None
    product: str | None = None
    lead: tuple[str, ...] = ()
    cooperating: tuple[str, ...] = ()
    deadline: Deadline | None = None
    score_max: float | None = None
    score_achieved: float | None = None
    score_target: float | None = None
    note: str | None = None


@dataclass(frozen=True)
class Remark:
    """Something the reader noticed: the key `plans.remark.<code>` of its sentence, what fills it, and where."""

    code: str
    where: str | None = None
    args: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class PlanDraft:
    """One document as read. `year` is the plan's calendar year; `issued` and `number` as printed, blanks and all.

    `last_year` is the last one of a plan of several years (giai đoạn 2026-2030), whose dates may lie up to its end.

    `report_cycle` is the cycle the plan's body names for its periodic reports, which is proposed for recurring tasks
    whose own words name none.
    """

    title: str
    year: int
    appendix_title: str | None = None
    number: str | None = None
    issued: str | None = None
    signer: str | None = None
    agency: str | None = None
    province: str | None = None
    sections: tuple[Heading, ...] = ()
    tasks: tuple[TaskDraft, ...] = ()
    remarks: tuple[Remark, ...] = ()
    report_cycle: str | None = None
    last_year: int | None = None
