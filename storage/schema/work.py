"""The work itself: dated occurrences, who holds them, and what is said about them, which is only ever added to."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Instant, Json, key, metadata, refers

# `kind`: dated, standing, sleeping. `part` tells the occurrences of one task apart (its date, month or event). `past`
# marks a date that had passed when its plan was loaded: asked about once, never announced as late.
occurrence = Table(
    "occurrence",
    metadata,
    key(),
    refers("task_id", "task"),
    Column("part", Text, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("label", Text),
    Column("cycle", String(12)),
    Column("due", Date, index=True),
    Column("due_assumed", Boolean, nullable=False, default=False),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("past", Boolean, nullable=False, default=False),
    Column("created_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("closed_reason", Text),
    UniqueConstraint("task_id", "part"),
)

# Held by a unit, or by a person where the plan names people. `due` is the day in force, `due_version` counts its moves.
assignment = Table(
    "assignment",
    metadata,
    key(),
    refers("occurrence_id", "occurrence"),
    refers("unit_id", "unit", nullable=True),
    refers("person_id", "person", nullable=True),
    Column("role", String(12), nullable=False),
    refers("owner_id", "person", nullable=True),
    Column("due", Date, index=True),
    Column("due_version", Integer, nullable=False, default=0),
    Column("created_at", Instant, nullable=False),
    Column("closed_at", Instant),
    # Where the Office ended this one and not others hold it now.
    Column("closed_reason", Text),
    UniqueConstraint("occurrence_id", "unit_id", "person_id"),
    # A row without a unit, or without a person, would be different from its like to the key above.
    Index(
        "uq_assignment_unit",
        "occurrence_id",
        "unit_id",
        unique=True,
        sqlite_where=Column("person_id").is_(None),
        postgresql_where=Column("person_id").is_(None),
    ),
    Index(
        "uq_assignment_person",
        "occurrence_id",
        "person_id",
        unique=True,
        sqlite_where=Column("unit_id").is_(None),
        postgresql_where=Column("unit_id").is_(None),
    ),
)

# `takes_back_id` names the report this one undoes; a report that was taken back no longer stands.
status_report = Table(
    "status_report",
    metadata,
    key(),
    refers("assignment_id", "assignment"),
    refers("person_id", "person", nullable=True),
    Column("at", Instant, nullable=False),
    Column("status", String(16)),
    Column("percent", Integer),
    Column("reason", Text),
    refers("incoming_id", "incoming", nullable=True),
    refers("takes_back_id", "status_report", nullable=True),
    Index("ix_status_report_history", "assignment_id", "at"),
)

# `kind`: file, link, document (its number in `value`).
evidence = Table(
    "evidence",
    metadata,
    key(),
    refers("assignment_id", "assignment"),
    refers("person_id", "person"),
    refers("file_id", "file", nullable=True),
    Column("kind", String(10), nullable=False),
    Column("value", Text),
    Column("at", Instant, nullable=False),
    refers("incoming_id", "incoming", nullable=True),
)

# `state`: asked, granted, refused, taken_back.
extension = Table(
    "extension",
    metadata,
    key(),
    refers("assignment_id", "assignment"),
    refers("asked_by", "person"),
    Column("asked_at", Instant, nullable=False),
    Column("asked_due", Date, nullable=False),
    Column("due_before", Date, nullable=False),
    Column("reason", Text),
    Column("state", String(10), nullable=False),
    Column("granted_due", Date),
    refers("decided_by", "person", nullable=True),
    Column("decided_at", Instant),
    # What was said with the decision.
    Column("answer", Text),
    refers("incoming_id", "incoming", nullable=True),
)

# `state`: offered, accepted, refused, taken_back. Until it is accepted the old owner stays owner.
handover = Table(
    "handover",
    metadata,
    key(),
    refers("assignment_id", "assignment"),
    refers("from_id", "person"),
    refers("to_id", "person"),
    Column("at", Instant, nullable=False),
    Column("state", String(10), nullable=False),
    Column("answered_at", Instant),
    refers("incoming_id", "incoming", nullable=True),
)

snooze = Table(
    "snooze",
    metadata,
    key(),
    refers("assignment_id", "assignment"),
    refers("person_id", "person"),
    Column("at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("taken_back", Boolean, nullable=False, default=False),
    refers("incoming_id", "incoming", nullable=True),
)

question = Table(
    "question",
    metadata,
    key(),
    refers("assignment_id", "assignment", nullable=True),
    refers("asked_by", "person"),
    Column("at", Instant, nullable=False),
    Column("text", Text, nullable=False),
    refers("answered_by", "person", nullable=True),
    Column("answered_at", Instant),
    Column("answer", Text),
)

directive = Table(
    "directive",
    metadata,
    key(),
    refers("assignment_id", "assignment"),
    refers("leader_id", "person"),
    Column("at", Instant, nullable=False),
    Column("text", Text, nullable=False),
    Column("answered_at", Instant),
)

# What the Office, a head or a leader decided about the work in one message, so that it can be taken back. `kind` names
# the act, `rows` says what it did to each row (see storage/acts.py).
work_act = Table(
    "work_act",
    metadata,
    key(),
    Column("kind", String(24), nullable=False),
    Column("at", Instant, nullable=False),
    refers("person_id", "person"),
    refers("incoming_id", "incoming"),
    Column("rows", Json, nullable=False),
    Column("undone_at", Instant),
)
