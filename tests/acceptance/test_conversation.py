"""What people type, tap and send in the middle of a year, and what they and others are told then."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.chat import Attachment
from domain.tasks import AssignmentView
from locales import say
from storage import work
from storage.database import Database
from storage.schema.work import evidence, status_report
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene, attachment

MORNING = datetime(2026, 6, 15, 1, tzinfo=UTC)
PHOTO = attachment("quyet-dinh.jpg", b"\xff\xd8\xff a photo")
TRAINING = "Tập huấn đổi mới sáng tạo cho doanh nghiệp nhỏ và vừa – báo cáo định kỳ: quý II"
SURVEY = "Khảo sát mức độ hài lòng của tổ chức, cá nhân đối với dịch vụ của Sở"


@pytest.fixture
async def scene(database: Database, kept_scenes: KeptScenes) -> Scene:
    """June 15th, a Monday, 8:00: the sample plan was just put in force, and heads have their lists."""
    return await kept_scenes.with_plan(database, MORNING)


async def reminded(database: Database, kept_scenes: KeptScenes) -> Scene:
    scene = await kept_scenes.with_plan(database, MORNING)
    await scene.comes(date(2026, 6, 16))
    await scene.comes(date(2026, 6, 23))
    scene.passes(timedelta(minutes=20))
    return scene


@pytest.fixture
async def june(database: Database, kept_scenes: KeptScenes) -> Scene:
    """A week on, 20 minutes after a reminder: Thủy, the contact of her unit, has heard of training and survey.

    T10 and T11 are due on June 30th; last week's reminder was of the survey alone.
    """
    return await kept_scenes.at("june", database, lambda: reminded(database, kept_scenes))


async def stands(scene: Scene, code: str, due: date = date(2026, 6, 30)) -> AssignmentView:
    """How the one assignment of a task that was due on a day stands."""
    async with scene.database.read() as tx:
        return next(v for v in await work.views_of_task(tx, int(code[1:])) if v.original_due == due)


async def status(scene: Scene, code: str) -> tuple[str, int | None, str | None] | None:
    """The last word on a task: status, percent, reason; None where there is none."""
    last = (await stands(scene, code)).last
    return (last.status.value, last.percent, last.reason) if last else None


async def recorded(scene: Scene) -> int:
    """How many status reports there are."""
    async with scene.database.read() as tx:
        return len((await tx.execute(select(status_report.c.id))).all())


async def proofs(scene: Scene, code: str) -> list[str]:
    """What proves a task's result: the kind of each."""
    view = await stands(scene, code)
    async with scene.database.read() as tx:
        rows = await tx.execute(select(evidence.c.kind).where(evidence.c.assignment_id == view.id))
        return list(rows.scalars())


def asks_which(told: str) -> bool:
    return told.startswith(say("vi", "ask.which_one", listed=""))


@pytest.mark.both_databases
async def test_a_contact_may_answer_what_they_are_reminded_of(june: Scene) -> None:
    """Nobody owns the tasks of the unit: they are its contact's, who is no head."""
    told = await june.says("Thủy", "1 xong, 2 60%")
    assert told.splitlines() == [
        f"✓ T10 {TRAINING}: hoàn thành",
        f"✓ T11 {SURVEY}: đang làm 60%",
        "Chưa đúng? Nhắn: sai",
    ]
    assert await status(june, "T10") == ("done", None, None)
    assert await status(june, "T11") == ("in_progress", 60, None)


