"""A real browser: Debian's chromium, started once; each test has its own window on its own office."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, async_playwright, expect

_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE = 8000
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}

Open = Callable[..., Awaitable[Page]]


async def connected(page: Page) -> None:
    """Wait until a chat's page hears what happens."""
    await expect(page.locator("#talk")).to_have_attribute("aria-live", "polite")


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """Chromium; the tests that need it skip where there is none."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no chromium on this machine (apt-get install chromium)")
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=program, args=_QUIET)
        yield launched
        await launched.close()


@pytest.fixture
async def open_page(browser: Browser) -> AsyncIterator[Open]:
    """Opens an address in a window of its own. What a page complains of in its console fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    async def opened(address: str, size: dict[str, int] | None = None, *, complaining: bool = False) -> Page:
        width, height = (size or PHONE).values()
        context = await browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
        context.set_default_timeout(_PATIENCE)
        contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        if not complaining:
            page.on("console", hear)
        await page.goto(address)
        if "/chat" in address:
            await connected(page)
        return page

    yield opened
    for context in contexts:
        await context.close()
    assert complaints == []
