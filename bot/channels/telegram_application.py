"""The product inside an application of python-telegram-bot, which then receives for it."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import Any

from telegram import Bot, Update
from telegram.ext import Application, ApplicationBuilder, CallbackContext, TypeHandler

from bot.channels.telegram import TelegramChannel

AnyBuilder = ApplicationBuilder[Any, Any, Any, Any, Any, Any]

AtWork = Callable[[Bot], AbstractAsyncContextManager[TelegramChannel]]
"""Everything but Telegram's receiving, at work while it is entered."""


class OfficeApplication(Application[Any, Any, Any, Any, Any, Any]):
    """Works from `initialize` to `shutdown`; every update it is given goes to the product."""

    def __init__(self, *, at_work: AtWork, **of_the_library: Any) -> None:
        super().__init__(**of_the_library)
        self._at_work = at_work
        self._entered = AsyncExitStack()
        self.door: TelegramChannel | None = None
        """The product's own end, from `initialize` on."""
        self.add_handler(TypeHandler(Update, self._take))

    async def initialize(self) -> None:
        """Start the product. Raises Problem where it cannot start."""
        await super().initialize()
        if self.door is None:
            self.door = await self._entered.enter_async_context(self._at_work(self.bot))

    async def shutdown(self) -> None:
        """Stop it in order."""
        self.door = None
        await self._entered.aclose()
        await super().shutdown()

    async def _take(self, update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
        if self.door is not None:
            await self.door.take(update.to_dict())


def build(builder: AnyBuilder, at_work: AtWork) -> OfficeApplication:
    """The application of a builder that was told the token."""
    built = builder.application_class(OfficeApplication, {"at_work": at_work}).build()
    if not isinstance(built, OfficeApplication):
        raise TypeError("the builder made another application")
    return built