class TestWhichTask:
    """To which task an answer goes."""

    async def test_a_reply_goes_to_the_task_its_reminder_was_about(self, june: Scene) -> None:
        older, newer = june.heard("Thủy")[-2:]
        assert "1. Khảo sát" in older.text
        assert "1. Tập huấn" in newer.text
        assert (await june.says("Thủy", "1 xong", reply_to=older)).startswith("✓ T11")
        assert (await june.says("Thủy", "1 40%", reply_to=newer)).startswith("✓ T10")

    async def test_a_reply_to_an_old_reminder_is_never_stale(self, june: Scene) -> None:
        older = june.heard("Thủy")[-2]
        june.passes(timedelta(days=60))
        assert (await june.says("Thủy", "xong", reply_to=older)).startswith("✓ T11")

    async def test_of_an_old_list_only_what_is_left_to_do_is_offered(self, june: Scene) -> None:
        await june.says("Thủy", "1 xong")
        june.passes(timedelta(days=6))
        told = await june.says("Thủy", "vướng")
        assert asks_which(told), told
        assert "T11" in told
        assert "T10" not in told

    async def test_this_mornings_reminder_is_answered_at_once(self, scene: Scene) -> None:
        await scene.comes(date(2026, 6, 16))
        await scene.comes(date(2026, 6, 23))
        assert (await scene.says("Thủy", "1 xong")).startswith("✓ T10")

    async def test_a_bare_number_is_asked_about_where_a_newer_list_just_came(self, june: Scene) -> None:
        await june.says("Thủy", "1 xong")
        assert "1. Khảo sát" in await june.says("Thủy", "/viec")
        june.passes(timedelta(minutes=9))
        told = await june.says("Thủy", "1 70%")
        assert asks_which(told), told
        assert await status(june, "T11") is None
        assert (await june.says("Thủy", "1")).startswith("✓ T11")
        assert await status(june, "T11") == ("in_progress", 70, None)

    async def test_after_ten_minutes_it_is_the_newer_list(self, june: Scene) -> None:
        await june.says("Thủy", "1 xong")
        await june.says("Thủy", "/viec")
        june.passes(timedelta(minutes=10))
        assert (await june.says("Thủy", "1 70%")).startswith("✓ T11")

    @pytest.mark.parametrize(("days", "asked"), [(3, False), (6, True)])
    async def test_a_list_of_over_three_working_days_is_asked_about(
        self, june: Scene, days: int, *, asked: bool
    ) -> None:
        """From Tuesday the 23rd: Friday is the third working day, Monday the fourth."""
        june.passes(timedelta(days=days))
        assert asks_which(await june.says("Thủy", "2 xong")) is asked
        assert (await recorded(june) == 0) is asked

    async def test_no_act_is_done_on_an_old_list_unasked(self, june: Scene) -> None:
        for text in ("1 xin lùi đến 30/7", "giao 1 cho anh Bảo", "mai nhắc lại việc 1"):
            june.passes(timedelta(days=6))
            assert asks_which(await june.says("Thủy", text)), text
            assert (await june.says("Thủy", "2")).startswith("✓ T11"), text

    async def test_several_answers_in_doubt_go_each_to_its_task(self, june: Scene) -> None:
        june.passes(timedelta(days=6))
        told = await june.says("Thủy", "1 xong, 2 60%")
        assert told.startswith("Anh/chị vừa báo 2 việc"), told
        await june.says("Thủy", "2 1")
        assert await status(june, "T11") == ("done", None, None)
        assert await status(june, "T10") == ("in_progress", 60, None)

    async def test_a_code_is_valid_always(self, june: Scene) -> None:
        await june.says("Thủy", "/viec")
        june.passes(timedelta(days=30))
        assert (await june.says("Thủy", "T11 xong")).startswith("✓ T11")

    async def test_a_code_that_is_unknown_or_anothers_records_nothing(self, june: Scene) -> None:
        assert await june.says("Thủy", "T77 xong") == say("vi", "answer.no_such_task", code="T77")
        assert await june.says("Thủy", "T5 xong") == say("vi", "answer.not_yours", code="T5")
        assert await recorded(june) == 0

    async def test_a_photo_is_not_lost_while_the_task_is_asked_for(self, june: Scene) -> None:
        assert asks_which(await june.says("Thủy", "xong", PHOTO))
        await june.says("Thủy", "2")
        assert await status(june, "T11") == ("done", None, None)
        assert await proofs(june, "T11") == ["file"]


