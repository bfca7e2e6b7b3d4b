"""A new document against the plan in force: which task is which, and what of it is worded otherwise."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadline import Deadline, DeadlineKind
from domain.plan_comparison import Change, Comparison, compare, is_like, is_same
from domain.plan_draft import PlanDraft, TaskDraft
from domain.plan_parts import parts
from domain.task_matching import SURE

MARCH = Deadline("Quý I", DeadlineKind.DATE, (date(2026, 3, 31),))
JUNE = Deadline("Quý II", DeadlineKind.DATE, (date(2026, 6, 30),))
TITLES = [
    "Ban hành Kế hoạch tuyên truyền cải cách hành chính",
    "Rà soát, cắt giảm thủ tục hành chính thuộc thẩm quyền",
    "Kiểm tra công vụ tại các đơn vị trực thuộc",
    "Số hóa hồ sơ lưu trữ của cơ quan",
]


def task(ref: str, title: str, lead: str = "Phòng Nội vụ", deadline: Deadline | None = MARCH) -> TaskDraft:
    return TaskDraft(ref, ref, title, section=ref.partition(".")[0], lead=(lead,), deadline=deadline)


PLAN = tuple(task(f"I.{n}", title) for n, title in enumerate(TITLES, 1))


def pairs(found: Comparison) -> list[tuple[str, str]]:
    return [(match.before.ref, match.after.ref) for match in found.matches]


def test_the_same_document_has_not_changed() -> None:
    found = compare(PLAN, PLAN)
    assert [m.after for m in found.unchanged] == list(PLAN)
    assert (found.changed, found.new, found.gone) == ((), (), ())


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        (replace(PLAN[0], deadline=JUNE), [Change("deadline", "Quý I", "Quý II")]),
        (replace(PLAN[0], deadline=None), [Change("deadline", "Quý I", "")]),
        (replace(PLAN[0], lead=("Thanh tra", "Văn phòng")), [Change("lead", "Phòng Nội vụ", "Thanh tra, Văn phòng")]),
        (replace(PLAN[0], product="Báo cáo"), [Change("product", "", "Báo cáo")]),
        (replace(PLAN[0], title=TITLES[0].upper() + "."), []),
        (replace(PLAN[0], ref="II.7", section="II"), []),
    ],
)
def test_what_is_worded_otherwise(after: TaskDraft, changes: list[Change]) -> None:
    found = compare(PLAN, (after, *PLAN[1:]))
    assert len(found.matches) == 4
    assert [list(m.changes) for m in found.matches if m.after is after] == [changes]
    assert len(found.changed) == (1 if changes else 0)


def test_one_more_one_less_and_everything_renumbered() -> None:
    added = task("I.1", "Tổ chức hội nghị đối thoại với doanh nghiệp")
    after = (added, *(replace(t, ref=f"I.{n}") for n, t in enumerate(PLAN[1:], 2)))
    renumbered = (*after[:1], *(replace(t, ref=f"II.{n}", section="II") for n, t in enumerate(after[1:], 1)))
    for later in (after, renumbered):
        found = compare(PLAN, later)
        assert pairs(found) == [(old.ref, new.ref) for old, new in zip(PLAN[1:], later[1:], strict=True)]
        assert (found.new, found.gone) == ((added,), (PLAN[0],))
        assert all(m.sure for m in found.matches)


def test_a_word_more_is_still_the_same_task_and_it_is_said() -> None:
    reworded = replace(PLAN[1], title=TITLES[1] + " của Sở")
    (changed,) = compare(PLAN, (PLAN[0], reworded, *PLAN[2:])).changed
    assert changed.sure
    assert changed.changes == (Change("title", TITLES[1], TITLES[1] + " của Sở"),)


def test_a_task_mostly_reworded_is_only_possibly_the_same() -> None:
    reworded = task("II.9", "Rà soát, đơn giản hóa thủ tục hành chính thuộc thẩm quyền")
    (match,) = compare([PLAN[1]], [reworded]).matches
    assert not match.sure
    surely = compare([PLAN[1]], [reworded], SURE)
    assert (surely.matches, surely.new, surely.gone) == ((), (reworded,), (PLAN[1],))


def test_twins_are_told_apart_by_their_place() -> None:
    twins = (task("I.1", "Báo cáo định kỳ"), task("II.1", "Báo cáo định kỳ"))
    found = compare(twins, (twins[1], twins[0]))
    assert sorted(pairs(found)) == [("I.1", "I.1"), ("II.1", "II.1")]
    assert pairs(compare(twins, twins[1:])) == [("II.1", "II.1")]


def test_what_was_decided_holds() -> None:
    reworded = task("II.9", "Rà soát, đơn giản hóa thủ tục hành chính thuộc thẩm quyền")
    yes, no = {("I.2", "II.9"): True}, {("I.2", "II.9"): False}
    assert pairs(compare([PLAN[1]], [reworded], SURE, yes)) == [("I.2", "II.9")]
    assert compare([PLAN[1]], [reworded], decided=no).matches == ()


def test_rows_that_change_places_stay_what_they_are() -> None:
    quarters = tuple(task(f"I.{n}", f"Báo cáo kết quả cải cách hành chính quý {q}") for n, q in enumerate("IVX", 1))
    swapped = tuple(replace(t, ref=f"I.{n}") for n, t in enumerate(reversed(quarters), 1))
    found = compare(quarters, swapped)
    assert pairs(found) == [("I.1", "I.3"), ("I.2", "I.2"), ("I.3", "I.1")]
    assert not found.changed


def test_a_task_that_was_split_and_two_that_were_merged() -> None:
    whole = task("I.1", "Xây dựng kế hoạch chuyển đổi số của Sở; tổ chức tập huấn kỹ năng số cho công chức")
    first, second = (task(f"I.{n}", title.strip()) for n, title in enumerate(whole.title.split(";"), 1))
    split = compare([whole], [first, second])
    ((kept,), (new,)) = split.matches, split.new
    assert not kept.sure, "which of them it is now is asked about"
    assert parts(split).split_from == {new.ref: whole}
    merged = compare([first, second], [whole], SURE)
    assert parts(merged).merged_into == {"I.1": whole, "I.2": whole}
    assert parts(compare(PLAN, PLAN[1:])).merged_into == {}


def test_the_same_words_in_another_format_are_the_same_document() -> None:
    printed = PlanDraft("KẾ HOẠCH CCHC", 2026, number="12/KH-SNV", tasks=PLAN)
    again = replace(printed, title="Kế hoạch CCHC", tasks=tuple(replace(t, product="") for t in PLAN))
    assert is_same(printed, again)
    assert not is_same(printed, replace(again, number="13/KH-SNV"))
    assert not is_same(printed, replace(again, tasks=(*PLAN[:3], replace(PLAN[3], deadline=JUNE))))
    assert not is_same(printed, replace(again, tasks=(*PLAN[:3], replace(PLAN[3], score_max=2.0))))
    assert not is_same(printed, replace(again, tasks=PLAN[:3]))


words = st.sampled_from(["rà soát", "báo cáo", "thủ tục", "hồ sơ", "kiểm tra", "quý", "công vụ", "tập huấn", "số hóa"])
titles = st.lists(words, min_size=1, max_size=8).map(" ".join)
tasks = st.lists(titles, max_size=12).map(
    lambda titles: tuple(task(f"I.{n}", title) for n, title in enumerate(titles, 1))
)


def _renumbered(plan: Sequence[TaskDraft]) -> tuple[TaskDraft, ...]:
    return tuple(replace(t, ref=f"II.{n}", number=str(n)) for n, t in enumerate(plan, 1))


@given(tasks)
def test_any_document_equals_itself(plan: tuple[TaskDraft, ...]) -> None:
    found = compare(plan, plan)
    assert pairs(found) == [(t.ref, t.ref) for t in plan]
    assert len(found.unchanged) == len(plan)


@given(tasks, tasks)
def test_each_task_is_told_of_once(before: tuple[TaskDraft, ...], after: tuple[TaskDraft, ...]) -> None:
    found = compare(before, after)
    assert sorted([*(m.before.ref for m in found.matches), *(t.ref for t in found.gone)]) == sorted(
        t.ref for t in before
    )
    assert sorted([*(m.after.ref for m in found.matches), *(t.ref for t in found.new)]) == sorted(t.ref for t in after)


@given(tasks, st.randoms(use_true_random=False))
def test_rows_in_another_order_change_nothing_but_their_numbers(plan: tuple[TaskDraft, ...], chance: Random) -> None:
    shuffled = list(plan)
    chance.shuffle(shuffled)
    found = compare(plan, _renumbered(shuffled))
    assert len(found.unchanged) == len(plan)
    assert all(m.before.title == m.after.title for m in found.matches)


@given(tasks, tasks)
def test_it_is_the_same_seen_from_either_side(before: tuple[TaskDraft, ...], after: tuple[TaskDraft, ...]) -> None:
    there, back = compare(before, after), compare(after, before)
    assert sorted(pairs(there)) == sorted((old, new) for new, old in pairs(back))
    assert (there.new, there.gone) == (back.gone, back.new)
    assert len(there.changed) == len(back.changed)


LONG = [f"{title} {place} trong năm" for title in TITLES for place in ("của Sở", "tại các huyện", "ở cấp xã")]


@given(st.sampled_from(LONG), st.permutations(LONG), st.data())
def test_a_small_edit_keeps_the_task(chosen: str, order: list[str], data: st.DataObject) -> None:
    """A letter more, less or other, and another number: it is still the task it was."""
    at = data.draw(st.integers(0, len(chosen) - 1))
    edited = chosen[:at] + data.draw(st.sampled_from(["", "x", " "])) + chosen[at + 1 :]
    before = [task(f"I.{n}", title) for n, title in enumerate(LONG, 1)]
    after = [task(f"II.{n}", edited if title == chosen else title) for n, title in enumerate(order, 1)]
    found = compare(before, after)
    assert len(found.matches) == len(LONG)
    assert all(m.sure for m in found.matches)
    assert {m.before.title: m.after.title for m in found.matches if m.before.title == chosen} == {chosen: edited}


@pytest.mark.parametrize(
    ("title", "year", "kept", "share"),
    [
        ("Kế hoạch cải cách hành chính năm 2026", 2026, 4, 1.0),
        ("Kế hoạch cải cách hành chính năm 2026 (điều chỉnh)", 2026, 1, 0.25),
        ("KE HOACH CAI CACH HANH CHINH NAM 2026", 2026, 0, 0.0),
        ("Chương trình công tác", 2026, 2, 0.5),
        ("Chương trình công tác", 2026, 1, None),
        ("Kế hoạch cải cách hành chính năm 2026", 2027, 4, None),
    ],
)
def test_which_plan_may_be_a_new_version(title: str, year: int, kept: int, share: float | None) -> None:
    before = PlanDraft("Kế hoạch cải cách hành chính năm 2026", 2026, tasks=PLAN)
    others = [task(f"V.{n}", f"{'abcd'[n] * 12} {n}") for n in range(4 - kept)]
    assert is_like(before, PlanDraft(title, year, tasks=(*PLAN[:kept], *others))) == share
