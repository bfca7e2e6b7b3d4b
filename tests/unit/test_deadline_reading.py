"""The words of deadline cells and what a careful clerk takes them for, in a plan of 2026.

The long tables of cells, family by family, are `deadline_cells/*.txt`.
"""

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.deadline import Cycle, Deadline, DeadlineKind
from domain.deadline_reading import read_deadline
from domain.occurrences import has_no_date
from domain.text import fold
from tests.unit.deadline_cells import cells, notation

YEAR = 2026


def days(text: str) -> tuple[date, ...]:
    """`30/6 15/1/2027` as days, of 2026 where no year is said."""
    found = []
    for word in text.split():
        day, month, *year = map(int, word.split("/"))
        found.append(date(year[0] if year else YEAR, month, day))
    return tuple(found)


ONE_DAY = {
    # Full and short dates, however they are punctuated and whatever is said before them.
    "15/6": "15/6",
    "Ngày 15/6/2026": "15/6",
    "15.12.2026": "15/12",
    "15-12-2026": "15/12",
    "05/01/26": "5/1",
    "Ngày 15 tháng 6 năm 2026": "15/6",
    "trước ngày 15 tháng 6": "15/6",
    "Trước ngày 15/12/2026.": "15/12",
    "Hoàn thành trước 30/6": "30/6",
    "Xong trước 25/12": "25/12",
    "chậm nhất 20/3/2026;": "20/3",
    "Chậm nhất là ngày 20/3": "20/3",
    "Đến ngày 31/10": "31/10",
    "Trước 17 giờ 00 ngày 15/6/2026": "15/6",
    "Trước 16h30 ngày 10/6": "10/6",
    "Thứ Sáu, ngày 12/6": "12/6",
    "ngày 15-6": "15/6",
    "08/08/202 6": "8/8",
    "30 / 6 / 2026": "30/6",
    "ngày15/6": "15/6",
    # Months.
    "Tháng 6": "30/6",
    "tháng 02": "28/2",
    "Tháng 02/2028": "29/2/2028",
    "Trong tháng 3": "31/3",
    "T6/2026": "30/6",
    "Tháng Tư": "30/4",
    "tháng mười hai": "31/12",
    "Hết tháng 10/2026": "31/10",
    "tháng6": "30/6",
    "6/2026": "30/6",
    # Quarters, roman and arabic.
    "Quý III": "30/9",
    "Quý 3": "30/9",
    "quý II/2026": "30/6",
    "Quý I năm 2026": "31/3",
    "QuýIII/2026": "30/9",
    "quý l/2026": "31/3",
    "Qúy IV": "31/12",
    "Hoàn thành trong Quý IV": "31/12",
    # Halves, nine months, the year.
    "6 tháng đầu năm": "30/6",
    "Sáu tháng đầu năm": "30/6",
    "06 tháng cuối năm 2026": "31/12",
    "Trong 6 tháng đầu năm 2026": "30/6",
    "9 tháng đầu năm": "30/9",
    "Trong năm": "31/12",
    "Năm 2026": "31/12",
    "2026": "31/12",
    "Hằng năm": "31/12",
    "Định kỳ hằng năm": "31/12",
    "01 lần/năm": "31/12",
    "Đến hết năm 2026": "31/12",
    "Năm 2026 và những năm tiếp theo": "31/12",
    # A range is due at its end.
    "Quý I - quý III": "30/9",
    "Quý II-III/2026": "30/9",
    "từ tháng 3 đến tháng 5": "31/5",
    "Tháng 3 - tháng 5": "31/5",
    "T3-T5": "31/5",
    "Tháng 9 - 10/2026": "31/10",
    "Tháng 3/2026-5/2026": "31/5",
    "Từ tháng 01 đến tháng 12": "31/12",
    "Từ 01/4 đến 30/6": "30/6",
    "01/4 - 30/6/2026": "30/6",
    "ngày 15-20/3": "20/3",
    "Từ ngày 15 đến ngày 20/3": "20/3",
    "Tháng 5 đến hết tháng 11": "30/11",
    "Từ nay đến 30/6": "30/6",
    # A latest day inside a period, or of what a period is about.
    "Hoàn thành trong tháng 6, chậm nhất ngày 20/6": "20/6",
    "Quý II (trước 15/6)": "15/6",
    "Quý I (tháng 3)": "31/3",
    "Báo cáo quý I trước 20/3": "20/3",
    "Báo cáo tổng kết năm 2025 trước 15/01/2026": "15/1",
    "Báo cáo năm trước 15/12": "15/12",
    "Tháng 12 hằng năm": "31/12",
    "Trước ngày 31/12 hằng năm": "31/12",
    # What only qualifies a date.
    "Quý I theo kế hoạch của tỉnh": "31/3",
    "Trong quý II/2026 (sau khi có hướng dẫn của Bộ Nội vụ)": "30/6",
    "Hoàn thành trước 30/5 để trình kỳ họp giữa năm HĐND tỉnh": "30/5",
    "Theo kế hoạch, trước 30/6": "30/6",
    "Xây dựng kế hoạch tháng 1": "31/1",
    "Quý I/2026 và các năm tiếp theo": "31/3",
}