class TestTakingBack:
    """`sai` and its button."""

    async def test_exactly_the_last_message_is_taken_back(self, june: Scene) -> None:
        await june.says("Thủy", "1 30%, 2 20%")
        await june.says("Thủy", "1 xong, 2 vướng: chưa có mẫu")
        told = await june.says("Thủy", "sai")
        assert told.splitlines() == [
            say("vi", "take_back.done"),
            f"T10 {TRAINING}: đang làm 30%",
            f"T11 {SURVEY}: đang làm 20%",
        ]
        assert "chưa có báo cáo" in await june.says("Thủy", "sai rồi ạ")
        assert await status(june, "T10") is None
        assert await june.says("Thủy", "sai") == say("vi", "take_back.nothing")

    async def test_the_button_takes_back_the_message_it_stands_under(self, june: Scene) -> None:
        await june.says("Thủy", "1 xong")
        button = june.button("Thủy", "Ghi sai")
        await june.says("Thủy", "2 xong")
        assert "T10" in await june.says("Thủy", "", button=button)
        assert await status(june, "T10") is None
        assert await status(june, "T11") == ("done", None, None)
        assert await june.says("Thủy", "", button=button) == say("vi", "take_back.nothing")

    async def test_a_proof_is_taken_back_and_the_report_before_it_stands(self, june: Scene) -> None:
        await june.says("Thủy", "1 xong")
        await june.says("Thủy", "", PHOTO)
        await june.says("Thủy", "2")
        assert await proofs(june, "T11") == ["file"]
        assert "T11" in await june.says("Thủy", "sai")
        assert await proofs(june, "T11") == []
        assert await status(june, "T10") == ("done", None, None)

    async def test_a_request_that_is_taken_back_can_no_longer_be_granted(self, june: Scene) -> None:
        await june.says("Thủy", "T11 xin lùi đến 15/7")
        await june.says("Thủy", "sai")
        assert await june.taps("Trang", "Đồng ý") == say("vi", "extension.not_open")
        assert (await stands(june, "T11")).due == date(2026, 6, 30)

    async def test_yesterdays_word_is_not_taken_back(self, june: Scene) -> None:
        await june.says("Thủy", "1 xong")
        june.passes(timedelta(days=1))
        assert await june.says("Thủy", "sai") == say("vi", "take_back.nothing")


class TestSomebodyElsesButton:
    """A button's data is a reference, never a permission."""

    async def test_it_does_nothing_but_say_so(self, june: Scene) -> None:
        await june.says("Thủy", "T11 xin lùi đến 15/7")
        await june.says("Thủy", "giao 1 cho anh Bảo")
        before = (await stands(june, "T10"), await stands(june, "T11"))
        for whose, label, key in (
            ("Thủy", "✓ 1", "chat.not_allowed"),
            ("Thủy", "Ghi sai", "take_back.nothing"),
            ("Trang", "Đồng ý", "chat.not_allowed"),
            ("Bảo", "Nhận việc", "handover.not_open"),
        ):
            assert await june.says("Lan", "", button=june.button(whose, label)) == say("vi", key), label
        assert (await stands(june, "T10"), await stands(june, "T11")) == before

    async def test_a_made_up_one_is_answered_in_one_line(self, june: Scene) -> None:
        for data in ("", "x", "r:", "r:1", "r:1:gone", "c:1:1", "h:77:yes", "u:zz", f"r:{10**30}:done", "r:²:done"):
            told = await june.says("Thủy", "", button=data)
            assert told in {say("vi", "chat.old_button"), say("vi", "handover.not_open")}, data
        assert await recorded(june) == 0


