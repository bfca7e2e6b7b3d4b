"""The agency: its units, its people, the roles they hold and the chats they are reached through."""

from sqlalchemy import Boolean, Column, Date, Index, String, Table, Text, Time, UniqueConstraint

from storage.schema.columns import Instant, Json, key, metadata, refers

# One row: the organisation this deployment serves. `profile` is what its papers print (parent, place, signer ...).
agency = Table(
    "agency",
    metadata,
    key(),
    Column("name", Text, nullable=False),
    Column("profile", Json, nullable=False),
)

unit = Table(
    "unit",
    metadata,
    key(),
    Column("name", Text, nullable=False, unique=True),
    Column("kind", String(20), nullable=False),
    Column("active", Boolean, nullable=False, default=True),
)

# `folded` is the name without marks or case; it belongs to one unit only.
unit_alias = Table(
    "unit_alias",
    metadata,
    key(),
    refers("unit_id", "unit"),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, unique=True),
)

unit_member = Table(
    "unit_member",
    metadata,
    key(),
    refers("group_id", "unit"),
    refers("unit_id", "unit"),
    UniqueConstraint("group_id", "unit_id"),
)

person = Table(
    "person",
    metadata,
    key(),
    Column("name", Text, nullable=False),
    Column("title", Text),
    refers("unit_id", "unit", nullable=True),
    Column("language", String(2), nullable=False, default="vi"),
    Column("remind_at", Time),
    Column("active", Boolean, nullable=False, default=True),
)

person_role = Table(
    "person_role",
    metadata,
    key(),
    refers("person_id", "person"),
    Column("role", String(10), nullable=False),
    refers("unit_id", "unit", nullable=True),
    UniqueConstraint("person_id", "role", "unit_id"),
    # Two rows without a unit would be different to the key above.
    Index(
        "uq_person_role_agency",
        "person_id",
        "role",
        unique=True,
        sqlite_where=Column("unit_id").is_(None),
        postgresql_where=Column("unit_id").is_(None),
    ),
)

# `unlinked_at` is set where the account no longer leads to the person, `unreachable_since` where the platform takes
# nothing for it, and `unreachable_why` is what it said. `menu` tells which menu of commands the chat was given.
chat_account = Table(
    "chat_account",
    metadata,
    key(),
    refers("person_id", "person"),
    Column("channel", String(12), nullable=False),
    Column("address", Text, nullable=False),
    Column("linked_at", Instant, nullable=False),
    Column("preferred", Boolean, nullable=False, default=False),
    Column("unlinked_at", Instant),
    Column("unreachable_since", Instant),
    Column("unreachable_why", Text),
    Column("menu", Text),
    Index(
        "uq_chat_account_linked",
        "channel",
        "address",
        unique=True,
        sqlite_where=Column("unlinked_at").is_(None),
        postgresql_where=Column("unlinked_at").is_(None),
    ),
)

# A group chat of the office, or of `unit_id`, which is sent the digest and reports. Until `linked_at` it is only a code
# that somebody was given, kept as its SHA-256; then `channel` and `address` are the group's.
chat_group = Table(
    "chat_group",
    metadata,
    key(),
    refers("unit_id", "unit", nullable=True),
    refers("made_by", "person"),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("expires_at", Instant, nullable=False),
    Column("channel", String(12)),
    Column("address", Text),
    Column("title", Text),
    Column("linked_at", Instant),
    Column("unlinked_at", Instant),
    Index(
        "uq_chat_group_linked",
        "channel",
        "address",
        unique=True,
        sqlite_where=Column("unlinked_at").is_(None),
        postgresql_where=Column("unlinked_at").is_(None),
    ),
)

# The code itself is never kept: only its SHA-256.
invitation = Table(
    "invitation",
    metadata,
    key(),
    Column("code_hash", String(64), nullable=False, unique=True),
    refers("person_id", "person"),
    refers("invited_by", "person", nullable=True),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    refers("used_by", "chat_account", nullable=True),
)

# The đầu mối of a unit: who hears for it where nobody owns the assignment.
unit_contact = Table(
    "unit_contact",
    metadata,
    key(),
    refers("unit_id", "unit"),
    refers("person_id", "person"),
    UniqueConstraint("unit_id"),
)

# Leave: calendar days, both included; the stand-in hears instead.
absence = Table(
    "absence",
    metadata,
    key(),
    refers("person_id", "person"),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    refers("stand_in_id", "person", nullable=True),
)

# What the year's working calendar departs from Monday to Friday and the public holidays in.
calendar_override = Table(
    "calendar_override",
    metadata,
    key(),
    Column("day", Date, nullable=False, unique=True),
    Column("off", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("source", Text),
)

setting = Table(
    "setting", metadata, Column("name", String(60), primary_key=True), Column("value", Json, nullable=False)
)

# What one message changed of the office itself, so that it can be taken back. `rows` says what it did to each row.
office_change = Table(
    "office_change",
    metadata,
    key(),
    refers("person_id", "person"),
    Column("at", Instant, nullable=False),
    Column("act", String(40), nullable=False),
    Column("rows", Json, nullable=False),
    Column("undone_at", Instant),
)
