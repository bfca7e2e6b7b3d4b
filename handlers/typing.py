"""Showing in a chat that an answer is being worked on, for as long as that takes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from domain.chat import ShowTyping

_AGAIN_AFTER = 4.0
"""Seconds: platforms show it for about five."""


@asynccontextmanager
async def typing(show: ShowTyping | None, address: str) -> AsyncIterator[None]:
    """Show it in the chat of an address until the block ends; it never holds up what is done in there."""
    showing = asyncio.create_task(_again_and_again(show, address)) if show else None
    try:
        yield
    finally:
        if showing is not None:
            showing.cancel()


async def _again_and_again(show: ShowTyping, address: str) -> None:
    while True:
        await show(address)
        await asyncio.sleep(_AGAIN_AFTER)