class TestLaterDueDay:
    """Asked of the Office, who grant or refuse."""

    async def test_granted_with_two_words(self, june: Scene) -> None:
        told = await june.says("Thủy", "2 xin lùi đến 15/7 vì chờ góp ý")
        assert told.startswith(f"✓ T11 {SURVEY}: đã gửi Văn phòng đề nghị lùi hạn đến 15/07/2026")
        asked = june.heard("Trang")[-1].text
        assert "Lý Thu Thủy" in asked
        assert "Từ 30/06/2026 đến 15/07/2026. Lý do: chờ góp ý" in asked
        assert (await stands(june, "T11")).due == date(2026, 6, 30)

        await june.says("Trang", "đồng ý T11")
        view = await stands(june, "T11")
        assert (view.due, view.original_due) == (date(2026, 7, 15), date(2026, 6, 30))
        assert june.heard("Thủy")[-1].text == f"✓ T11 {SURVEY}: Văn phòng đồng ý lùi hạn đến 15/07/2026."

    async def test_refused(self, june: Scene) -> None:
        await june.says("Thủy", "2 xin lùi đến 15/7")
        assert "Đã giữ nguyên hạn T11 (30/06/2026)" in await june.says("Dũng", "không đồng ý T11")
        assert (await stands(june, "T11")).due == date(2026, 6, 30)
        assert "hạn vẫn là 30/06/2026" in june.heard("Thủy")[-1].text

    async def test_granted_until_another_day(self, june: Scene) -> None:
        await june.says("Thủy", "2 xin lùi đến 15/7")
        await june.says("Trang", "đồng ý T11 đến 10/7")
        assert (await stands(june, "T11")).due == date(2026, 7, 10)

    async def test_whoever_is_second_is_told_that_it_is_decided(self, june: Scene) -> None:
        await june.says("Thủy", "2 xin lùi đến 15/7")
        await june.says("Trang", "đồng ý T11")
        assert await june.says("Dũng", "không đồng ý T11") == say("vi", "extension.not_open")
        assert await june.taps("Dũng", "Không đồng ý") == say("vi", "extension.not_open")
        assert (await stands(june, "T11")).due == date(2026, 7, 15)

    async def test_several_wait_and_the_bot_asks_which(self, june: Scene) -> None:
        await june.says("Thủy", "T11 xin lùi đến 15/7")
        await june.says("Thủy", "T10 xin lùi đến 20/7")
        told = await june.says("Trang", "đồng ý")
        assert told.startswith("Đề nghị lùi hạn chờ xét (2):\n1. "), told
        assert "(T11)" in told, told
        assert "\n2. " in told, told
        assert (await stands(june, "T11")).due == (await stands(june, "T10")).due == date(2026, 6, 30)

    @pytest.mark.parametrize("text", ["được 60% rồi", "duyệt xong rồi"])
    async def test_a_report_of_the_office_grants_nothing(self, june: Scene, text: str) -> None:
        await june.says("Thủy", "2 xin lùi đến 15/7")
        await june.says("Trang", text)
        assert (await stands(june, "T11")).due == date(2026, 6, 30)

    async def test_staff_grant_themselves_nothing(self, june: Scene) -> None:
        await june.says("Thủy", "2 xin lùi đến 15/7")
        await june.says("Thủy", "đồng ý T11")
        assert (await stands(june, "T11")).due == date(2026, 6, 30)

    async def test_a_missing_day_is_asked_for(self, june: Scene) -> None:
        assert "lùi đến ngày nào" in await june.says("Thủy", "T11 xin lùi hạn")
        assert "15/07/2026" in await june.says("Thủy", "15/7")

    async def test_an_earlier_day_is_no_later_one(self, june: Scene) -> None:
        told = await june.says("Thủy", "T11 xin lùi đến 25/6")
        assert told.startswith("T11 đang có hạn 30/06/2026; ngày xin lùi phải sau ngày đó."), told
        assert not any("xin lùi hạn" in m.text for m in june.heard("Trang"))


class TestHandingOver:
    """Offered, and the old owner's until it is accepted."""

    async def test_accepted(self, june: Scene) -> None:
        assert "đã gửi Trương Gia Bảo" in await june.says("Thủy", "giao 1 cho anh Bảo")
        assert "Lý Thu Thủy chuyển cho anh/chị việc T10" in june.heard("Bảo")[-1].text
        assert (await stands(june, "T10")).owner_name is None
        await june.says("Bảo", "nhận")
        assert (await stands(june, "T10")).owner_name == "Trương Gia Bảo"
        assert june.heard("Thủy")[-1].text == f"✓ Trương Gia Bảo đã nhận việc T10 {TRAINING}."

    async def test_refused(self, june: Scene) -> None:
        await june.says("Thủy", "giao 1 cho anh Bảo")
        await june.says("Bảo", "không nhận")
        assert (await stands(june, "T10")).owner_name is None
        assert "chưa nhận việc T10" in june.heard("Thủy")[-1].text

    async def test_to_whom_is_asked_where_it_is_not_said(self, june: Scene) -> None:
        assert await june.says("Thủy", "giao T10 cho Tèo") == say("vi", "ask.to_whom", code="T10")
        assert "đã gửi Trương Gia Bảo" in await june.says("Thủy", "Trương Gia Bảo")


class TestStuck:
    """What is stuck is heard of at once."""

    async def test_the_office_and_the_head_hear(self, june: Scene) -> None:
        await june.says("Thủy", "2 vướng: chưa có mẫu phiếu")
        for name in ("Trang", "Dũng", "Bảo"):
            assert june.heard(name)[-1].text.endswith(f"báo vướng T11 {SURVEY}: chưa có mẫu phiếu"), name

    async def test_why_is_asked_for_and_recorded(self, june: Scene) -> None:
        assert "Vướng ở đâu" in await june.says("Thủy", "2 vướng")
        await june.says("Thủy", "chờ Sở Tài chính cấp kinh phí")
        assert await status(june, "T11") == ("blocked", None, "chờ Sở Tài chính cấp kinh phí")

    @pytest.mark.parametrize(("text", "last"), [("sai", None), ("2 xong", ("done", None, None))])
    async def test_another_word_is_no_reason(
        self, june: Scene, text: str, last: tuple[str, int | None, str | None] | None
    ) -> None:
        await june.says("Thủy", "2 vướng")
        await june.says("Thủy", text)
        assert await status(june, "T11") == last


