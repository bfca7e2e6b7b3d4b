"""Plans and what they print: documents, versions, sections, criteria, tasks and their deadlines."""

from sqlalchemy import Column, Float, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from storage.schema.columns import Instant, Json, key, metadata, refers

# A document kept whole: a plan as it came, a proof, a report as it went out.
file = Table(
    "file",
    metadata,
    key(),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("data", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
)

# `state`: draft (being looked through), in_force, closed, dropped.
plan = Table(
    "plan",
    metadata,
    key(),
    Column("title", Text, nullable=False),
    Column("appendix_title", Text),
    Column("number", Text),
    Column("issued", Text),
    Column("signer", Text),
    Column("agency", Text),
    Column("province", Text),
    Column("year", Integer, nullable=False),
    Column("state", String(10), nullable=False),
)

# `draft` is the whole reading of the file, as `plan read --json` prints it; `answers` what was decided at load.
plan_version = Table(
    "plan_version",
    metadata,
    key(),
    refers("plan_id", "plan"),
    Column("version", Integer, nullable=False),
    refers("file_id", "file"),
    Column("draft", Json, nullable=False),
    Column("answers", Json, nullable=False),
    Column("created_at", Instant, nullable=False),
    refers("created_by", "person", nullable=True),
    Column("loaded_at", Instant),
    UniqueConstraint("plan_id", "version"),
)

section = Table(
    "section",
    metadata,
    key(),
    refers("plan_id", "plan"),
    Column("number", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("plan_id", "number"),
)

criterion = Table(
    "criterion",
    metadata,
    key(),
    refers("plan_id", "plan"),
    Column("number", Text),
    Column("title", Text),
    Column("score_max", Float),
    Column("score_achieved", Float),
    Column("score_target", Float),
)

# One change to a whole plan at once, so that it can be taken back. `kind`: load (a version was put in force), year_end
# (open tasks were carried over or closed). `rows` says what it did to each row (see storage/plan_changes.py), `told`
# are the ids of what it said in the outbox.
plan_change = Table(
    "plan_change",
    metadata,
    key(),
    refers("plan_id", "plan"),
    refers("version_id", "plan_version", nullable=True),
    Column("kind", String(10), nullable=False),
    Column("at", Instant, nullable=False),
    refers("person_id", "person", nullable=True),
    Column("rows", Json, nullable=False),
    Column("told", Json, nullable=False),
    Column("undone_at", Instant),
    refers("undone_by", "person", nullable=True),
)

# `number` N makes the lasting code T<N>. `plan_id` is empty for a task given in chat. `state`: open, asleep, closed.
task = Table(
    "task",
    metadata,
    key(),
    Column("number", Integer, nullable=False, unique=True),
    refers("plan_id", "plan", nullable=True),
    refers("section_id", "section", nullable=True),
    refers("criterion_id", "criterion", nullable=True),
    Column("ref", Text),
    Column("group_title", Text),
    Column("position", Integer, nullable=False, default=0),
    Column("short_name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("objective", Text),
    Column("activity", Text),
    Column("product", Text),
    Column("source", Text),
    Column("state", String(10), nullable=False),
    Column("created_at", Instant, nullable=False),
    refers("created_by", "person", nullable=True),
    Column("closed_at", Instant),
    Column("closed_reason", Text),
)

# `rule` is the whole reading (kind, due, every, delay ...); `chosen` what was decided where the words left it open.
deadline = Table(
    "deadline",
    metadata,
    key(),
    refers("task_id", "task"),
    Column("text", Text, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("rule", Json, nullable=False),
    Column("chosen", Json),
    UniqueConstraint("task_id"),
)

# The units a plan prints for a task, before groups are taken apart. Exactly one of unit_id and people_role is set.
task_unit = Table(
    "task_unit",
    metadata,
    key(),
    refers("task_id", "task"),
    refers("unit_id", "unit", nullable=True),
    Column("people_role", String(10)),
    Column("role", String(12), nullable=False),
    Column("printed", Text, nullable=False),
)
