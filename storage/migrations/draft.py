"""Write the next step of the history from what differs between it and the schema: `make migration`."""

import asyncio
import re
import tempfile
from pathlib import Path
from typing import cast

from alembic import command
from alembic.script import Script
from sqlalchemy import Connection

from storage import migrate
from storage.database import Database


async def draft() -> None:
    """Add a step file; where there is none yet, it makes every table."""
    number = f"{len(migrate.steps()) + 1:04d}"
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'history.db'}")
        if migrate.steps():
            await migrate.upgrade(database)

        def write(connection: Connection) -> None:
            message = "changes" if migrate.steps() else "Every table"
            script = command.revision(migrate.config(connection), message, autogenerate=True, rev_id=number)
            file = Path(cast(Script, script).path)
            file.write_text(re.sub(r"^ *# ###.*\n", "", file.read_text(), flags=re.MULTILINE))

        await migrate.run(database, write)
        await database.close()


if __name__ == "__main__":
    asyncio.run(draft())
