"""The least a bot of python-telegram-bot does: say again what it hears. `python -m tests.bench.echo_bot URL TOKEN`."""

import sys
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters


async def _echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


async def _ready(_application: Any) -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def main(url: str, token: str) -> None:
    """Poll and echo until it is told to stop."""
    builder = ApplicationBuilder().token(token).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    application = builder.post_init(_ready).build()
    application.add_handler(MessageHandler(filters.TEXT, _echo))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
