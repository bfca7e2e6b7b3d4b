"""The reader of replies as a whole: the shared examples, several due dates, long lists, and what holds for any text."""

import json
import unicodedata
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.replies.patterns import compiled
from domain.replies.reader import read_reply
from domain.replies.reading import Reading, Status
from domain.replies.rules import RULES
from domain.replies.vocabulary import PHRASES
from tests.unit.reply_short import DUE, TODAY

WORDS = sorted({word for phrase in PHRASES for word in phrase})
PUNCTUATION = [",", ".", ";", "?", "\n", "1", "2", "3", "15/7", "60%", "2/3", "x", "✅", "31/2", "1-3", "thứ 6", "#12"]
TYPED = st.lists(st.sampled_from(WORDS + PUNCTUATION * 8), max_size=14).map(" ".join)
TEXTS = st.one_of(TYPED, st.text(max_size=80))
ITEMS = st.integers(1, 30)

Plain = set[tuple[str, str, int | None, date | None, bool]]


def _plain(readings: tuple[Reading, ...], items: int) -> Plain:
    found: Plain = set()
    for r in readings:
        names = range(1, items + 1) if r.item == "all" else [r.item if items > 1 else None]
        found |= {(str(name), r.status.value, r.percent, r.date, bool(r.reason)) for name in names}
    return found


def test_the_shared_examples_are_read(shared: Path) -> None:
    wrong = []
    for line in (shared / "replies" / "examples.jsonl").read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        items = asked["items"]
        got = _plain(
            read_reply(asked["text"], date.fromisoformat(asked["today"]), date.fromisoformat(asked["due"]), items),
            items,
        )
        wants = [
            {
                (
                    str(name),
                    w["status"],
                    w["percent"],
                    date.fromisoformat(w["date"]) if w["date"] else None,
                    w["reason"],
                )
                for w in want
                for name in (range(1, items + 1) if w["item"] == "all" else [w["item"] if items > 1 else None])
            }
            for want in [asked["expect"], *asked.get("expect_alt", [])]
        ]
        if got not in wants:
            wrong.append((asked["id"], asked["text"]))
    assert len(wrong) <= 4, wrong


def test_an_extension_counts_from_the_due_date_of_each_task() -> None:
    dues = [date(2026, 6, 15), date(2026, 6, 20), date(2026, 6, 30)]
    readings = read_reply("1, 3 xin lùi 1 tuần, 2 xong", TODAY, dues, 3)
    assert [(r.item, r.status, r.date) for r in readings] == [
        (1, Status.EXTEND, date(2026, 6, 22)),
        (2, Status.DONE, None),
        (3, Status.EXTEND, date(2026, 7, 7)),
    ]


def test_where_the_days_differ_each_task_has_its_reading() -> None:
    dues = [date(2026, 6, 15), date(2026, 6, 20)]
    readings = read_reply("xin lùi 1 tuần", TODAY, dues, 2)
    assert [(r.item, r.date) for r in readings] == [(1, date(2026, 6, 22)), (2, date(2026, 6, 27))]
    assert [r.item for r in read_reply("tất cả xin lùi 1 tuần", TODAY, dues, 2)] == [1, 2]
    assert [r.item for r in read_reply("tất cả xin lùi đến 30/6", TODAY, dues, 2)] == ["all"]


def test_thirty_tasks_in_one_reply() -> None:
    text = ", ".join(f"{i} xong" if i % 2 else f"{i} đang làm {i}%" for i in range(1, 31))
    readings = read_reply(text, TODAY, DUE, 30)
    assert [r.item for r in readings] == list(range(1, 31))
    assert [r.percent for r in readings[1::2]] == list(range(2, 31, 2))
    assert {r.status for r in readings[::2]} == {Status.DONE}


