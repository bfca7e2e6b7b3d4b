"""What the acceptance tests stand on: the databases scenes are played on, and the sample plan as it is read."""

from collections.abc import Iterator
from functools import partial
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from bot.sample import PLAN
from domain.chat import OutgoingFile
from domain.plan_draft import PlanDraft
from handlers import marked_secret, receive_plan
from plans.read import read_plan
from reports import chart, deadline_calendar, trend_chart, units_chart
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.reading_once import reading_once
from tests.integration.conftest import database, database_url, postgres, sqlite, sqlite_files

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_READERS = [(marked_secret, "read_in_child"), (receive_plan, "read_in_child"), (receive_plan, "read_sent_in_child")]

__all__ = ["database", "database_url", "postgres", "sqlite", "sqlite_files"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A scene is played on SQLite; what is marked `both_databases`, because the database matters there, on each."""
    if "database_url" in metafunc.fixturenames:
        both = metafunc.definition.get_closest_marker("both_databases")
        metafunc.parametrize("database_url", ["sqlite", "postgresql"] if both else ["sqlite"], indirect=True)


@pytest.fixture(scope="session")
def sample_file() -> OutgoingFile:
    """The sample office's plan as a file."""
    return OutgoingFile(PLAN.name, "application/octet-stream", PLAN.read_bytes())


@pytest.fixture(scope="session")
def sample_draft(sample_file: OutgoingFile) -> PlanDraft:
    """The same, read once for all tests."""
    return read_plan(sample_file.data, sample_file.name)


@pytest.fixture(scope="session")
def kept_scenes(
    tmp_path_factory: pytest.TempPathFactory, sample_file: OutgoingFile, sample_draft: PlanDraft
) -> KeptScenes:
    """Scenes that many tests begin with."""
    return KeptScenes(tmp_path_factory.mktemp("scenes"), sample_file, sample_draft)


@pytest.fixture(scope="session")
def _done_once() -> list[tuple[ModuleType, str, object]]:
    """What stands in for what many scenes do: reading a file that another has read, painting one more picture.

    No scene looks at what is in a picture: tests/unit/test_report_chart.py does. Each is still drawn up.
    """
    painted: dict[tuple[float, float], bytes] = {}
    drawn_in = (units_chart, trend_chart, deadline_calendar)
    readers = [(room, name, reading_once(getattr(room, name))) for room, name in _READERS]
    return [*readers, *((room, "as_png", partial(_painted, painted)) for room in drawn_in)]


@pytest.fixture(scope="module", autouse=True)
def _what_many_scenes_do_is_done_once(_done_once: list[tuple[ModuleType, str, object]]) -> Iterator[None]:
    """A file that several scenes send is read by a child once, and of the pictures of one size one is painted."""
    with pytest.MonkeyPatch.context() as patch:
        for room, name, instead in _done_once:
            patch.setattr(room, name, instead)
        yield


def _painted(known: dict[tuple[float, float], bytes], figure: "Figure") -> bytes:
    width, height = figure.get_size_inches()
    if (width, height) not in known:
        known[width, height] = chart.as_png(figure)
    return known[width, height]
