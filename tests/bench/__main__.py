"""`python -m tests.bench [NAME ...]`: the measures of every file here, or of those named, in one table."""

import importlib
import pkgutil
import sys
from types import ModuleType

import tests.bench
from tests.bench.measure import Measure

_HEADER = ("what", "ours", "beside", "ratio", "limit", "")


def main(names: list[str]) -> int:
    """Print the table; 1 where a limit is not kept."""
    modules = _modules()
    if unknown := set(names) - set(modules):
        print(f"No measure is called {', '.join(sorted(unknown))}. There are: {', '.join(modules)}", file=sys.stderr)
        return 2
    found: list[Measure] = []
    for name in names or modules:
        print(f"measuring {name} ...", file=sys.stderr)
        found.extend(modules[name].measures())
    rows = [_HEADER, *(measure.row() for measure in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADER))]
    for row in rows:
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())
    return int(any(measure.kept is False for measure in found))


def _modules() -> dict[str, ModuleType]:
    """The files that measure something, by name."""
    names = [module.name for module in pkgutil.iter_modules(tests.bench.__path__) if not module.name.startswith("_")]
    loaded = {name: importlib.import_module(f"{tests.bench.__name__}.{name}") for name in names}
    return {name: module for name, module in loaded.items() if hasattr(module, "measures")}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
