"""10,000 malformed updates on each channel: none does harm, none is answered with 500, nothing odd is stored."""

import json
import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from starlette.applications import Starlette

from bot.channels.telegram_client import Client
from bot.channels.telegram_update import read as read_telegram
from bot.channels.web_file_links import FilePages
from bot.channels.web_file_routes import file_routes
from bot.channels.web_upload import Chat, UploadPages
from bot.channels.webhook import webhook_route
from bot.channels.zalo_update import read as read_zalo
from domain.chat import Incoming, OutgoingFile
from handlers.receive import Receiver
from handlers.turn import Turn
from storage.database import Database
from storage.schema.delivery import incoming as incoming_table
from tests.fakes.web_office import WebOfficeFake
from tests.integration.office import SURROUNDINGS
from tests.malformed import ODD, asked, broken, malformed
from tests.unit.test_telegram_update import UPDATES as TELEGRAM_UPDATES

HOW_MANY = 10_000
STORED = 300
NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
SECRET = "mot-tu-bi-mat_1"
LAN = {"id": "6ede9afa66b88fe6d6a9", "display_name": "Lan", "is_bot": False}
PRIVATE = {"id": "6ede9afa66b88fe6d6a9", "chat_type": "PRIVATE"}
MESSAGE = {"from": LAN, "chat": PRIVATE, "message_id": "2d758cb5e222177a4e35", "date": 1750316131602}
PHOTO_URL = "https://photo-stal-22.zdn.vn/no/jpg/a.jpg"
ZALO_BODIES: list[dict[str, Any]] = [
    {"event_name": "message.text.received", "message": {**MESSAGE, "text": "xong"}},
    {"ok": True, "result": {"event_name": "message.text.received", "message": {**MESSAGE, "text": "1 xong"}}},
    {"event_name": "message.image.received", "message": {**MESSAGE, "photo_url": PHOTO_URL, "caption": "T1"}},
    {"event_name": "message.image.received", "message": {**MESSAGE, "photo": PHOTO_URL}},
    {"event_name": "message.unsupported.received", "message": MESSAGE},
    {"event_name": "message.link.received", "message": {**MESSAGE, "link": "https://so.gov.vn"}},
]
BOT = Client("1:x", "http://127.0.0.1", 1)


class Taken:
    """A webhook whose updates are collected."""

    def __init__(self, channel: str) -> None:
        self.incoming: list[Incoming] = []
        self.answers: Counter[int] = Counter()
        self._channel = channel
        self.header = "X-Bot-Api-Secret-Token" if channel == "zalo" else "X-Telegram-Bot-Api-Secret-Token"
        self.valid: Sequence[Any] = ZALO_BODIES if channel == "zalo" else TELEGRAM_UPDATES
        self.app = Starlette(routes=[webhook_route("/hook", self.header, SECRET, self._take)])

    async def _take(self, raw: object) -> None:
        if self._channel == "zalo":
            incoming = read_zalo(raw, "145", NOW)
        else:
            arrived = read_telegram(raw, BOT, lambda: NOW)
            incoming = arrived.incoming if arrived else None
        if incoming is not None:
            self.incoming.append(incoming)

    async def post(self, body: bytes, secret: str = SECRET) -> int:
        return await asked(self.app, "POST", "/hook", headers=[(self.header, secret)], body=body)


def sound(incoming: Incoming) -> bool:
    """Whether every part is what the database and the rest of the product take."""
    words = [incoming.update_id, incoming.address, incoming.text, incoming.button, incoming.reply_to]
    words += [incoming.display_name, incoming.message_id]
    words += [word for a in incoming.attachments for word in (a.name, a.media_type, a.source)]
    return (
        all(w is None or (isinstance(w, str) and "\x00" not in w and w.encode() is not None) for w in words)
        and bool(incoming.update_id and incoming.address.rpartition("/")[2])
        and incoming.at.utcoffset() == timedelta(0)
        and all(a.data is None and isinstance(a.size, int) and "/" not in a.name for a in incoming.attachments)
    )


@pytest.fixture(scope="module", params=["zalo", "telegram"])
async def taken(request: pytest.FixtureRequest) -> Taken:
    """A webhook that 10,000 malformed bodies were sent to."""
    chance, made = random.Random(6), Taken(request.param)
    for number in range(HOW_MANY):
        valid = chance.choice(made.valid)
        body = broken(valid, chance) if number % 4 == 0 else json.dumps(malformed(valid, chance)).encode()
        made.answers[await made.post(body)] += 1
    return made


async def test_a_webhook_takes_whatever_comes(taken: Taken) -> None:
    assert set(taken.answers) <= {200, 400}
    assert taken.answers[200] > HOW_MANY / 2
    assert len(taken.incoming) > HOW_MANY / 20
    assert [incoming for incoming in taken.incoming if not sound(incoming)] == []


