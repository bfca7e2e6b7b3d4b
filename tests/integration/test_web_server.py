"""The web server: it shares our loop, leaves the signals alone, and stops cleanly whatever is open."""

import asyncio
import signal

import httpx
import pytest

from bot.channels.web_server import WebServer
from domain.problem import Problem
from tests.fakes.page import Page
from tests.fakes.web_office import WebOfficeFake, served


async def test_it_answers_and_stops_with_streams_open() -> None:
    office = WebOfficeFake()
    server = WebServer(office.app, "127.0.0.1", 0)
    address = await server.start()
    await office.channel.start(office.receive)
    async with Page(address, "p5") as lan, Page(address, "p4") as bao, lan.listening() as one, bao.listening() as two:
        for stream in (one, two):
            await stream.until("ready")
        began = asyncio.get_running_loop().time()
        await office.channel.stop()
        await server.stop()
        assert asyncio.get_running_loop().time() - began < 2
        for stream in (one, two):
            with pytest.raises(StopAsyncIteration):
                await stream.next()
        with pytest.raises(httpx.ConnectError):
            await lan.http.get("/healthz")


async def test_signals_stay_ours() -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    async with served(WebOfficeFake()) as address, Page(address) as page:
        assert (await page.http.get("/healthz")).json() == {"status": "ok"}
        assert {number: signal.getsignal(number) for number in before} == before


async def test_a_port_that_is_taken() -> None:
    async with served(WebOfficeFake()) as address:
        port = int(address.rpartition(":")[2])
        with pytest.raises(Problem) as caught:
            await WebServer(WebOfficeFake().app, "127.0.0.1", port).start()
    assert caught.value.key == "web.no_port"
    assert caught.value.args_of_sentence == {"host": "127.0.0.1", "port": port}


async def test_a_page_that_goes_away_is_forgotten() -> None:
    office = WebOfficeFake()
    async with served(office) as address:
        for _ in range(3):
            async with Page(address, "p5") as lan, lan.listening() as stream:
                await stream.until("ready")
        # The server still speaks with everybody else.
        async with Page(address, "p5") as lan, lan.listening() as stream:
            await stream.until("ready")
            await lan.say("còn đây")
            assert (await stream.line())["text"] == "còn đây"
