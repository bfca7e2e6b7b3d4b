"""The fake Bot API refuses what the real one refuses; else the tests that stand on it would prove little."""

import base64
import sys
from collections.abc import AsyncIterator
from subprocess import DEVNULL, PIPE, Popen
from typing import Any

import httpx
import pytest

from tests.fakes.telegram import TOKEN, FakeTelegram
from tests.fakes.telegram_world import Limits

LAN = 1001
MEGABYTE = 1024 * 1024


@pytest.fixture
async def client(telegram: FakeTelegram) -> AsyncIterator[httpx.AsyncClient]:
    """Calls the bot's methods: `client.post("/getMe")`."""
    async with httpx.AsyncClient(base_url=f"{telegram.url}/bot{TOKEN}") as opened:
        yield opened


def button(**more: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Xong", **more}]]}


@pytest.mark.parametrize(
    ("method", "params", "code", "words"),
    [
        ("sendMessage", {"text": "chào"}, 400, "chat_id is empty"),
        ("sendMessage", {"chat_id": 7, "text": "chào"}, 400, "chat not found"),
        ("sendMessage", {"chat_id": LAN}, 400, "message text is empty"),
        ("sendMessage", {"chat_id": LAN, "text": "x" * 4097}, 400, "message is too long"),
        ("sendMessage", {"chat_id": LAN, "text": "😀" * 2049}, 400, "message is too long"),
        ("sendMessage", {"chat_id": LAN, "text": "x", "reply_markup": button()}, 400, "exactly one action"),
        ("sendMessage", {"chat_id": LAN, "text": "x", "reply_markup": button(callback_data="")}, 400, "BUTTON_DATA"),
        ("sendMessage", {"chat_id": LAN, "text": "x", "reply_markup": button(callback_data="ớ" * 22)}, 400, "BUTTON_"),
        (
            "sendMessage",
            {"chat_id": LAN, "text": "x", "reply_parameters": {"message_id": 99}},
            400,
            "replied not found",
        ),
        ("sendMessage", {"chat_id": LAN, "text": "x", "reply_markup": "{"}, 400, "can't parse"),
        ("sendDocument", {"chat_id": LAN, "document": "x"}, 400, "there is no document"),
        ("editMessageText", {"chat_id": LAN, "message_id": 99, "text": "x"}, 400, "message to edit not found"),
        ("answerCallbackQuery", {"callback_query_id": "1"}, 400, "query is too old"),
        ("getFile", {"file_id": "1"}, 400, "wrong file_id"),
        ("setMyCommands", {"commands": [{"command": "Việc", "description": "x"}]}, 400, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "viec", "description": ""}]}, 400, "DESCRIPTION_INVALID"),
        ("setWebhook", {"url": "http://vidu.gov.vn/"}, 400, "HTTPS"),
        ("setWebhook", {"url": "https://vidu.gov.vn/", "secret_token": "bí mật"}, 400, "unallowed"),
        ("sendChecklist", {}, 404, "Not Found"),
    ],
)
async def test_what_telegram_refuses(
    telegram: FakeTelegram, client: httpx.AsyncClient, method: str, params: dict[str, Any], code: int, words: str
) -> None:
    telegram.write(LAN, "chào")
    answer = await client.post(f"/{method}", json=params)
    body = answer.json()
    assert (answer.status_code, body["ok"], body["error_code"]) == (code, False, code)
    assert words in body["description"]
    assert telegram.outbox.select() == []


@pytest.mark.parametrize(
    ("method", "file", "code"),
    [
        ("sendDocument", bytes(50 * MEGABYTE), 200),
        ("sendDocument", bytes(50 * MEGABYTE + 1), 413),
        ("sendDocument", b"", 400),
        ("sendPhoto", b"\x89PNG" + bytes(10 * MEGABYTE - 4), 200),
        ("sendPhoto", b"\x89PNG" + bytes(10 * MEGABYTE), 413),
        ("sendPhoto", b"PK", 400),
    ],
    ids=["document", "large document", "empty", "photo", "large photo", "no picture"],
)
async def test_files_it_takes(
    telegram: FakeTelegram, client: httpx.AsyncClient, method: str, file: bytes, code: int
) -> None:
    telegram.write(LAN, "chào")
    name = method.removeprefix("send").lower()
    answer = await client.post(f"/{method}", data={"chat_id": LAN}, files={name: ("x", file)})
    assert answer.status_code == code


async def test_another_token_is_unauthorized(telegram: FakeTelegram) -> None:
    async with httpx.AsyncClient() as client:
        assert (await client.post(f"{telegram.url}/bot1:x/getMe")).status_code == 401


