"""changes."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "office_change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_office_change_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_change")),
    )
    with op.batch_alter_table("office_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_office_change_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("office_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_office_change_person_id"))

    op.drop_table("office_change")
