"""What the office has set, by name; each value is whatever JSON can say."""

from typing import Any

from sqlalchemy import select, update

from storage.database import Tx
from storage.rows import add_once
from storage.schema.office import setting


async def read(tx: Tx, name: str, otherwise: Any = None) -> Any:
    """The value of a setting, or `otherwise` where it was never set."""
    row = (await tx.execute(select(setting.c.value).where(setting.c.name == name))).first()
    return otherwise if row is None else row.value


async def read_some(tx: Tx, *names: str) -> dict[str, Any]:
    """The values of those of these settings that were set, by name."""
    rows = await tx.execute(select(setting.c.name, setting.c.value).where(setting.c.name.in_(names)))
    return {row.name: row.value for row in rows}


async def write(tx: Tx, name: str, value: Any) -> None:
    """Set a setting."""
    if not await write_first(tx, name, value):
        await tx.execute(update(setting).where(setting.c.name == name).values(value=value))


async def write_first(tx: Tx, name: str, value: Any) -> bool:
    """Set a setting only where it was never set, and say whether it was so."""
    return await add_once(tx, setting, name=name, value=value) is not None