VAGUE = {
    "đầu tháng 6": "1/6",
    "Giữa tháng 6": "15/6",
    "Cuối tháng 11/2026": "30/11",
    "đầu năm": "1/1",
    "giữa năm": "30/6",
    "Cuối năm 2026": "31/12",
    "đầu quý II": "30/4",
    "giữa quý II": "31/5",
    "cuối quý II": "30/6",
    "Tuần 2 tháng 4": "10/4",
    "Tuần thứ hai của tháng 4": "10/4",
    "tuần đầu tháng 3": "6/3",
    "tuần cuối tháng 6": "26/6",
    "Đầu tháng 3 đến cuối tháng 5": "31/5",
    "Tháng 6 hoặc tháng 7": "31/7",
}

SEVERAL_DAYS = {
    "tháng 3, 6, 9, 12": "31/3 30/6 30/9 31/12",
    "Tháng 3,6,9 và tháng 12": "31/3 30/6 30/9 31/12",
    "Tháng 01/2026 và tháng 7/2026": "31/1 31/7",
    "Tháng 4, 5": "30/4 31/5",
    "Quý I, quý II": "31/3 30/6",
    "Quý I, II, III, IV": "31/3 30/6 30/9 31/12",
    "Quý I + II": "31/3 30/6",
    "quý 1,2/2026": "31/3 30/6",
    "Trong Quý I, Quý III năm 2026": "31/3 30/9",
    "Quý II, quý IV hằng năm": "30/6 31/12",
    "15/6; 15/12": "15/6 15/12",
    "Ngày 14/3, 14/6, 14/9, 14/12": "14/3 14/6 14/9 14/12",
    "ngày 15 các tháng 3, 6, 9, 12": "15/3 15/6 15/9 15/12",
    "Trước ngày 15 tháng 6 và 15 tháng 12": "15/6 15/12",
    "Trước ngày 10/6 (6 tháng) và trước ngày 10/12 (năm)": "10/6 10/12",
    "6 tháng đầu năm và cả năm": "30/6 31/12",
    "Đợt 1: tháng 4; đợt 2: tháng 9": "30/4 30/9",
    "Tháng 4 (đợt 1), tháng 9 (đợt 2)": "30/4 30/9",
}

OUTSIDE = {
    "Quý IV/2025": "31/12/2025",
    "Trước 15/01/2027": "15/1/2027",
    "Tháng 11 - tháng 02": "28/2/2027",
    "Tháng 12/2026 - tháng 01/2027": "31/1/2027",
    "Quý IV - quý I": "31/3/2027",
    "Năm 2026-2027": "31/12/2027",
    "Tháng 10, 11, 12/2025, 01/2026": "31/10/2025 30/11/2025 31/12/2025 31/1",
}

IMPOSSIBLE = ["31/2", "Ngày 31/02/2026", "trước 29/2", "tháng 13", "15/14", "Tuần 5 tháng 2"]

