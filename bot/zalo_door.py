"""The Zalo door as this deployment's settings want it: its bots, and the pages that carry what Zalo does not."""

import hmac
from collections.abc import Awaitable, Callable, Mapping

from starlette.routing import Route

from bot.channels.web_conversations import WebOffice
from bot.channels.web_file_links import FileLinks, FilePages
from bot.channels.web_file_routes import file_routes
from bot.channels.web_upload import Chat, LookAtTask, UploadPages
from bot.channels.zalo import ZaloChannel
from bot.channels.zalo_bot import Webhook, ZaloBot
from bot.settings import Settings
from domain.allowance import Allowance
from domain.chat import OutgoingFile, Receive
from domain.people import Person
from handlers.evidence_page import task_on_page
from jobs.clock import Clock
from storage import accounts, files, people
from storage.database import Database

NAME = "zalo"
_TIMEOUT = 20.0


def channel(
    settings: Settings, limits: Mapping[str, Allowance], database: Database, clock: Clock, secret: bytes
) -> ZaloChannel | None:
    """The channel, None where there is no token."""
    if not settings.zalo_tokens:
        return None

    async def reader(address: str) -> Person | None:
        async with database.read() as tx:
            return await people.find_by_account(tx, NAME, address)

    links = FileLinks(secret, settings.public_url, settings.zone, clock.now, reader)
    bots = [
        ZaloBot(
            token.get_secret_value(),
            settings.zalo_base_url,
            clock.now,
            webhook=_webhook(settings, token.get_secret_value(), secret),
            a_second=limits[NAME].overall,
            timeout=_TIMEOUT,
        )
        for token in settings.zalo_tokens
    ]
    to_chats = {bot.id: link for bot, link in zip(bots, settings.zalo_links, strict=False)}
    return ZaloChannel(bots, links.ways, to_chats)


def _webhook(settings: Settings, token: str, secret: bytes) -> Webhook | None:
    if not settings.zalo_webhook:
        return None
    path = f"/zalo/{token.partition(':')[0]}"
    proof = hmac.digest(secret, f"zalo webhook {path}".encode(), "sha256").hex()
    return Webhook(f"{settings.public_url}{path}", path, proof)


def pages(database: Database, clock: Clock, secret: bytes, office: WebOffice, receive: Receive) -> list[Route]:
    """Where files are fetched and sent outside of a chat; what is sent is handed to `receive`."""
    given = FilePages(_file(database), secret, clock.now, office.language)
    uploads = UploadPages(_chat(database), secret, clock.now, receive, _task(database, clock, office))
    return file_routes(office, given, uploads)


def _file(database: Database) -> Callable[[int, int], Awaitable[OutgoingFile | None]]:
    async def look(file_id: int, person_id: int) -> OutgoingFile | None:
        async with database.read() as tx:
            try:
                person, file = await people.get(tx, person_id), await files.get(tx, file_id)
            except LookupError:
                return None
        return OutgoingFile(file.name, file.media_type, file.data) if person.active else None

    return look


def _task(database: Database, clock: Clock, office: WebOffice) -> LookAtTask:
    async def look(person: Person, number: int) -> str | None:
        return await task_on_page(database, person, number, clock.now(), office.zone)

    return look


def _chat(database: Database) -> Callable[[int], Awaitable[Chat | None]]:
    async def look(account_id: int) -> Chat | None:
        async with database.read() as tx:
            account = await accounts.get(tx, account_id)
            person = await people.get(tx, account.person_id) if account else None
        if account is None or person is None or not person.active:
            return None
        return Chat(account.channel, account.address, person)

    return look