class TestQuestions:
    """Answered from the plan, else by the Office."""

    async def test_the_due_day_is_answered_from_the_data(self, june: Scene) -> None:
        told = await june.says("Thủy", "T11 hạn khi nào ạ?")
        assert "Hạn: 30/06/2026" in told
        assert not any("Câu hỏi số" in m.text for m in june.heard("Trang"))

    async def test_another_goes_to_the_office_and_its_answer_comes_back(self, june: Scene) -> None:
        asked = "T11 dùng mẫu phiếu của năm ngoái được không?"
        assert await june.says("Thủy", asked) == say("vi", "question.passed_on_of", number=1, code="T11")
        assert f"Câu hỏi số 1 của Lý Thu Thủy về T11 {SURVEY}:\n{asked}" in june.heard("Trang")[-1].text
        told = await june.says("Trang", "tl 1 Dùng được, chỉ sửa năm.")
        assert told == say("vi", "question.answer_sent", number=1, who="Lý Thu Thủy")
        assert june.heard("Thủy")[-1].text.endswith("Dùng được, chỉ sửa năm.")

    @pytest.mark.parametrize(("who", "key"), [("Trang", "question.unknown"), ("Lan", "chat.not_allowed")])
    async def test_an_answer_nobody_waits_for_goes_nowhere(self, june: Scene, who: str, key: str) -> None:
        assert await june.says(who, "tl 9 Được") == say("vi", key, number=9)

    async def test_a_number_beyond_all_numbers_breaks_nothing(self, june: Scene) -> None:
        assert await june.says("Trang", f"tl {10**30} Được") != say("vi", "chat.failed")


class TestProof:
    """Photos and document numbers."""

    async def test_a_photo_with_a_caption(self, june: Scene) -> None:
        await june.says("Thủy", "1 xong", PHOTO)
        assert await status(june, "T10") == ("done", None, None)
        assert await proofs(june, "T10") == ["file"]

    async def test_a_photo_with_nothing_but_the_code(self, june: Scene) -> None:
        assert "đã lưu 1 tài liệu" in await june.says("Thủy", "T10", PHOTO)
        assert await proofs(june, "T10") == ["file"]
        assert await recorded(june) == 0

    async def test_a_photo_alone_is_asked_about(self, june: Scene) -> None:
        assert (await june.says("Thủy", "", PHOTO)).startswith(say("vi", "ask.whose_evidence", n=1, listed=""))
        assert "đã lưu 1 tài liệu" in await june.says("Thủy", "2")
        assert await proofs(june, "T11") == ["file"]
        assert await recorded(june) == 0

    async def test_a_document_number(self, june: Scene) -> None:
        await june.says("Thủy", "1 xong 125/BC-SKHCN")
        assert await proofs(june, "T10") == ["document"]

    async def test_one_that_is_too_large_is_said_beside_the_report(self, june: Scene) -> None:
        huge = attachment("phim.mp4", bytes(20 * 1024 * 1024 + 1))
        told = await june.says("Thủy", "1 xong", huge)
        assert told.startswith(say("vi", "evidence.too_large", megabytes=20) + "\n✓ T10")
        assert await june.says("Thủy", "gửi bản scan ạ", huge) == say("vi", "evidence.too_large", megabytes=20)
        assert await proofs(june, "T10") == []

    async def test_one_the_platform_does_not_give_is_said_beside_the_report(self, june: Scene) -> None:
        lost = Attachment("anh.jpg", "image/jpeg", 0, None, "https://anh.vidu.vn/1.jpg")
        told = await june.says("Thủy", "1 xong", lost)
        assert told.startswith(say("vi", "evidence.not_given") + "\n✓ T10")
        assert await june.says("Thủy", "", lost) == say("vi", "evidence.not_given")