M, Q, H, N, Y, W = Cycle.MONTH, Cycle.QUARTER, Cycle.HALF, Cycle.NINE_MONTHS, Cycle.YEAR, Cycle.WEEK
ROUND: dict[str, tuple[tuple[Cycle, ...], int | None]] = {
    "Hàng tháng": ((M,), None),
    "Hằng quý": ((Q,), None),
    "HÀNG TUẦN": ((W,), None),
    "Thứ 6 hàng tuần": ((W,), None),
    "Thường xuyên hàng quý": ((Q,), None),
    "Định kỳ hàng tháng, quý, năm": ((M, Q, Y), None),
    "Theo định kỳ, quý, tháng, năm": ((M, Q, Y), None),
    "Hàng tháng, quý, 6 tháng, 9 tháng và năm": ((M, Q, H, N, Y), None),
    "Báo cáo tháng, quý, năm": ((M, Q, Y), None),
    "Định kỳ 6 tháng, năm": ((H, Y), None),
    "6 tháng, 1 năm": ((H, Y), None),
    "hàng quý/năm": ((Q, Y), None),
    "6 tháng/lần": ((H,), None),
    "02 lần/năm": ((H,), None),
    "ít nhất 01 lần/quý": ((Q,), None),
    "Mỗi quý 01 cuộc": ((Q,), None),
    "Theo quý": ((Q,), None),
    "Cuối quý": ((Q,), None),
    "Ngày làm việc cuối cùng của tháng": ((M,), None),
    "Trước ngày 20 hằng tháng": ((M,), 20),
    "Hàng tháng (trước ngày 25)": ((M,), 25),
    "Ngày 15 của tháng cuối quý": ((Q,), 15),
    "Hàng quý, trước ngày 20 của tháng cuối quý": ((Q,), 20),
    "Định kỳ hàng quý (trước ngày 15 tháng cuối quý)": ((Q,), 15),
    "Báo cáo định kỳ": ((), None),
    "Lồng ghép trong báo cáo CCHC": ((), None),
    "Chậm nhất ngày 15 của tháng cuối kỳ báo cáo": ((), 15),
}

WITHOUT_DATE = {
    "Thường xuyên": "continuous",
    "Thường xuyên, liên tục": "continuous",
    "Thường xuyên trong năm": "continuous",
    "Thường xuyên theo quy định": "continuous",
    "Hàng ngày": "continuous",
    "Cả năm": "continuous",
    "Khi có yêu cầu": "on_request",
    "Đột xuất": "on_request",
    "Theo yêu cầu của UBND tỉnh": "on_request",
    "Khi có chỉ đạo": "on_request",
    "Khi có phát sinh": "on_event",
    "Khi có quy định": "on_event",
    "Khi có hướng dẫn của cấp trên": "on_event",
    "Sau khi có văn bản hướng dẫn của Bộ": "on_event",
    "Ngay sau khi Kế hoạch được ban hành": "on_event",
    "Báo cáo kết quả và sau kiểm tra.": "on_event",
    "Trước phiên họp thường kỳ tháng 6 của UBND tỉnh": "on_event",
    "Trình phiên họp tháng 6 của UBND tỉnh": "on_event",
    "Trước kỳ họp HĐND tỉnh": "on_event",
    "Trước Tết Nguyên đán": "on_event",
    "Theo quy định": "external",
    "Theo tiến độ": "external",
    "Theo Kế hoạch của UBND tỉnh": "external",
    "Theo Kế hoạch số 15/KH-UBND ngày 10/01/2026 của UBND tỉnh": "external",
    "Theo chỉ đạo của UBND tỉnh": "external",
}

DELAYED = {
    "Trong vòng 05 ngày làm việc kể từ ngày nhận hồ sơ": ("P5D", True),
    "Chậm nhất 10 ngày sau khi kết thúc": ("P10D", False),
    "30 ngày kể từ ngày ban hành Kế hoạch": ("P30D", False),
    "Cập nhật, công bố, bổ sung chậm nhất 01 tháng khi có sự thay đổi": ("P1M", False),
    "Sau 02 tuần kể từ khi được phê duyệt": ("P2W", False),
    "Không quá 15 ngày": ("P15D", False),
    "Sau 15 ngày kết thúc kiểm tra": ("P15D", False),
}

