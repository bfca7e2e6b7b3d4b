"""Units that confirm their figures of a period to the Office."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "unit_report",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("period_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("unit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["period_id"], ["reporting_period.id"], name=op.f("fk_unit_report_period_id_reporting_period")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_unit_report_person_id_person")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_report_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_report")),
    )
    with op.batch_alter_table("unit_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_report_period_id"), ["period_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_report_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_report_unit_id"), ["unit_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("unit_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_report_unit_id"))
        batch_op.drop_index(batch_op.f("ix_unit_report_person_id"))
        batch_op.drop_index(batch_op.f("ix_unit_report_period_id"))

    op.drop_table("unit_report")