class TestHandingOut:
    """A head hands out the unit's list in one message."""

    async def test_by_numbers_and_the_rest(self, scene: Scene) -> None:
        told = await scene.says("Bảo", "1 tôi, còn lại Thủy")
        assert told.splitlines()[:-1] == ["✓ Đã giao việc:", "Trương Gia Bảo: 1", "Lý Thu Thủy: 2"]
        assert (await stands(scene, "T11")).owner_name == "Lý Thu Thủy"
        assert "giao anh/chị 1 việc" in scene.heard("Thủy")[-1].text

    @pytest.mark.parametrize("text", ["1 Tèo, 2 Thủy", "1 Tèo"])
    async def test_an_unknown_name_hands_out_nothing(self, scene: Scene, text: str) -> None:
        assert await scene.says("Bảo", text) == say("vi", "hand_out.unknown", names="Tèo")
        assert (await stands(scene, "T11")).owner_name is None

    async def test_an_answer_to_the_list_is_no_name(self, scene: Scene) -> None:
        assert "chưa rõ người" not in await scene.says("Bảo", "1 xong 2 vướng")

    async def test_only_who_has_the_list_hands_out(self, scene: Scene) -> None:
        await scene.says("Thủy", "1 Bảo")
        assert (await stands(scene, "T10")).owner_name is None


class TestCommands:
    """What begins with a stroke."""

    async def test_my_tasks(self, june: Scene) -> None:
        told = await june.says("Thủy", "/viec")
        assert told.splitlines()[0] == "Việc của anh/chị (2):"
        assert "(T10) – hạn 30/06/2026" in told

    async def test_one_task_in_full(self, june: Scene) -> None:
        await june.says("Thủy", "2 60%")
        told = await june.says("Thủy", "/viec T11")
        assert told.splitlines()[-1] == "23/06 Lý Thu Thủy: đang làm 60%"
        assert await june.says("Thủy", "T11") == told

    async def test_my_unit(self, june: Scene) -> None:
        assert "(T11)" in await june.says("Bảo", "/phong")

    async def test_without_answer(self, june: Scene) -> None:
        assert "(T5) – quá hạn từ 15/06/2026 – Phòng Quản lý Khoa học" in await june.says("Trang", "/chuabaocao")
        await june.says("Nam", "T5 40%")
        assert "(T5)" not in await june.says("Trang", "/chuabaocao")

    async def test_a_sleeping_task_is_opened(self, june: Scene) -> None:
        told = await june.says("Trang", "/mo T12 15/7")
        assert told.splitlines()[0].endswith("hạn 15/07/2026.")
        assert "Văn phòng giao thực hiện T12" in june.heard("Thắng")[-1].text
        assert (await june.says("Thắng", "T12 xong")).startswith("✓ T12")

    async def test_opening_needs_a_task_and_a_day(self, june: Scene) -> None:
        for words in ("/mo T12", "/mo 15/7", "/mo T12 hôm nào đó"):
            assert await june.says("Trang", words) == say("vi", "open_task.how"), words
        assert await june.says("Trang", "/mo T77 15/7") == say("vi", "answer.no_such_task", code="T77")
        assert await june.says("Trang", "/mo T11 15/7") == say("vi", "open_task.not_asleep", code="T11")


class TestNothingIsRecorded:
    """What says nothing of a task changes nothing, and is answered all the same."""

    async def test_it(self, june: Scene) -> None:
        for text, key in (
            ("hôm nay trời đẹp quá", "answer.example"),
            ("asdf ghjk", "answer.example"),
            ("😀", "answer.example"),
            ("ok", "answer.acknowledged"),
            ("vâng ạ", "answer.acknowledged"),
            ("đã nhận", "answer.acknowledged"),
        ):
            assert await june.says("Thủy", text) == say("vi", key), text
        assert await recorded(june) == 0

    async def test_no_task_at_all(self, june: Scene) -> None:
        assert await june.says("Đức Anh", "xong rồi nhé") == say("vi", "answer.nothing_to_answer")


async def test_every_message_fits_a_phone(scene: Scene) -> None:
    """A whole summer that nobody answers."""
    day = date(2026, 6, 16)
    while day < date(2026, 9, 1):
        await scene.comes(day)
        day += timedelta(days=3)
    assert max(len(m.text) for m in scene.channel.sent) <= 1_800
    assert all(len(b.data.encode()) <= 64 for m in scene.channel.sent for row in m.buttons for b in row)
