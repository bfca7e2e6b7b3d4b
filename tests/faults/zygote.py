"""`nhacviec run`, over and over and at once: a process that has loaded the product and forks itself for each start.

`start` on a line of standard input forks a child that runs the command, whose process id is printed; a child that ended
is collected. Loading takes longer than any moment a test wants to kill at; what runs in the child is the product.
"""

import os
import signal
import sys

import bot.application
import bot.channels.telegram
import bot.commands.run  # noqa: F401 - loaded before the fork
from bot.cli import main


def serve() -> None:
    """Fork a child for each line, until standard input ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system collects them
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            main(["run"])
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
