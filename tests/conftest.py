"""What every test stands on."""

import asyncio
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from tests.databases import compiling_once, find_server, versions

# Many processes are started here: what Python compiled for one of them is there for the next, whatever the shell says.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_report_header() -> str:
    """Name the databases that the tests will run on."""
    return versions(asyncio.run(find_server()))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real plans and replies beside the checkout; a test that needs it skips where it is missing."""
    if not SHARED.is_dir():
        pytest.skip("../shared with the real plans and replies is not beside this checkout")
    return SHARED


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """In unit tests a network connection is impossible; elsewhere only this machine can be reached."""
    unit = request.node.path.is_relative_to(Path(__file__).parent / "unit")
    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        local = self.family == socket.AF_UNIX or (isinstance(address, tuple) and address[0] in {"127.0.0.1", "::1"})
        if unit or not local:
            pytest.fail(f"a test tried to reach the network: {address!r}")
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of whoever runs the tests never reach one."""
    for name in [key for key in os.environ if key.startswith("NHACVIEC_") and not key.startswith("NHACVIEC_TEST_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session", autouse=True)
def _statements_compiled_once() -> Iterator[None]:
    """A statement is put into SQL once in this run, as in a process that lives long, not for each test's engine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("storage.database.create_async_engine", compiling_once(create_async_engine))
        yield
