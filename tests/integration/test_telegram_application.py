"""The product hosted by an application of python-telegram-bot: it receives, the product answers."""

import asyncio
from pathlib import Path

import pytest
from telegram import Update
from telegram.ext import ApplicationBuilder

from bot.application import build_application
from bot.settings import Settings
from tests.fakes.telegram import TOKEN, FakeTelegram


@pytest.mark.parametrize("way", ["process_update", "polling"])
async def test_an_application_made_with_the_callers_builder_is_the_product(
    telegram: FakeTelegram, tmp_path: Path, way: str
) -> None:
    builder = ApplicationBuilder().token(TOKEN).base_url(f"{telegram.url}/bot")
    builder = builder.base_file_url(f"{telegram.url}/file/bot")
    settings = Settings.model_validate({"sample": True, "port": 0, "database_url": f"sqlite:///{tmp_path}/sample.db"})
    application = build_application(builder, settings)
    async with application:
        await application.start()
        if way == "polling":
            assert application.updater is not None
            await application.updater.start_polling()
        update = telegram.write(4711, "chào")
        if way == "process_update":
            read = Update.de_json(update, application.bot)
            await asyncio.gather(*(application.process_update(read) for _ in range(3)))
        (said,) = await telegram.called("sendMessage")
        assert "Nếu có mã mời" in said.params["text"]
        if way == "polling":
            assert application.updater is not None
            await application.updater.stop()
        await application.stop()
    # Told three times, it takes effect once; and what was started has ended.
    assert len(telegram.outbox.select("sendMessage")) == 1
    assert len(telegram.outbox.select("setWebhook")) == 0