async def test_what_is_read_of_it_can_be_stored_each_once(taken: Taken, database: Database) -> None:
    worked: list[str] = []

    async def handle(turn: Turn) -> None:
        worked.append(turn.incoming.update_id)

    receiver = Receiver(database, handle, SURROUNDINGS, lambda: NOW, lambda: None)
    some = taken.incoming[:STORED]
    for incoming in some:
        await receiver.receive(incoming)
    async with database.read() as tx:
        states = (await tx.execute(select(incoming_table.c.state))).scalars().all()
    assert set(states) == {"handled"}
    assert len(states) == len(worked) == len(set(worked)) == len({i.update_id for i in some})


@pytest.mark.parametrize("channel", ["zalo", "telegram"])
async def test_with_a_wrong_secret_nothing_is_read(channel: str) -> None:
    chance, taken = random.Random(7), Taken(channel)
    odd = [s for s in ODD if isinstance(s, str) and s.isascii() and s.isprintable()]
    wrong = [*odd, SECRET[:-1], SECRET + "x", SECRET.upper(), f" {SECRET}x"]
    answers = {await taken.post(json.dumps(chance.choice(taken.valid)).encode(), secret) for secret in wrong * 20}
    assert (answers, taken.incoming) == ({403}, [])


def _form(chance: random.Random) -> tuple[list[tuple[str, str]], bytes]:
    """A form as a page sends it, with odd fields; now and then no form at all."""
    if chance.random() < 0.2:
        kinds = ["text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=\x7f"]
        return [("content-type", chance.choice(kinds))], chance.randbytes(chance.randrange(80))
    good = {
        "text": "xong",
        "key": f"key-{chance.randrange(10**9):09}",
        "reply_to": "",
        "data": "done:1",
        "code": "K7MX4QRT",
    }
    odd = [s for s in ODD if isinstance(s, str)]
    parts = b""
    for name, value in good.items():
        if chance.random() < 0.8:
            said = chance.choice(odd) if chance.random() < 0.4 else value
            head = f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
            parts += head.encode() + said.encode("utf-8", "surrogatepass") + b"\r\n"
    if chance.random() < 0.3:
        name = chance.choice(odd).replace("\r", "").replace("\n", "")[:300]
        head = f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: x\r\n\r\n'
        parts += head.encode("utf-8", "surrogatepass") + chance.randbytes(20) + b"\r\n"
    body = parts + b"--b--\r\n"
    if chance.random() < 0.2:
        body = body[: chance.randrange(len(body))]
    return [("content-type", "multipart/form-data; boundary=b")], body


# Starlette leaves the file of a form that was cut off to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")
async def test_the_web_chat_and_the_file_pages_take_whatever_comes() -> None:
    chance, office = random.Random(8), WebOfficeFake()
    sent: list[Incoming] = []

    async def no_file(_file: int, _person: int) -> OutgoingFile | None:
        return None

    async def no_chat(_account: int) -> Chat | None:
        return None

    async def take(incoming: Incoming) -> None:
        sent.append(incoming)

    secret = office.settings.secret
    pages = file_routes(
        office.settings,
        FilePages(no_file, secret, lambda: NOW, "vi"),
        UploadPages(no_chat, secret, lambda: NOW, take),
    )
    app = Starlette(routes=[*office.app.routes, *pages])
    await office.channel.start(office.receive)
    odd = [s.encode("utf-8", "ignore").hex()[:80] or "-" for s in ODD if isinstance(s, str)]
    answers: Counter[int] = Counter()
    for _ in range(HOW_MANY):
        headers, body = _form(chance)
        headers.append(("origin", chance.choice(["http://127.0.0.1", "http://127.0.0.1", "https://khac.vn", ""])))
        word = chance.choice(odd)
        method, path, query = chance.choice(
            [
                ("POST", "/messages", "as=p5"),
                ("POST", "/messages", f"as={word}"),
                ("POST", "/buttons", "as=p5"),
                ("POST", "/clock", "as=p5"),
                ("GET", "/history", f"as=p5&before={word}x"),
                ("GET", "/events", f"as=p5&after={word}x"),
                ("GET", f"/files/{word}/0", "as=p5"),
                ("GET", f"/tep/{word}", ""),
                ("GET", "/tep", f"ma={word}"),
                ("GET", f"/gui/{word}", ""),
                ("POST", f"/gui/{word}", ""),
                ("DELETE", f"/{word}", ""),
            ]
        )
        answers[await asked(app, method, path, query=query, headers=headers, body=body)] += 1
    await office.channel.stop()
    assert not [status for status in answers if status == 0 or status >= 500], answers
    assert (sent, answers[403] > 0, answers[200] > 0) == ([], True, True)
    assert all(i.address == "p5" and len(i.text) <= 4096 and "\x00" not in i.text for i in office.received)
