"""The web chat as somebody of the sample office lives it: what is typed goes in, what is said arrives by itself."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from domain.chat import Button, Incoming, NotNow, Outgoing
from domain.conversation import instant_of
from tests.fakes.page import Page
from tests.fakes.web_office import MONDAY, WebOfficeFake, served


@pytest.fixture
async def office() -> WebOfficeFake:
    return WebOfficeFake()


@pytest.fixture
async def address(office: WebOfficeFake) -> AsyncIterator[str]:
    async with served(office) as address:
        yield address


async def test_an_answer_arrives_on_every_page_of_the_conversation_and_on_no_other(
    office: WebOfficeFake, address: str
) -> None:
    async with (
        Page(address, "p5") as lan,
        Page(address, "p4") as bao,
        lan.listening() as one,
        lan.listening() as two,
        bao.listening() as other,
    ):
        for stream in (one, two, other):
            assert await stream.until("ready") == []
        sent = await lan.say("1 xong, 2 60%")
        assert sent.status_code == 200
        for stream in (one, two):
            mine, theirs = await stream.line(), await stream.line()
            assert (mine["mine"], mine["text"], mine["id"]) == (True, "1 xong, 2 60%", sent.json()["id"])
            assert (theirs["mine"], theirs["text"]) == (False, "Đã nghe: 1 xong, 2 60%")
            assert (theirs["time"], theirs["day"], theirs["dayName"]) == ("08:00", "2026-01-05", "Thứ Hai, 05/01/2026")
        # Somebody else's page hears only that Lan was written to.
        heard = await other.next()
        assert (heard.kind, heard.data) == ("news", {"address": "p5"})


async def test_what_is_handed_in(office: WebOfficeFake, address: str) -> None:
    async with Page(address, "p5") as lan:
        reminder = await office.say(Outgoing("p5", "Hôm nay có 1 việc", ((Button("Xong", "done:12"),),)))
        sent = await lan.say("  xong e\u0302\u0300m  ", key="abcdefgh", reply_to=reminder)
        await lan.post("/buttons", data="done:12", label="Xong", reply_to=reminder, key="tapped-it")
    typed, tapped = office.received
    assert typed == Incoming(
        "web", "p5:abcdefgh", "p5", "xong ềm", typed.at, reply_to=reminder, message_id=sent.json()["id"]
    )
    assert tapped == Incoming("web", "p5:tapped-it", "p5", "Xong", tapped.at, button="done:12", reply_to=reminder)
    assert MONDAY < typed.at < tapped.at


async def test_the_same_message_sent_again_is_the_same_update(office: WebOfficeFake, address: str) -> None:
    async with Page(address, "p5") as lan:
        first = await lan.say("xong", key="the-same-key")
        second = await lan.say("xong", key="the-same-key")
        assert (first.status_code, second.status_code) == (200, 200)
        assert len(office.received) == 1
        # A page that opens later sees it once.
        async with lan.listening() as stream:
            lines = await stream.until("ready")
        assert [line.data["text"] for line in lines] == ["xong", "Đã nghe: xong"]
    # Another person's key is their own.
    async with Page(address, "p4") as bao:
        await bao.say("xong", key="the-same-key")
    assert [incoming.address for incoming in office.received] == ["p5", "p4"]


@pytest.mark.parametrize("resumed", [False, True])
async def test_a_page_that_comes_back_misses_nothing(office: WebOfficeFake, address: str, resumed: bool) -> None:
    async with Page(address, "p5") as lan:
        async with lan.listening() as stream:
            await stream.until("ready")
            last = await office.say(Outgoing("p5", "một"))
            assert (await stream.next()).id == last
        await office.say(Outgoing("p5", "hai"))
        await office.say(Outgoing("p4", "không phải của Lan"))
        await office.say(Outgoing("p5", "ba"))
        async with lan.listening(last, resumed=resumed) as stream:
            assert [heard.data["text"] for heard in await stream.until("ready")] == ["hai", "ba"]


async def test_what_was_sent_but_not_kept_yet_is_seen_too(office: WebOfficeFake, address: str) -> None:
    kept = await office.say(Outgoing("p5", "đã lưu"))
    pushed = await office.channel.send(Outgoing("p5", "vừa gửi"))
    assert pushed > kept
    async with Page(address, "p5") as lan, lan.listening(kept) as stream:
        assert [heard.data["text"] for heard in await stream.until("ready")] == ["vừa gửi"]


async def test_the_conversation_is_there_after_a_restart(office: WebOfficeFake) -> None:
    async with served(office) as address, Page(address, "p5") as lan:
        await lan.say("xong")
    again = WebOfficeFake()
    again.take_over(office)
    async with served(again) as address, Page(address, "p5") as lan, lan.listening() as stream:
        assert [heard.data["text"] for heard in await stream.until("ready")] == ["xong", "Đã nghe: xong"]


async def test_older_lines_are_there_to_scroll_to(office: WebOfficeFake, address: str) -> None:
    office.keep_old("p5", 100)
    async with Page(address, "p5") as lan:
        async with lan.listening() as stream:
            newest = [heard.data for heard in await stream.until("ready")]
        assert [line["text"] for line in newest] == [f"Tin cũ số {n}" for n in range(41, 101)]
        older = (await lan.http.get("/history", params={"before": newest[0]["id"]})).json()
        assert [line["text"] for line in older] == [f"Tin cũ số {n}" for n in range(1, 41)]
        assert (await lan.http.get("/history", params={"before": older[0]["id"]})).json() == []


async def test_a_message_that_cannot_be_kept_is_taken_back_and_said_so(office: WebOfficeFake, address: str) -> None:
    async with Page(address, "p5") as lan, lan.listening() as stream:
        await stream.until("ready")
        office.broken = True
        refused = await lan.say("xong", key="try-again")
        assert refused.status_code == 503
        assert refused.json()["error"] == "Chưa lưu được tin này. Vui lòng gửi lại sau ít phút."
        shown, gone = await stream.next(), await stream.next()
        assert (shown.kind, gone.kind, gone.data["id"]) == ("line", "gone", shown.id)
        office.broken = False
        assert (await lan.say("xong", key="try-again")).status_code == 200
    assert [incoming.text for incoming in office.received] == ["xong"]


async def test_what_goes_out_carries_buttons_and_the_line_it_answers(office: WebOfficeFake, address: str) -> None:
    async with Page(address, "p5") as lan:
        asked = (await lan.say("việc nào?")).json()["id"]
        rows = ((Button("Việc 1", "pick:1"), Button("Việc 2", "pick:2")), (Button("Thôi", "pick:0"),))
        await office.say(Outgoing("p5", "Chọn một:", rows, reply_to=asked))
        async with lan.listening(asked) as stream:
            line = (await stream.until("ready"))[-1].data
    assert line["buttons"] == [
        [{"label": "Việc 1", "data": "pick:1"}, {"label": "Việc 2", "data": "pick:2"}],
        [{"label": "Thôi", "data": "pick:0"}],
    ]
    assert line["replyTo"] == asked


async def test_ids_rise_even_within_one_instant(office: WebOfficeFake, address: str) -> None:
    ids = [await office.channel.send(Outgoing("p5", str(n))) for n in range(50)]
    assert ids == sorted(set(ids))
    assert instant_of(ids[0]) == MONDAY


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({"text": "   "}, 400, "web.empty"),
        ({"text": "a" * 4097}, 413, "web.text_too_long"),
        ({"text": "xong", "key": "short"}, 400, "web.bad_request"),
        ({"text": "xong", "key": "with space in it"}, 400, "web.bad_request"),
        ({"text": "xong", "reply_to": "12"}, 400, "web.bad_request"),
        ({"text": "xong", "reply_to": "9" * 16 + "9"}, 400, "web.bad_request"),
    ],
)
async def test_what_is_no_message_is_refused(
    office: WebOfficeFake, address: str, fields: dict[str, str], status: int, code: str
) -> None:
    async with Page(address, "p5") as lan:
        refused = await lan.post("/messages", **fields)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert office.received == []


@pytest.mark.parametrize("data", ["", "x" * 65, "ữ" * 33])
async def test_what_is_no_button_is_refused(office: WebOfficeFake, address: str, data: str) -> None:
    async with Page(address, "p5") as lan:
        assert (await lan.post("/buttons", data=data, label="Xong")).status_code == 400
    assert office.received == []


async def test_line_breaks_are_one_character(office: WebOfficeFake, address: str) -> None:
    async with Page(address, "p5") as lan:
        await lan.say("1 xong\r\n2 60%\n3 xong")
    assert office.received[0].text == "1 xong\n2 60%\n3 xong"


async def test_the_longest_message_is_taken(office: WebOfficeFake, address: str) -> None:
    async with Page(address, "p5") as lan:
        assert (await lan.say("ệ" * 4096)).status_code == 200
    assert office.received[0].text == "ệ" * 4096


async def test_the_pages_speak_the_readers_language(office: WebOfficeFake, address: str) -> None:
    async with Page(address, "p6") as jane:
        page = (await jane.http.get("/chat")).text
        assert '<html lang="en">' in page
        assert "Write a message" in page
        async with jane.listening() as stream:
            await stream.until("ready")
            await jane.say("done")
            assert (await stream.line())["dayName"] == "Monday, 05/01/2026"
        refused = await jane.http.post("/messages", data={"key": "abcdefgh"}, headers={"X-Reader-Language": "en"})
        assert refused.json()["error"] == "The message is empty. Please write something or choose a file."


async def test_the_first_page_shows_whom_one_can_be(office: WebOfficeFake, address: str) -> None:
    async with Page(address) as visitor:
        page = (await visitor.http.get("/")).text
        for text in ("Võ Thị Lan", "Phòng Quản lý Khoa học", "Chánh Văn phòng", "Trưởng đơn vị", "Lãnh đạo"):
            assert text in page
        assert 'href="/chat?as=p5"' in page
        assert (await visitor.http.get("/chat")).headers["location"] == "/"
        assert (await visitor.http.get("/chat", params={"as": "p99"})).headers["location"] == "/"
        assert (await visitor.http.post("/join")).status_code in {404, 405}


async def test_commands_are_offered_by_role(office: WebOfficeFake, address: str) -> None:
    async with Page(address, "p2") as hanh, Page(address, "p5") as lan:
        assert 'data-say="/baocao thang"' in (await hanh.http.get("/chat")).text
        assert 'data-say="/baocao thang"' not in (await lan.http.get("/chat")).text


async def test_a_stopped_channel_takes_nothing(office: WebOfficeFake, address: str) -> None:
    async with Page(address, "p5") as lan, lan.listening() as stream:
        await stream.until("ready")
        await office.channel.stop()
        with pytest.raises(StopAsyncIteration):
            await stream.next()
        assert (await lan.say("xong")).status_code == 503
        assert (await lan.http.get("/events")).status_code == 503
        with pytest.raises(NotNow):
            await office.channel.send(Outgoing("p5", "Chào"))
        await office.channel.start(office.receive)
        assert (await lan.say("xong")).status_code == 200
    assert [incoming.text for incoming in office.received] == ["xong"]


async def test_stopping_waits_for_what_is_being_received(office: WebOfficeFake, address: str) -> None:
    begun, finish = asyncio.Event(), asyncio.Event()

    async def slow(incoming: Incoming) -> None:
        begun.set()
        await finish.wait()
        office.received.append(incoming)

    await office.channel.start(slow)
    async with Page(address, "p5") as lan:
        sending = asyncio.create_task(lan.say("xong"))
        await begun.wait()
        stopping = asyncio.create_task(office.channel.stop())
        done, _ = await asyncio.wait({stopping}, timeout=0.05)
        assert not done
        finish.set()
        await stopping
        assert (await sending).status_code == 200
    assert len(office.received) == 1
