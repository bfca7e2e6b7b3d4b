"""Which task of one document is which of another: first what says the same, then what is alike, the likest first."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from domain.plan_draft import TaskDraft
from domain.task_wording import cells, is_part, wording

SURE, POSSIBLE = 0.9, 0.72
"""From how much likeness on two tasks are one, and from how much on that is asked about (0 to 1)."""
_SAME_PLACE = 0.08
_MOST_TRIED = 10_000
"""Pairs of tasks that are tried for one being part of the other."""

Decided = Mapping[tuple[str, str], bool]
"""What somebody said of two tasks that may be one, by their places before and after: whether they are."""


class Matching:
    """Two documents on the way to being matched: `taken` gives for a place before the one after, and how alike."""

    def __init__(self, before: Sequence[TaskDraft], after: Sequence[TaskDraft], decided: Decided) -> None:
        self._before, self._after, self._decided = before, after, decided
        self.old, self.new = [wording(task) for task in before], [wording(task) for task in after]
        self.taken: dict[int, tuple[int, float]] = {}
        self.used: set[int] = set()
        places = {task.ref: j for j, task in enumerate(after)}
        for i, task in enumerate(before):
            for (was, now), same in decided.items():
                if same and was == task.ref and now in places:
                    self._take(i, places[now], 1.0)

    def take_same(self) -> None:
        """What says the same is settled first, by all its cells and then by its words, at its place before another.

        So rows that only changed places stay what they are, and only what differs is compared each with each.
        """
        old = [(*cells(task), words) for task, words in zip(self._before, self.old, strict=True)]
        new = [(*cells(task), words) for task, words in zip(self._after, self.new, strict=True)]
        self._take_equal(zip(_refs(self._before), old, strict=True), zip(_refs(self._after), new, strict=True))
        self._take_equal(old, new)
        self._take_equal(
            zip(_refs(self._before), self.old, strict=True), zip(_refs(self._after), self.new, strict=True)
        )
        self._take_equal(self.old, self.new)

    def take_alike(self, least: float) -> None:
        """What is left, the likest first; the same place counts for a little."""
        pairs = []
        left = {j: words for j, words in enumerate(self.new) if j not in self.used}
        for i, words in enumerate(self.old):
            if i in self.taken:
                continue
            cutoff = (least - _SAME_PLACE) * 100
            for _, score, j in process.extract_iter(words, left, scorer=fuzz.ratio, score_cutoff=cutoff):
                likeness = score / 100 + (_SAME_PLACE if self._before[i].ref == self._after[j].ref else 0)
                if likeness >= least:
                    pairs.append((likeness, i, j))
        for likeness, i, j in sorted(pairs, key=_likest):
            self._take(i, j, likeness)

    def take_parts(self) -> None:
        """What is left and stands whole in another; not tried where two documents have little in common."""
        gone = [i for i in range(len(self.old)) if i not in self.taken]
        left = [j for j in range(len(self.new)) if j not in self.used]
        if len(gone) * len(left) > _MOST_TRIED:
            return
        pairs = [
            (POSSIBLE, i, j)
            for i in gone
            for j in left
            if is_part(self.old[i], self.new[j]) or is_part(self.new[j], self.old[i])
        ]
        for likeness, i, j in sorted(pairs, key=_likest):
            self._take(i, j, likeness)

    def _take_equal(self, old: Iterable[Hashable], new: Iterable[Hashable]) -> None:
        places: defaultdict[Hashable, list[int]] = defaultdict(list)
        for j, key in enumerate(new):
            if j not in self.used:
                places[key].append(j)
        for i, key in enumerate(old):
            if i not in self.taken and places[key]:
                self._take(i, places[key].pop(0), 1.0)

    def _take(self, i: int, j: int, likeness: float) -> None:
        pair = self._before[i].ref, self._after[j].ref
        if i not in self.taken and j not in self.used and self._decided.get(pair, True):
            self.taken[i] = j, min(likeness, 1.0)
            self.used.add(j)


def _likest(pair: tuple[float, int, int]) -> tuple[float, int, int]:
    """The order pairs are settled in. Equal ones by their places, whichever document comes first."""
    likeness, i, j = pair
    return -likeness, i + j, abs(i - j)


def _refs(tasks: Sequence[TaskDraft]) -> list[str]:
    return [task.ref for task in tasks]