async def test_a_second_message_within_a_second_is_too_many(telegram: FakeTelegram, client: httpx.AsyncClient) -> None:
    telegram.world.limits = Limits(overall=2, in_a_chat=1)
    for chat in (1, 2, 3):
        telegram.write(chat, "chào")
    answers = [await client.post("/sendMessage", json={"chat_id": chat, "text": "x"}) for chat in (1, 1, 2, 3)]
    assert [answer.status_code for answer in answers] == [200, 429, 200, 429]
    assert answers[1].json()["parameters"] == {"retry_after": 1}


async def test_an_update_stays_until_a_later_offset_confirms_it(
    telegram: FakeTelegram, client: httpx.AsyncClient
) -> None:
    first, second = (telegram.write(LAN, text)["update_id"] for text in ("1", "2"))

    async def updates(offset: int) -> list[int]:
        answer = await client.get("/getUpdates", params={"offset": offset})
        return [update["update_id"] for update in answer.json()["result"]]

    assert await updates(0) == [first, second]
    assert await updates(first) == [first, second]
    assert await updates(second) == [second]
    assert await updates(0) == [second]
    assert await updates(second + 1) == []


async def test_polling_and_a_webhook_exclude_each_other(client: httpx.AsyncClient) -> None:
    await client.post("/setWebhook", json={"url": "https://vidu.gov.vn/x"})
    assert (await client.post("/getUpdates")).status_code == 409
    await client.post("/deleteWebhook")
    assert (await client.post("/getUpdates")).json() == {"ok": True, "result": []}


async def test_a_message_can_be_edited_once_to_the_same_words(
    telegram: FakeTelegram, client: httpx.AsyncClient
) -> None:
    telegram.write(LAN, "chào")
    markup = button(callback_data="a")
    sent = await client.post("/sendMessage", json={"chat_id": LAN, "text": "1", "reply_markup": markup})
    edit = {"chat_id": LAN, "message_id": sent.json()["result"]["message_id"], "text": "1 ✓"}
    answers = [await client.post("/editMessageText", json=edit) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 400]
    message = telegram.world.chats[LAN].messages[edit["message_id"]]
    assert (message["text"], "reply_markup" in message) == ("1 ✓", False)


async def test_the_control_routes(telegram: FakeTelegram, client: httpx.AsyncClient) -> None:
    async with httpx.AsyncClient(base_url=telegram.url) as sim:
        document = {"name": "a.docx", "base64": base64.b64encode(b"abc").decode()}
        await sim.post("/sim/message", json={"chat_id": LAN, "caption": "kế hoạch", "document": document})
        sent = {"chat_id": LAN, "text": "Đúng không?", "reply_markup": button(callback_data="yes")}
        assert (await client.post("/sendMessage", json=sent)).status_code == 200
        assert (await sim.post("/sim/callback", json={"chat_id": LAN, "data": "no"})).status_code == 422
        tapped = (await sim.post("/sim/callback", json={"chat_id": LAN, "data": "yes"})).json()
        assert (await client.post("/answerCallbackQuery", data={"callback_query_id": tapped["id"]})).status_code == 200
        await sim.post(f"/sim/chat/{LAN}", json={"blocked": True})
        assert (await client.post("/sendMessage", json=sent)).status_code == 403
        await sim.post("/sim/fault", json={"method": "getMe", "code": 429, "retry_after": 5, "times": 2})
        codes = [(await client.post("/getMe")).status_code for _ in range(3)]
        assert codes == [429, 429, 200]
        assert (await sim.post("/sim/fault", json={"metod": "getMe"})).status_code == 422
        calls = (await sim.get("/sim/outbox", params={"method": "sendMessage"})).json()
        refused = (await sim.get("/sim/outbox?method=sendMessage&refused")).json()
        assert [[call["status"] for call in some] for some in (calls, refused)] == [[200], [200, 403]]
        chat = (await sim.get(f"/sim/chat/{LAN}")).json()
        assert (chat["blocked"], len(chat["messages"])) == (True, 2)
        file_id = chat["messages"][0]["document"]["file_id"]
        assert (await sim.get(f"/sim/file/{file_id}")).content == b"abc"
        updates = (await client.post("/getUpdates")).json()["result"]
        assert [next(reversed(update)) for update in updates] == ["message", "callback_query", "my_chat_member"]
        await sim.post("/sim/reset")
        assert (await sim.get(f"/sim/chat/{LAN}")).status_code == 404
        assert (await client.post("/getUpdates")).json()["result"] == []


def test_it_can_be_run_by_hand() -> None:
    command = [sys.executable, "-m", "tests.fakes.telegram", "--port", "0", "--token", "5:x", "--no-limits"]
    with Popen(command, stdout=PIPE, stderr=DEVNULL, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().strip().removeprefix("NHACVIEC_TELEGRAM_BASE_URL=")
        try:
            assert httpx.get(f"{url}/bot5:x/getMe").json()["result"]["is_bot"] is True
        finally:
            process.terminate()
