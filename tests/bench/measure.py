"""What a measure found: ours, what it stands beside in the same run, and the limit that was set for it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One line of the table.

    `ours` and `beside` are in `unit`; the limit is one of `most` (of ours), `most_ratio` or `least_ratio` (of ours to
    what stands beside it). `left_out` says why nothing was measured.
    """

    what: str
    unit: str = "s"
    ours: float | None = None
    beside: float | None = None
    beside_what: str = ""
    most: float | None = None
    most_ratio: float | None = None
    least_ratio: float | None = None
    left_out: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours for each one of what stands beside it."""
        return self.ours / self.beside if self.ours is not None and self.beside else None

    @property
    def kept(self) -> bool | None:
        """Whether the limit is kept; None where nothing was measured or no limit is set."""
        if self.ours is not None and self.most is not None:
            return self.ours <= self.most
        if self.ratio is not None and self.most_ratio is not None:
            return self.ratio <= self.most_ratio
        if self.ratio is not None and self.least_ratio is not None:
            return self.ratio >= self.least_ratio
        return None

    def row(self) -> tuple[str, str, str, str, str, str]:
        """What, ours, beside, ratio, limit, kept: as they are printed."""
        if self.left_out:
            return (self.what, "-", "-", "-", "-", self.left_out)
        return (
            self.what,
            self._written(self.ours),
            f"{self._written(self.beside)} ({self.beside_what})" if self.beside is not None else "-",
            f"{self.ratio:.2f}x" if self.ratio is not None else "-",
            self._limit(),
            {True: "kept", False: "NOT KEPT", None: ""}[self.kept],
        )

    def _written(self, value: float | None) -> str:
        return "-" if value is None else f"{value:.0f} {self.unit}" if value >= 100 else f"{value:.2f} {self.unit}"

    def _limit(self) -> str:
        if self.most is not None:
            return f"<= {self.most:g} {self.unit}"
        if self.most_ratio is not None:
            return f"<= {self.most_ratio:g}x"
        return f">= {self.least_ratio:g}x" if self.least_ratio is not None else "-"
