"""Of which plan a document is a new version, and which of its tasks is which: what is asked, and in what order."""

from dataclasses import replace

from domain.decision import Answers
from domain.plan_comparison import Comparison, compare
from domain.plan_decisions import with_answer
from domain.plan_draft import TaskDraft
from domain.version_decisions import (
    MOST_ASKED,
    VERSION_OF,
    decided,
    is_same_task,
    same_task_decision,
    version_decision,
)

OLD = [TaskDraft(f"I.{n}", str(n), f"Xây dựng nội dung số {n} về {what}") for n, what in enumerate("abcdefg", 1)]
WORDS = ("chuyển đổi số", "cải cách thủ tục", "kiểm tra công vụ", "tuyên truyền", "tập huấn", "số hóa", "khảo sát")
BEFORE = [replace(t, title=f"Tổ chức triển khai {w} tại cơ quan") for t, w in zip(OLD, WORDS, strict=True)]
AFTER = [replace(t, ref=f"V.{t.number}", title=t.title.replace("Tổ chức triển khai", "Thực hiện")) for t in BEFORE]
NAMES = {t.ref: (f"T{t.number}", t.title) for t in BEFORE}


def _asked(choice: int, spoken: tuple[str, ...] = ()) -> tuple[list[str], Answers]:
    """Every question, each answered with the choice at one place, and what was kept."""
    answers: Answers = {VERSION_OF: 1}
    names = []
    while (asked := same_task_decision(_possible(answers), answers, NAMES, spoken)) is not None:
        assert is_same_task(asked)
        names.append(asked.args["code"])
        answers = with_answer(answers, asked, asked.choices[min(choice, len(asked.choices) - 1)])
    return [str(name) for name in names], answers


def _possible(answers: Answers) -> Comparison:
    return compare(BEFORE, AFTER, decided=decided(answers))


def test_the_likest_plan_is_offered_first_and_another_always() -> None:
    likely = version_decision([(7, "CCHC"), (3, "Chuyển đổi số")], likely=True)
    assert [c.value for c in likely.choices] == [7, 3, None]
    unlikely = version_decision([(7, "CCHC")], likely=False)
    assert [c.value for c in unlikely.choices] == [None, 7]


def test_a_handful_is_asked_those_with_a_history_first() -> None:
    assert all(not m.sure for m in _possible({}).matches)
    asked, answers = _asked(0, spoken=("I.5", "I.3"))
    assert len(asked) == MOST_ASKED
    assert set(asked[:2]) == {"T3", "T5"}
    found = decided(answers)
    assert len(found) == MOST_ASKED
    assert all(found.values())


def test_all_the_rest_are_new_is_one_answer() -> None:
    asked, answers = _asked(2)
    assert len(asked) == 1
    assert list(decided(answers).values()) == [False]


def test_no_is_not_asked_again_with_the_same_two() -> None:
    asked, answers = _asked(1)
    assert len(set(decided(answers))) == len(asked)
    assert not any(decided(answers).values())


def test_a_task_that_is_closed_is_not_asked_about() -> None:
    open_now = {"I.2": NAMES["I.2"]}
    asked = same_task_decision(_possible({}), {}, open_now, ())
    assert asked is not None
    assert asked.args["code"] == "T2"
    assert len(asked.choices) == 2, "nothing else is left to be said of"
