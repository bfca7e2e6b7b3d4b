"""Keeping the libraries underneath the channels from logging what must stay secret."""

import logging

# httpx logs each address, which holds the token, at INFO; python-telegram-bot logs each call with its texts at DEBUG.
_TALKATIVE = {"httpx": logging.WARNING, "httpcore": logging.WARNING, "telegram": logging.INFO}


def quieten() -> None:
    """Keep tokens and what people write out of the logs of the libraries underneath, whatever the root level."""
    for name, level in _TALKATIVE.items():
        logging.getLogger(name).setLevel(level)
