"""The child's side of `plans.child`: limits itself, reads the file from standard input, answers on standard output."""

import pickle
import resource
import sys

OUT_OF_MEMORY = 3


def main() -> int:
    """Read one plan; the arguments are the file's name, the year or "", and the megabytes it may use."""
    filename, year, megabytes = sys.argv[1:4]
    limit = int(megabytes) * 1024 * 1024
    data = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        answer = _answer(data, filename, int(year) if year else None)
    except (MemoryError, RecursionError):
        return OUT_OF_MEMORY
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _answer(data: bytes, filename: str, year: int | None) -> bytes:
    # Loaded only after the limits hold.
    from domain.problem import Problem  # noqa: PLC0415 - see above
    from plans.read import read_plan  # noqa: PLC0415 - see above

    try:
        return pickle.dumps(("draft", read_plan(data, filename, year, progress=_tell)))
    except Problem as problem:
        return pickle.dumps(("problem", problem.key, problem.args_of_sentence))


def _tell(page: int, of: int) -> None:
    sys.stderr.write(f"{page} {of}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
