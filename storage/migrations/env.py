"""How Alembic runs a step: on the connection it is given, in the transaction that connection is in."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from storage.schema import metadata
from storage.schema.columns import Instant


def _render(kind: str, thing: Any, _context: AutogenContext) -> str | Literal[False]:
    """A step says what the database holds, so that a later change of our own type does not change history."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(thing, Instant) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    render_item=_render,
)
context.run_migrations()
