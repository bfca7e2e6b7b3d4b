"""The log: one line an event, on standard error. What people wrote and what must stay secret never gets into it."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Literal

import structlog
from structlog.types import Processor

# A bot's token as it stands in addresses (Telegram: 123456:AbC..., also with the colon escaped), and what follows a
# scheme and a name in the address of a database.
_TOKEN = re.compile(r"\d{5,}(?::|%3[Aa])[A-Za-z0-9_-]{10,}")
_PASSWORD = re.compile(r"(?<=://)([^:/\s@]*):[^@/\s]+(?=@)")
# The values under these names are what people wrote, or keys.
_PRIVATE = frozenset({"text", "message", "words", "data", "token", "secret", "code", "url"})
_LOUD = ("httpx", "httpcore", "telegram", "apscheduler", "asyncio", "aiosqlite", "alembic")


def set_up_logs(level: Literal["debug", "info", "warning", "error"], shape: Literal["console", "json"]) -> None:
    """Send everything that is logged, by us or by a library, to standard error in one shape."""
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        # Without the values of local variables: they hold messages.
        structlog.processors.format_exc_info,
        redact,
    ]
    plain = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
    last = structlog.processors.JSONRenderer(ensure_ascii=False) if shape == "json" else plain
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name in _LOUD:
        logging.getLogger(name).setLevel(max(root.level, logging.WARNING))


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Take out what must not be kept: values under private names, tokens and passwords wherever they stand."""
    for name, value in event.items():
        if name in _PRIVATE:
            event[name] = "(left out)"
        elif isinstance(value, str):
            event[name] = _PASSWORD.sub(r"\1:(left out)", _TOKEN.sub("(left out)", value))
    return event
