"""Periods and their issued reports, and the record of who did what."""

from sqlalchemy import Column, Date, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Instant, Json, key, metadata, refers

# Data run from `first_day` to `last_day` (both included); the report is sent by `send_by`.
reporting_period = Table(
    "reporting_period",
    metadata,
    key(),
    Column("kind", String(12), nullable=False),
    Column("year", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("send_by", Date, nullable=False),
    UniqueConstraint("kind", "year", "ordinal"),
)

# A unit's word that its figures of a period stand, with what it adds for the Office; the newest one counts.
unit_report = Table(
    "unit_report",
    metadata,
    key(),
    refers("period_id", "reporting_period"),
    refers("unit_id", "unit"),
    Column("at", Instant, nullable=False),
    refers("person_id", "person"),
    Column("remark", Text),
)

# The frozen figures of an issued report; a correction is a new version.
report_snapshot = Table(
    "report_snapshot",
    metadata,
    key(),
    refers("period_id", "reporting_period"),
    Column("version", Integer, nullable=False),
    Column("figures", Json, nullable=False),
    Column("created_at", Instant, nullable=False),
    refers("created_by", "person", nullable=True),
    UniqueConstraint("period_id", "version"),
)

# Who, when, from which channel, did what to what, and what it was before and after.
audit = Table(
    "audit",
    metadata,
    key(),
    Column("at", Instant, nullable=False, index=True),
    refers("person_id", "person", nullable=True),
    Column("channel", String(12)),
    Column("act", String(40), nullable=False, index=True),
    Column("subject", String(40)),
    Column("subject_id", Integer),
    Column("before", Json),
    Column("after", Json),
)
