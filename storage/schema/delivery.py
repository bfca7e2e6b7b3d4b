"""What came in, what goes out, and what was said to whom: the durable ends of every conversation."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Instant, Json, key, metadata, refers

# Every update once. `state`: received (to be worked on), handled, failed (its sender was told).
incoming = Table(
    "incoming",
    metadata,
    key(),
    Column("channel", String(12), nullable=False),
    Column("update_id", Text, nullable=False),
    Column("address", Text, nullable=False),
    refers("person_id", "person", nullable=True),
    Column("at", Instant, nullable=False),
    Column("message", Json, nullable=False),
    Column("state", String(10), nullable=False),
    UniqueConstraint("channel", "update_id"),
    Index("ix_incoming_chat", "channel", "address", "at"),
)

incoming_file = Table(
    "incoming_file",
    metadata,
    key(),
    refers("incoming_id", "incoming"),
    refers("file_id", "file", nullable=True),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
)

# Everything the product says. `message` is {text, buttons}. `state`: todo, claimed, sent, failed, merged (its time
# passed unsent; the next planned message says what applies then), dropped (the load it speaks of was taken back).
# A row has a person (and goes to the account they prefer), a chat to answer in (`channel` and `address`), or both.
# `recipient` names whose turn it takes: messages to the same one go out one after the other.
# `sent_channel` and `sent_address` are where it goes: chosen anew each time it falls due, and kept once it is sent.
# `once` makes what is said unique: a planned message by recipient, kind and local date, an answer by its update.
outbox = Table(
    "outbox",
    metadata,
    key(),
    refers("person_id", "person", nullable=True),
    Column("channel", String(12)),
    Column("address", Text),
    Column("recipient", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("once", Text, unique=True),
    Column("message", Json, nullable=False),
    Column("reply_to", Text),
    Column("urgency", Integer, nullable=False, default=0),
    Column("state", String(10), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("next_attempt_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("claimed_until", Instant),
    Column("claimed_by", String(40)),
    Column("sent_at", Instant),
    Column("sent_channel", String(12)),
    Column("sent_address", Text),
    Column("platform_id", Text),
    Column("last_error", Text),
    Index("ix_outbox_due", "state", "next_attempt_at"),
    Index("ix_outbox_turn", "recipient", "state"),
    Index("ix_outbox_sent", "sent_channel", "sent_address", "platform_id"),
)

outbox_file = Table(
    "outbox_file",
    metadata,
    key(),
    refers("outbox_id", "outbox"),
    refers("file_id", "file"),
    Column("position", Integer, nullable=False),
)

# The numbered list a message carried: place N stands for one thing, as a bare number in an answer does.
# `subject` says what it is a list of: assignment, extension, question.
list_item = Table(
    "list_item",
    metadata,
    key(),
    refers("outbox_id", "outbox"),
    Column("position", Integer, nullable=False),
    Column("subject", String(12), nullable=False),
    Column("subject_id", Integer, nullable=False),
    UniqueConstraint("outbox_id", "position"),
    Index("ix_list_item_subject", "subject", "subject_id"),
)

# A message in a chat that can be changed, whose reader has used it since: it is to be shown anew as things stand
# (`wanted_at`, null once that is done). `shown` is {text, buttons} as last shown, null while that is what was sent.
shown_anew = Table(
    "shown_anew",
    metadata,
    key(),
    refers("outbox_id", "outbox", index=False),
    Column("wanted_at", Instant, index=True),
    Column("attempts", Integer, nullable=False, default=0),
    Column("shown", Json),
    UniqueConstraint("outbox_id"),
)

# A rung counts as said only when a message that said it exists: recipient, assignment, rung, version of the due date.
said = Table(
    "said",
    metadata,
    key(),
    refers("person_id", "person"),
    refers("assignment_id", "assignment"),
    Column("rung", String(24), nullable=False),
    Column("due_version", Integer, nullable=False),
    Column("local_date", Date, nullable=False),
    refers("outbox_id", "outbox"),
    UniqueConstraint("person_id", "assignment_id", "rung", "due_version"),
)

# What the Office was told of its own report: recipient, and which word on which period (`close-2026-03`).
said_note = Table(
    "said_note",
    metadata,
    key(),
    refers("person_id", "person"),
    Column("what", String(40), nullable=False),
    refers("outbox_id", "outbox"),
    UniqueConstraint("person_id", "what"),
)

# What the bot asked somebody and still waits for an answer to; a new question takes the place of the old one.
open_question = Table(
    "open_question",
    metadata,
    key(),
    refers("person_id", "person"),
    Column("topic", String(30), nullable=False),
    Column("data", Json, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    UniqueConstraint("person_id"),
)

# How many messages a bot has sent in a month (2026-03), where its platform counts them. `bot` is empty where the
# channel has only one.
bot_month = Table(
    "bot_month",
    metadata,
    Column("channel", String(12), primary_key=True),
    Column("bot", Text, primary_key=True),
    Column("month", String(7), primary_key=True),
    Column("sent", Integer, nullable=False),
)

# A bot whose platform said it says too much: since when, how often in a row, until when nothing is sent through it, and
# whether that is taken for the end of the month's messages.
bot_pause = Table(
    "bot_pause",
    metadata,
    Column("channel", String(12), primary_key=True),
    Column("bot", Text, primary_key=True),
    Column("since", Instant, nullable=False),
    Column("times", Integer, nullable=False),
    Column("until", Instant, nullable=False),
    Column("month_is_spent", Boolean, nullable=False, default=False),
)

# When a tick last ran whole, so that a start after a pause knows what it missed.
tick = Table(
    "tick",
    metadata,
    Column("name", String(30), primary_key=True),
    Column("ran_at", Instant, nullable=False),
)