def test_the_note_is_kept_as_it_was_typed() -> None:
    (reading,) = read_reply("60% rồi mà vướng phần mềm LỖI, không xuất được", TODAY, DUE, 1)
    assert reading.reason == "phần mềm LỖI, không xuất được"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("xin lùi 1 tuần vì chờ ý kiến thẩm định", "chờ ý kiến thẩm định"),
        ("vì chờ kết quả thẩm định xin lùi đến 20/7", "chờ kết quả thẩm định"),
        ("vướng do nhà thầu chưa bàn giao", "nhà thầu chưa bàn giao"),
        ("xin lùi 3 ngày vì đợi giám đốc về ký", "đợi giám đốc về ký"),
        ("kẹt vì máy đang sửa, mai nhắc em", "máy đang sửa"),
        ("xin lùi 1 tuần vì chưa tổng hợp xong", "chưa tổng hợp xong"),
        ("đã gửi Sở Nội vụ qua trục liên thông", "đã gửi Sở Nội vụ qua trục liên thông"),
        ("giao Lan làm rồi", "giao Lan"),
    ],
)
def test_a_note_is_not_cut_at_a_verb_nor_loses_its_denial(text: str, kept: str) -> None:
    (reading,) = read_reply(text, TODAY, DUE, 1)
    assert reading.reason == kept


def test_a_reading_says_which_words_led_to_it() -> None:
    (reading,) = read_reply("Dạ chưa xong ạ", TODAY, DUE, 1)
    assert ("chưa xong", "not finished") in [(b.words, b.means) for b in reading.words]


def test_no_rule_fits_nothing() -> None:
    assert [rule.means for rule in RULES if compiled(rule.pattern).match("")] == []


@given(TEXTS, ITEMS, st.integers(-40, 40))
def test_any_text_has_a_well_formed_reading(text: str, items: int, ahead: int) -> None:
    due = TODAY + timedelta(days=ahead)
    readings = read_reply(text, TODAY, due, items)
    assert readings
    assert readings == read_reply(text, TODAY, due, items)
    named = [r.item for r in readings if r.item is not None]
    assert len(named) == len(set(named))
    for r in readings:
        assert r.item in {None, "all"} or r.item in range(1, items + 1)
        assert r.item is None or items > 1
        assert r.percent is None or 0 <= r.percent <= 100
        assert r.date is None or (r.status in {Status.EXTEND, Status.SNOOZE} and r.date >= TODAY)
        assert r.reason is None or r.status not in {Status.QUESTION, Status.NOT_STATUS}


@given(TEXTS, st.integers(1, 5))
def test_the_unicode_form_does_not_matter(text: str, items: int) -> None:
    once = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", once)
    assert _plain(read_reply(decomposed, TODAY, DUE, items), items) == _plain(
        read_reply(once, TODAY, DUE, items), items
    )


ENDED = ["xong", "hoàn thành", "nộp", "gửi", "ký", "ban hành", "hoàn tất", "làm xong", "nộp báo cáo", "phát hành"]


@given(
    st.sampled_from(["chưa", "vẫn chưa", "chưa hề", "chua", "chx", "không", "nỏ", "ko", "chưa thể", "không phải đã"]),
    st.sampled_from(ENDED),
    st.sampled_from(["", "ạ", "đâu", "nhé", "anh ơi", "được", "ạ anh"]),
    st.sampled_from(["", "dạ", "em", "việc này", "em báo cáo anh, việc này"]),
)
def test_what_is_denied_is_never_done(denial: str, ended: str, tail: str, head: str) -> None:
    (reading,) = read_reply(f"{head} {denial} {ended} {tail}", TODAY, DUE, 1)
    assert reading.status is not Status.DONE


@given(
    st.sampled_from(
        ["xong", "đang làm", "chưa làm", "vướng kinh phí", "60%", "xin lùi đến 20/6", "mai nhắc", "đã trình"]
    ),
    st.lists(st.sampled_from(["ạ", "nhé", "nha", "anh ơi", "chị ạ", "nạ", "đấy", "ạ."]), max_size=2),
)
def test_particles_at_the_end_change_nothing(text: str, tails: list[str]) -> None:
    longer = " ".join([text, *tails])
    assert _plain(read_reply(longer, TODAY, DUE, 1), 1) == _plain(read_reply(text, TODAY, DUE, 1), 1)


@pytest.mark.parametrize("text", ["xong xong " * 400, "a " * 2000, "1" * 3000, "chưa không " * 500, "😂" * 500])
def test_a_very_long_text_is_read_too(text: str) -> None:
    assert read_reply(text, TODAY, DUE, 3)
