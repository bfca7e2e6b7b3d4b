"""A reading out as a workbook and back: what nobody changed stays to the letter, what somebody changed is read."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.deadline import DeadlineKind
from domain.deadline_reading import read_deadline
from domain.plan_draft import Heading, PlanDraft, Remark, TaskDraft
from domain.problem import Problem
from domain.reading_table import Column, cell, columns_of, doubts
from plans.correction import with_edit, with_rows, without_rows
from plans.read import read_sent
from plans.reading_workbook import sent_back
from plans.remarks import remarks_on
from reports.reading_workbook import ReadingBook, reading_xlsx

SECTIONS = (Heading("I", "CẢI CÁCH THỂ CHẾ"), Heading("II", "CẢI CÁCH TÀI CHÍNH CÔNG"))
DRAFT = PlanDraft(
    "KẾ HOẠCH 2026",
    2026,
    sections=SECTIONS,
    tasks=(
        TaskDraft(
            "I.1",
            "1",
            "Rà soát thủ tục",
            "I",
            lead=("Các phòng, đơn vị trực thuộc",),
            deadline=read_deadline("Quý II", 2026),
        ),
        TaskDraft("I.2", "2", "", "I", activity="Công khai", product="", lead=(), deadline=None, score_max=1.5),
        TaskDraft("II.1", "1", "Giải ngân\n- đợt 1\n- đợt 2", "II", Heading("1", "Vốn"), lead=("Phòng A", "Phòng B")),
    ),
    remarks=(Remark("tracked_changes"), Remark("blank_lead", "I.2")),
)


def rows(draft: PlanDraft) -> list[dict[Column, str]]:
    return [{column: cell(draft, task, column) for column in columns_of(draft)} for task in draft.tasks]


def changed(row: int, column: Column, words: str) -> list[dict[Column, str]]:
    found = rows(DRAFT)
    found[row][column] = words
    return found


# What a reader of plans leaves in a text: no control characters, lines trimmed, none of them blank.
WORDS = st.text(st.characters(categories=["L", "N", "P", "S"], codec="utf-8"), min_size=1, max_size=30).map(
    lambda text: text.replace("\xa0", "x")
)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)


@st.composite
def tasks(draw: st.DrawFn, number: int) -> TaskDraft:
    return TaskDraft(
        ref=f"I.{number}",
        number=str(number),
        title=draw(LINES),
        section="I",
        activity=draw(st.sampled_from(["", "Rà soát", "=1+1", "+84", "@x"])),
        product=draw(st.none() | LINES),
        lead=tuple(draw(st.lists(WORDS.filter(lambda w: ";" not in w), max_size=3))),
        deadline=draw(st.none() | WORDS.map(lambda text: read_deadline(text, 2026))),
        score_max=draw(st.none() | st.sampled_from([0.0, 0.25, 1.5, 10.0])),
    )


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 4).flatmap(lambda n: st.tuples(*(tasks(i) for i in range(n)))))
def test_a_workbook_nobody_touched_changes_nothing(made: tuple[TaskDraft, ...]) -> None:
    draft = PlanDraft("KẾ HOẠCH", 2026, sections=SECTIONS[:1], tasks=made, remarks=tuple(remarks_on(made)))
    back = sent_back(reading_xlsx(ReadingBook(draft, "nguon", "dau", doubts(draft, []), ["Văn phòng"])))
    assert back is not None
    assert (back.source, back.stamp) == ("nguon", "dau")
    corrected = with_rows(draft, back.rows)
    assert (corrected.changed, corrected.added, corrected.removed) == ((), (), ())
    assert corrected.draft == draft


def test_a_workbook_of_somebody_else_is_a_plan_or_nothing() -> None:
    workbook = reading_xlsx(ReadingBook(DRAFT, "nguon", "dau", (), ()))
    assert read_sent(workbook, "gi-cung-duoc.pdf") == sent_back(workbook)
    with pytest.raises(Problem):
        read_sent(b"PK\x03\x04 not a package", "x.xlsx")


def test_what_was_changed_is_read_anew() -> None:
    after = with_rows(DRAFT, changed(0, Column.DEADLINE, "đợt sau")).draft
    assert after.tasks[0].deadline is not None
    assert after.tasks[0].deadline.kind is DeadlineKind.UNREAD
    assert [(r.code, r.where) for r in after.remarks][:2] == [("tracked_changes", None), ("unread_deadline", "I.1")]
    assert after.tasks[1] == DRAFT.tasks[1], "a blank cell and a column that is not there stay what they were"
    units = with_rows(DRAFT, changed(1, Column.LEAD, "Phòng A, Phòng B và Chi cục C")).draft
    assert units.tasks[1].lead == ("Phòng A", "Phòng B", "Chi cục C")
    assert Remark("blank_lead", "I.2") not in units.remarks
    assert with_rows(DRAFT, changed(2, Column.GROUP, "")).draft.tasks[2].group is None


@pytest.mark.parametrize(
    ("words", "known_by", "sections"),
    [
        ("II", "II", SECTIONS),
        ("cải cách tài chính công", "II", SECTIONS),
        ("III. Chuyển đổi số", "III", (*SECTIONS, Heading("III", "Chuyển đổi số"))),
        ("I. Mục khác", "I. Mục khác", (*SECTIONS, Heading("", "I. Mục khác"))),
        ("", None, SECTIONS),
    ],
)
def test_a_task_goes_to_the_section_that_is_named(
    words: str, known_by: str | None, sections: tuple[Heading, ...]
) -> None:
    after = with_rows(DRAFT, changed(0, Column.SECTION, words)).draft
    assert after.tasks[0].section == known_by
    assert after.sections == sections


def test_scores_are_shown_and_corrected() -> None:
    assert [row[Column.SCORE_MAX] for row in rows(DRAFT)] == ["", "1,5", ""]
    for words in ("2,25", "2.25"):
        after = with_rows(DRAFT, changed(1, Column.SCORE_MAX, words))
        assert (after.changed, after.draft.tasks[1].score_max) == (("I.2",), 2.25)
    assert with_rows(DRAFT, changed(1, Column.SCORE_MAX, "")).draft.tasks[1].score_max is None
    with pytest.raises(Problem, match=r"load\.workbook\.score"):
        with_rows(DRAFT, changed(1, Column.SCORE_MAX, "hai điểm"))


def test_rows_are_added_copied_moved_and_taken_out() -> None:
    first, second, third = rows(DRAFT)
    new = {Column.ROW: "", Column.NUMBER: "2", Column.TITLE: "Mới", Column.SECTION: "II", Column.DEADLINE: "30/6"}
    blank = dict.fromkeys(first, "")
    corrected = with_rows(DRAFT, [third, first, first, new, blank, {**second, Column.ACTIVITY: ""}])
    assert [t.ref for t in corrected.draft.tasks] == ["II.1", "I.1", "I.1 (2)", "II.2"]
    assert (corrected.added, corrected.removed) == (("I.1 (2)", "II.2"), ("I.2",))
    assert corrected.draft.tasks[3].deadline == read_deadline("30/6", 2026)


def test_some_rows_by_a_few_words() -> None:
    both = with_edit(DRAFT, ["I.1", "II.1"], Column.LEAD, "Thanh tra Sở")
    assert [t.lead for t in both.tasks] == [("Thanh tra Sở",), (), ("Thanh tra Sở",)]
    assert [t.ref for t in without_rows(DRAFT, ["I.1"]).tasks] == ["I.2", "II.1"]
    with pytest.raises(Problem) as raised:
        without_rows(DRAFT, ["I.1", "I.2", "II.1"])
    assert raised.value.key == "load.workbook.no_rows"
    assert replace(with_edit(DRAFT, [], Column.TITLE, "x"), remarks=()) == replace(DRAFT, remarks=())