MIXED = {
    "- Xây dựng kế hoạch tháng 1; - Báo cáo định kỳ": ["date", "recurring"],
    "Báo cáo quý trước ngày 15 tháng cuối quý; báo cáo năm trước 15/12": ["recurring", "date"],
    "Xây dựng KH: Quý I; thực hiện: Quý II, III; báo cáo: Quý IV": ["date", "dates", "date"],
    "Dự thảo tháng 3, trình tháng 5": ["date", "date"],
    "Thường xuyên; báo cáo định kỳ hằng quý": ["continuous", "recurring"],
    "Thường xuyên (báo cáo hàng quý)": ["continuous", "recurring"],
    "Thường xuyên và khi có yêu cầu": ["continuous", "on_request"],
    "Định kỳ hàng quý và đột xuất khi có yêu cầu": ["recurring", "on_request"],
    "Tháng 6, tháng 12 và đột xuất": ["dates", "on_request"],
    "Sau khi có Quyết định của UBND tỉnh, hoàn thành trước 30/6": ["on_event", "date"],
}

UNREAD = [
    "",
    " . ",
    "Sau 30/6",
    "Từ quý II",
    "Bắt đầu từ tháng 3",
    "Từ năm 2026",
    "Năm học 2025-2026",
    "Đã hoàn thành",
    "Chưa xác định",
    "Kịp thời",
    "Mỗi quý 02 cuộc",
    "119",
    "Phòng Kế hoạch",
    "Trừ tháng 6",
    "20/6 hoặc khi khác, không trước quý 5",
    "x" * 500,
]


@pytest.mark.parametrize(("text", "due"), [*ONE_DAY.items(), *VAGUE.items()])
def test_one_day(text: str, due: str) -> None:
    read = read_deadline(text, YEAR)
    assert (read.kind, read.due) == (DeadlineKind.DATE, days(due))
    assert read.assumed == (text in VAGUE)
    assert (read.problem == "outside_year") == (read.due[0].year != YEAR)


@pytest.mark.parametrize(("text", "due"), SEVERAL_DAYS.items())
def test_several_days(text: str, due: str) -> None:
    read = read_deadline(text, YEAR)
    assert (read.kind, read.due, read.problem) == (DeadlineKind.DATES, days(due), None)


@pytest.mark.parametrize(("text", "due"), OUTSIDE.items())
def test_days_outside_the_plans_year_are_said(text: str, due: str) -> None:
    read = read_deadline(text, YEAR)
    assert (read.due, read.problem) == (days(due), "outside_year")


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_days_that_do_not_exist_are_said(text: str) -> None:
    read = read_deadline(text, YEAR)
    assert (read.kind, read.due, read.problem) == (DeadlineKind.DATE, (), "impossible_date")


@pytest.mark.parametrize(("text", "cycles", "on_day"), [(text, *round_) for text, round_ in ROUND.items()])
def test_what_comes_round(text: str, cycles: tuple[Cycle, ...], on_day: int | None) -> None:
    read = read_deadline(text, YEAR)
    assert (read.kind, read.every, read.on_day) == (DeadlineKind.RECURRING, cycles, on_day)


@pytest.mark.parametrize(("text", "kind"), WITHOUT_DATE.items())
def test_without_a_date(text: str, kind: str) -> None:
    read = read_deadline(text, YEAR)
    assert (read.kind, read.due, read.delay) == (kind, (), None)


@pytest.mark.parametrize(("text", "delay", "working"), [(text, *delay) for text, delay in DELAYED.items()])
def test_so_long_after_an_event(text: str, delay: str, working: bool) -> None:
    read = read_deadline(text, YEAR)
    assert (read.kind, read.delay, read.delay_working) == (DeadlineKind.ON_EVENT, delay, working)


@pytest.mark.parametrize(("text", "kinds"), MIXED.items())
def test_several_milestones(text: str, kinds: list[str]) -> None:
    read = read_deadline(text, YEAR)
    assert read.kind is DeadlineKind.MIXED
    assert [part.kind for part in read.parts] == kinds


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_not_understood_is_kept_and_not_guessed(text: str) -> None:
    read = read_deadline(text, YEAR)
    assert read == Deadline(text.strip(), DeadlineKind.UNREAD)


CELLS = [cell for table in ("first", "second", "third") for cell in cells(table)]
FAMILIES = sorted({family for family, _, _ in CELLS})


@pytest.mark.parametrize("family", FAMILIES)
def test_cells_as_agencies_print_them(family: str) -> None:
    of_family = {text: expected for of, text, expected in CELLS if of == family}
    read = {text: read_deadline(text, YEAR) for text in of_family}
    assert {text: "blank" if has_no_date(of) else notation(of) for text, of in read.items()} == of_family


