"""What the Office was told of its own report, so that it is told once."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "said_note",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("outbox_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_said_note_outbox_id_outbox")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_said_note_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_said_note")),
        sa.UniqueConstraint("person_id", "what", name=op.f("uq_said_note_person_id_what")),
    )
    with op.batch_alter_table("said_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_said_note_outbox_id"), ["outbox_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_said_note_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("said_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_said_note_person_id"))
        batch_op.drop_index(batch_op.f("ix_said_note_outbox_id"))

    op.drop_table("said_note")
