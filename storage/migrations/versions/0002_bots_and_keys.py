"""What bots may send in a month; keys that also hold where a column is empty."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "bot_month",
        sa.Column("channel", sa.String(length=12), nullable=False),
        sa.Column("bot", sa.Text(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "bot", "month", name=op.f("pk_bot_month")),
    )
    op.create_table(
        "bot_pause",
        sa.Column("channel", sa.String(length=12), nullable=False),
        sa.Column("bot", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("month_is_spent", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "bot", name=op.f("pk_bot_pause")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(
            "uq_assignment_person",
            ["occurrence_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("unit_id IS NULL"),
            postgresql_where=sa.text("unit_id IS NULL"),
        )
        batch_op.create_index(
            "uq_assignment_unit",
            ["occurrence_id", "unit_id"],
            unique=True,
            sqlite_where=sa.text("person_id IS NULL"),
            postgresql_where=sa.text("person_id IS NULL"),
        )

    with op.batch_alter_table("chat_account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unreachable_why", sa.Text(), nullable=True))

    # A role held twice for the whole agency is held once.
    op.execute(
        "DELETE FROM person_role WHERE unit_id IS NULL AND id NOT IN "
        "(SELECT MIN(id) FROM person_role WHERE unit_id IS NULL GROUP BY person_id, role)"
    )
    with op.batch_alter_table("person_role", schema=None) as batch_op:
        batch_op.create_index(
            "uq_person_role_agency",
            ["person_id", "role"],
            unique=True,
            sqlite_where=sa.text("unit_id IS NULL"),
            postgresql_where=sa.text("unit_id IS NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("person_role", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_person_role_agency",
            sqlite_where=sa.text("unit_id IS NULL"),
            postgresql_where=sa.text("unit_id IS NULL"),
        )

    with op.batch_alter_table("chat_account", schema=None) as batch_op:
        batch_op.drop_column("unreachable_why")

    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_assignment_unit",
            sqlite_where=sa.text("person_id IS NULL"),
            postgresql_where=sa.text("person_id IS NULL"),
        )
        batch_op.drop_index(
            "uq_assignment_person", sqlite_where=sa.text("unit_id IS NULL"), postgresql_where=sa.text("unit_id IS NULL")
        )

    op.drop_table("bot_pause")
    op.drop_table("bot_month")