def test_the_tables_are_read_whole() -> None:
    """A line that is skipped, or that stands twice in one family, would test nothing."""
    assert len({(family, text) for family, text, _ in CELLS}) == len(CELLS) > 590


ALL = [
    *ONE_DAY,
    *VAGUE,
    *SEVERAL_DAYS,
    *OUTSIDE,
    *IMPOSSIBLE,
    *ROUND,
    *WITHOUT_DATE,
    *DELAYED,
    *MIXED,
    *(text for _, text, _ in CELLS),
]


def meaning(read: Deadline) -> tuple[Any, ...]:
    """All of a reading but its words."""
    said = (read.on_day, read.month_shift, read.delay, read.delay_working)
    rule = (read.kind, read.due, read.every, *said, read.assumed, read.problem)
    return (*rule, tuple(map(meaning, read.parts)))


@pytest.mark.parametrize(
    "written_otherwise",
    [
        lambda text: unicodedata.normalize("NFD", text),
        str.upper,
        fold,
        lambda text: f"  {text.replace(' ', '  ')} .",
        lambda text: f"- {text}",
    ],
    ids=["NFD", "capitals", "no marks", "blanks", "bullet"],
)
def test_the_way_of_writing_changes_nothing(written_otherwise: Callable[[str], str]) -> None:
    read = {text: meaning(read_deadline(text, YEAR)) for text in ALL}
    assert {text: meaning(read_deadline(written_otherwise(text), YEAR)) for text in ALL} == read


WORDS = [*" ".join(ALL).split(), "31", "0", "/", "-", ",", ";", "và", "(", ")", ":"]


def is_honest(read: Deadline) -> bool:
    """No day lies outside the plan's year, and no date is missing, without being said."""
    return (
        all(day.year == YEAR or read.problem == "outside_year" for day in read.due)
        and list(read.due) == sorted(set(read.due))
        and (bool(read.due) == (read.kind in {"date", "dates"}) or read.problem == "impossible_date")
    )


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_any_words_are_read_or_left(text: str) -> None:
    read = read_deadline(text, YEAR)
    assert all(map(is_honest, read.parts or (read,)))
    assert read.text == " ".join(text.split())


@settings(deadline=None)
@given(
    st.text(max_size=60) | st.text("0123456789/.-,;:() aăâdđeêghiklmnoôơqrstuưvxyáàảãạéèíìóòúùýTQIVXL¹\n", max_size=40)
)
def test_any_text_is_read_or_left(text: str) -> None:
    read = read_deadline(text, YEAR)
    assert all(map(is_honest, read.parts or (read,)))


@settings(deadline=None)
@given(
    st.integers(0, 40), st.integers(0, 15), st.sampled_from(["{}/{}", "{}/{}/2026", "ngày {} tháng {}", "{}-{}-2026"])
)
def test_a_date_is_read_as_printed_or_said_to_be_impossible(day: int, month: int, form: str) -> None:
    read = read_deadline(form.format(day, month), YEAR)
    try:
        wanted: tuple[date, ...] = (date(YEAR, month, day),)
    except ValueError:
        wanted = ()
    assert (read.kind, read.due, read.problem) == ("date", wanted, None if wanted else "impossible_date")


@settings(deadline=None)
@given(
    st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31)),
    st.sampled_from(["", "ngày ", "trước ", "chậm nhất ngày ", "Hoàn thành trước "]),
)
def test_every_day_of_the_year(day: date, before: str) -> None:
    for text in (f"{day.day}/{day.month}", f"{day.day:02d}/{day.month:02d}/{YEAR}", f"{day.day}.{day.month}.{YEAR}"):
        assert read_deadline(before + text, YEAR).due == (day,)


def test_every_deadline_of_the_real_plans(shared: Path) -> None:
    for entry in json.loads((shared / "plans" / "expected" / "deadlines.json").read_text()):
        read = read_deadline(entry["text"], entry["plan_year"])
        for wanted, got in [(entry, read), *zip(entry["parts"], read.parts, strict=True)]:
            every = wanted["every"] if isinstance(wanted["every"], list) else filter(None, [wanted["every"]])
            assert (got.kind, [d.isoformat() for d in got.due], sorted(got.every), got.delay) == (
                wanted["kind"],
                wanted["due"],
                sorted(every),
                wanted["delay"],
            ), entry["text"]
