"""Group chats, the menu each chat was given, and messages that are shown anew."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "chat_group",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("made_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel", sa.String(length=12), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unlinked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["person.id"], name=op.f("fk_chat_group_made_by_person")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_chat_group_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_group")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_chat_group_code_hash")),
    )
    with op.batch_alter_table("chat_group", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_chat_group_made_by"), ["made_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_chat_group_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index(
            "uq_chat_group_linked",
            ["channel", "address"],
            unique=True,
            sqlite_where=sa.text("unlinked_at IS NULL"),
            postgresql_where=sa.text("unlinked_at IS NULL"),
        )

    op.create_table(
        "shown_anew",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("outbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("wanted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_shown_anew_outbox_id_outbox")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shown_anew")),
        sa.UniqueConstraint("outbox_id", name=op.f("uq_shown_anew_outbox_id")),
    )
    with op.batch_alter_table("shown_anew", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shown_anew_wanted_at"), ["wanted_at"], unique=False)

    with op.batch_alter_table("chat_account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("menu", sa.Text(), nullable=True))

    with op.batch_alter_table("list_item", schema=None) as batch_op:
        batch_op.create_index("ix_list_item_subject", ["subject", "subject_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("list_item", schema=None) as batch_op:
        batch_op.drop_index("ix_list_item_subject")

    with op.batch_alter_table("chat_account", schema=None) as batch_op:
        batch_op.drop_column("menu")

    with op.batch_alter_table("shown_anew", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shown_anew_wanted_at"))

    op.drop_table("shown_anew")
    with op.batch_alter_table("chat_group", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_chat_group_linked",
            sqlite_where=sa.text("unlinked_at IS NULL"),
            postgresql_where=sa.text("unlinked_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_chat_group_unit_id"))
        batch_op.drop_index(batch_op.f("ix_chat_group_made_by"))

    op.drop_table("chat_group")
