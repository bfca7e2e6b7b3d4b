"""The web chat's conversations: who there is, and what was said in each chat, in order."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select, true

from domain.chat import Button, OutgoingFile
from domain.conversation import Line, LineFile, Persona, instant_of
from domain.people import Person
from storage import files, people
from storage.database import Database, Tx
from storage.schema.delivery import incoming, incoming_file, outbox, outbox_file
from storage.schema.office import chat_account, unit
from storage.schema.plans import file

CHANNEL = "web"
_TYPED, _SAID = incoming.c, outbox.c


class StoredConversations:
    """What the web chat knows of the past (`bot.channels.web_conversations.Conversations`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def people(self) -> Sequence[Persona]:
        """Everybody with a web chat, in the order they were added."""
        async with self._database.read() as tx:
            linked = (chat_account.c.channel == CHANNEL) & chat_account.c.unlinked_at.is_(None)
            rows = await tx.execute(select(chat_account.c.person_id, chat_account.c.address).where(linked))
            addresses = {row.person_id: row.address for row in rows}
            units = await _unit_names(tx)
            return [_persona(addresses[p.id], p, units) for p in await people.everybody(tx) if p.id in addresses]

    async def who(self, address: str) -> Persona | None:
        """Whom an address belongs to; None for a stranger."""
        async with self._database.read() as tx:
            person = await people.find_by_account(tx, CHANNEL, address)
            return _persona(address, person, await _unit_names(tx)) if person else None

    async def since(self, address: str, line: str) -> Sequence[Line]:
        """All that was said after a line, oldest first."""
        after = _TYPED.at > instant_of(line), _SAID.platform_id > line
        return await self._lines(address, *after, None)

    async def before(self, address: str, line: str | None, limit: int) -> Sequence[Line]:
        """The last `limit` lines said before a line (None: up to now), oldest first."""
        if line is None:
            return await self._lines(address, true(), true(), limit)
        return await self._lines(address, _TYPED.at < instant_of(line), _SAID.platform_id < line, limit)

    async def file(self, address: str, line: str, place: int) -> OutgoingFile | None:
        """The file at a place (from 0) of a line of this conversation; None where there is none or it was not kept."""
        async with self._database.read() as tx:
            of_what_was_said = (
                select(outbox_file.c.file_id)
                .join(outbox, outbox.c.id == outbox_file.c.outbox_id)
                .where(*_said_in(address), _SAID.platform_id == line)
                .order_by(outbox_file.c.position)
            )
            of_what_was_typed = (
                select(incoming_file.c.file_id)
                .join(incoming, incoming.c.id == incoming_file.c.incoming_id)
                .where(*_typed_in(address), _TYPED.at == instant_of(line))
                .order_by(incoming_file.c.id)
            )
            for query in (of_what_was_said, of_what_was_typed):
                file_id = (await tx.execute(query.limit(1).offset(place))).scalar()
                if file_id is not None:
                    kept = await files.get(tx, file_id)
                    return OutgoingFile(kept.name, kept.media_type, kept.data)
        return None

    async def _lines(
        self, address: str, typed: ColumnElement[bool], said: ColumnElement[bool], limit: int | None
    ) -> list[Line]:
        async with self._database.read() as tx:
            typed_rows = await _last(tx, select(incoming).where(*_typed_in(address), typed), _TYPED.at, limit)
            said_rows = await _last(tx, select(outbox).where(*_said_in(address), said), _SAID.platform_id, limit)
            brought = await _brought(tx, [row.id for row in typed_rows])
            sent = await _sent(tx, [row.id for row in said_rows])
        lines = [_typed(row, brought[row.id]) for row in typed_rows] + [_said(row, sent[row.id]) for row in said_rows]
        ordered = sorted(lines, key=lambda line: line.id)
        return ordered if limit is None else ordered[-limit:]


def _typed_in(address: str) -> tuple[ColumnElement[bool], ...]:
    return _TYPED.channel == CHANNEL, _TYPED.address == address


def _said_in(address: str) -> tuple[ColumnElement[bool], ...]:
    return _SAID.sent_channel == CHANNEL, _SAID.sent_address == address, _SAID.state == "sent"


async def _last(tx: Tx, query: Select[Any], by: ColumnElement[Any], limit: int | None) -> Sequence[Row[Any]]:
    rows: Sequence[Row[Any]] = (await tx.execute(query.order_by(by.desc()).limit(limit))).all()
    return rows


def _typed(row: Row[Any], brought: Sequence[LineFile]) -> Line:
    text, reply_to = row.message["text"], row.message["reply_to"]
    return Line(row.at, True, text, (), tuple(brought), reply_to, row.update_id)


def _said(row: Row[Any], sent: Sequence[LineFile]) -> Line:
    buttons = tuple(tuple(Button(**button) for button in row_of) for row_of in row.message["buttons"])
    return Line(instant_of(row.platform_id), False, row.message["text"], buttons, tuple(sent), row.reply_to)


async def _brought(tx: Tx, incoming_ids: Iterable[int]) -> dict[int, list[LineFile]]:
    query = select(incoming_file.c.incoming_id, incoming_file.c.name, incoming_file.c.media_type, incoming_file.c.size)
    return await _by_line(tx, query.where(incoming_file.c.incoming_id.in_(incoming_ids)).order_by(incoming_file.c.id))


async def _sent(tx: Tx, outbox_ids: Iterable[int]) -> dict[int, list[LineFile]]:
    query = select(outbox_file.c.outbox_id, file.c.name, file.c.media_type, func.length(file.c.data)).join(
        file, file.c.id == outbox_file.c.file_id
    )
    return await _by_line(tx, query.where(outbox_file.c.outbox_id.in_(outbox_ids)).order_by(outbox_file.c.position))


async def _by_line(tx: Tx, query: Select[Any]) -> dict[int, list[LineFile]]:
    found: defaultdict[int, list[LineFile]] = defaultdict(list)
    for line, name, media_type, size in await tx.execute(query):
        found[line].append(LineFile(name, media_type, size))
    return found


async def _unit_names(tx: Tx) -> dict[int, str]:
    return {row.id: row.name for row in await tx.execute(select(unit.c.id, unit.c.name))}


def _persona(address: str, person: Person, units: dict[int, str]) -> Persona:
    roles = tuple(dict.fromkeys(grant.role for grant in person.grants))
    unit_name = units[person.unit_id] if person.unit_id else None
    return Persona(address, person.name, person.title, unit_name, roles, person.language)
