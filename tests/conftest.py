"""What every test stands on."""

import asyncio
import os
import socket
from pathlib import Path

import pytest

from tests.databases import find_server, versions

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
