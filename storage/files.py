"""Documents kept whole: plans as they came, proofs, reports as they went out."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from domain.chat import OutgoingFile
from storage.database import Tx
from storage.rows import add
from storage.schema.plans import file


@dataclass(frozen=True)
class StoredFile:
    """A document of the database: `data` is its bytes, `sha256` their hash in hex."""

    id: int
    name: str
    media_type: str
    sha256: str
    data: bytes


async def keep(tx: Tx, now: datetime, content: OutgoingFile) -> int:
    """Store a document and give its id."""
    return await add(
        tx,
        file,
        name=content.name,
        media_type=content.media_type,
        sha256=hashlib.sha256(content.data).hexdigest(),
        data=content.data,
        created_at=now,
    )


async def get(tx: Tx, file_id: int) -> StoredFile:
    """A stored document. Raises LookupError where there is none."""
    columns = (file.c.id, file.c.name, file.c.media_type, file.c.sha256, file.c.data)
    row = (await tx.execute(select(*columns).where(file.c.id == file_id))).first()
    if row is None:
        raise LookupError(f"no file {file_id}")
    return StoredFile(*row)
