"""What was decided about the work, so that it can be taken back; what was said with a decision on an extension."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "work_act",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("incoming_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["incoming_id"], ["incoming.id"], name=op.f("fk_work_act_incoming_id_incoming")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_work_act_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_act")),
    )
    with op.batch_alter_table("work_act", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_act_incoming_id"), ["incoming_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_act_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("extension", schema=None) as batch_op:
        batch_op.add_column(sa.Column("answer", sa.Text(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("extension", schema=None) as batch_op:
        batch_op.drop_column("answer")

    with op.batch_alter_table("work_act", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_act_person_id"))
        batch_op.drop_index(batch_op.f("ix_work_act_incoming_id"))

    op.drop_table("work_act")
