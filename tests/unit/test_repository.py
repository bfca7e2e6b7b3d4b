"""What is committed: nothing of the machine it was written on, and lock files that pin every byte."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")

# Where packages come from is the business of whoever installs them: their pip is set up for it, or takes its default.
# "--no-emit-index-url" of the Makefile is what keeps it out of the lock files.
_INDEX = re.compile(
    r"pypi\.org|pythonhosted\.org|(?<!no-emit-)index[-_]url|extra[-_]index|find[-_]links|trusted[-_]host", re.IGNORECASE
)
_MACHINE = re.compile(r"(?<![\w.<])/(?:root|work|tmp|home|Users)/")
_REQUIREMENT = re.compile(r"(?P<name>[a-z0-9][a-z0-9.-]*)(?:\[[a-z0-9,-]+\])?==(?P<version>[0-9][\w.+]*)(?: ;.*?)?")
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def _committed_texts() -> dict[str, str]:
    """The text of every committed file that holds text, as it stands in the working tree."""
    git = shutil.which("git")
    if git is None or not (HOUSE / ".git").exists():
        pytest.skip("this is no git checkout: nothing tells which files are committed")
    # A checkout may belong to another user than the one who tests it.
    command = [git, "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=HOUSE, check=True, capture_output=True, text=True).stdout
    contents = {name: (HOUSE / name).read_bytes() for name in listed.split("\0") if name and (HOUSE / name).is_file()}
    return {name: data.decode() for name, data in contents.items() if b"\0" not in data}


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in _committed_texts().items()
        for number, line in enumerate(text.split("\n"), 1)
        if pattern.search(line)
    ]


def test_no_committed_file_names_a_package_index() -> None:
    assert _lines_with(_INDEX) == []


def test_no_committed_file_names_a_place_on_somebody_s_machine() -> None:
    assert _lines_with(_MACHINE) == []


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (_INDEX, "--index" + "-url https://example.org/simple"),
        (_INDEX, "PIP_EXTRA" + "_INDEX" + "_URL=https://example.org"),
        (_INDEX, "see pypi." + "org"),
        (_MACHINE, "open('/root" + "/plan.docx')"),
        (_MACHINE, "cd /work" + "/main"),
    ],
)
def test_what_must_not_be_committed_is_recognised(pattern: re.Pattern[str], line: str) -> None:
    assert pattern.search(line)


def _locked(name: str) -> dict[str, str]:
    """The version of each requirement of a lock file; it fails where one is not pinned with its hashes."""
    text = (HOUSE / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found: dict[str, str] = {}
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        requirement, *hashes = line.split(" --hash=")
        pinned = _REQUIREMENT.fullmatch(requirement)
        assert pinned, f"{name}: {requirement} is not pinned to a version"
        assert hashes, f"{name}: {requirement} has no hash"
        assert all(_HASH.fullmatch(f"--hash={h}") for h in hashes), f"{name}: {requirement} has a weak hash"
        found[pinned["name"]] = pinned["version"]
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_carries_its_hashes(name: str) -> None:
    assert len(_locked(name)) > 30


def test_what_is_tested_is_what_is_run() -> None:
    run, tested = (_locked(name) for name in LOCKS)
    assert run.items() <= tested.items()


def test_everything_that_is_asked_for_is_locked() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    for asked, name in (
        ([*project["project"]["dependencies"], *groups["build"]], "requirements.txt"),
        (groups["dev"], "requirements-dev.txt"),
    ):
        names = {re.split(r"[\[<>=!~;\s]", one, maxsplit=1)[0].lower() for one in asked}
        assert names - set(_locked(name)) == set(), f"run make lock: {name} is behind pyproject.toml"
