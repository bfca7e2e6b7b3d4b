"""What staff do beside plain answers: commands, proof, questions of theirs, corrections, a reminder at an hour."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.tasks import AssignmentView
from locales import say
from storage import work
from storage.database import Database
from storage.schema.records import audit
from storage.schema.work import evidence
from tests.acceptance.kept_scenes import KeptScenes
from tests.acceptance.scene import Scene, attachment

PHOTO = attachment("bien-ban.jpg", b"\xff\xd8\xff a photo")
SECOND_PHOTO = attachment("trang-2.jpg", b"\xff\xd8\xff another")


@pytest.fixture
async def june(sqlite: Database, kept_scenes: KeptScenes) -> Scene:
    """June 23rd, a Tuesday, 8:21: Thủy, the contact of her unit, heard of T10 and T11, both due on the 30th."""

    async def reminded() -> Scene:
        scene = await kept_scenes.with_plan(sqlite, datetime(2026, 6, 15, 1, tzinfo=UTC))
        await scene.comes(date(2026, 6, 16))
        await scene.comes(date(2026, 6, 23))
        scene.passes(timedelta(minutes=20))
        return scene

    return await kept_scenes.at("june", sqlite, reminded)


async def view(scene: Scene, code: str) -> AssignmentView:
    async with scene.database.read() as tx:
        return next(v for v in await work.views_of_task(tx, int(code[1:])) if v.original_due == date(2026, 6, 30))


async def status(scene: Scene, code: str) -> tuple[str, int | None, str | None] | None:
    last = (await view(scene, code)).last
    return (last.status.value, last.percent, last.reason) if last else None


async def proofs(scene: Scene, code: str) -> list[tuple[str, str | None]]:
    of = (await view(scene, code)).id
    async with scene.database.read() as tx:
        rows = await tx.execute(
            select(evidence.c.kind, evidence.c.value).where(evidence.c.assignment_id == of).order_by(evidence.c.id)
        )
        return [(row.kind, row.value) for row in rows]


async def acts(scene: Scene) -> list[str]:
    async with scene.database.read() as tx:
        return list((await tx.execute(select(audit.c.act).order_by(audit.c.id))).scalars())


async def edits(scene: Scene, name: str, text: str) -> str:
    """Somebody edits the last message they sent; what they are told then."""
    before = len(scene.heard(name))
    sent = scene.channel.last
    assert sent is not None
    await scene.receives(replace(sent, update_id=f"{sent.update_id}, {text}", text=text, at=scene.now, edited=True))
    return "\n---\n".join(m.text for m in scene.heard(name)[before:])


async def test_a_status_by_command(june: Scene) -> None:
    told = await june.says("Thủy", "/xong 1 2")
    assert told.count("hoàn thành") == 2
    assert (await status(june, "T10"), await status(june, "T11")) == (("done", None, None), ("done", None, None))
    assert "T10" in await june.says("Thủy", "/sai")
    await june.says("Thủy", "/dang T11 60% còn biểu 3")
    assert await status(june, "T11") == ("in_progress", 60, "còn biểu 3")
    await june.says("Thủy", "/vuong 1 chưa có mẫu của Sở Nội vụ")
    assert await status(june, "T10") == ("blocked", None, "chưa có mẫu của Sở Nội vụ")
    await june.says("Thủy", "/chua T10")
    assert await status(june, "T10") == ("not_started", None, None)
    told = await june.says("Thủy", "/lui T11 15/7 các xã chưa gửi số liệu")
    assert told.startswith("✓ T11")
    assert "15/07/2026" in told
    assert (await view(june, "T11")).pending_due == date(2026, 7, 15)
    assert "các xã chưa gửi số liệu" in june.heard("Trang")[-1].text


async def test_an_answer_of_today_is_changed_by_its_code(june: Scene) -> None:
    await june.says("Thủy", "2 xong")
    await june.says("Thủy", "T11 chưa xong, còn 2 xã")
    assert (await status(june, "T11") or ("",))[0] == "in_progress"
    told = await june.says("Thủy", "/vuong 2")
    assert told.endswith(say("vi", "ask.what_holds", recorded="").strip())
    assert say("vi", "answer.undo_hint") in await june.says("Thủy", "chưa có mẫu của Sở Nội vụ")
    assert await status(june, "T11") == ("blocked", None, "chưa có mẫu của Sở Nội vụ")
    heard = [m.text.splitlines()[0] for m in june.heard("Trang")[-2:]]
    assert [words.partition(" T11 ")[0].rpartition(") ")[2] for words in heard] == ["báo vướng", "nêu lý do vướng"]
    before = len(june.heard("Trang"))
    await june.says("Thủy", "sai")
    assert (await status(june, "T11") or ("",))[0] == "in_progress", "what was said in two messages is one word"
    assert ["đã rút nội dung báo vướng T11" in m.text for m in june.heard("Trang")[before:]] == [True]


async def test_a_command_without_a_task_asks_which_and_a_wrong_place_is_named(june: Scene) -> None:
    assert (await june.says("Thủy", "/xong")).startswith(say("vi", "ask.which_one", listed=""))
    assert "T11" in await june.says("Thủy", "2")
    assert await june.says("Thủy", "/xong 7") == say("vi", "answer.no_such_place", place=7, n=2)
    assert await june.says("Thủy", "/lui 1") == say(
        "vi", "ask.until_when", code="T10", name=(await view(june, "T10")).name
    )
    assert "15/07/2026" in await june.says("Thủy", "15/7 vì chờ số liệu của các xã")
    assert "chờ số liệu của các xã" in june.heard("Trang")[-1].text
    name = (await view(june, "T10")).name
    assert say("vi", "take_back.extension", code="T10", name=name, due="30/06/2026") in await june.says("Thủy", "sai")
    assert "đã rút đề nghị lùi hạn T10" in june.heard("Trang")[-1].text
    assert (await view(june, "T10")).pending_due is None


async def test_a_number_is_a_place_in_the_last_list_that_shows_numbers(june: Scene) -> None:
    await june.says("Thủy", "T11")  # its card has no numbers
    june.passes(timedelta(minutes=20))
    assert await june.says("Thủy", "7 xong") == say("vi", "answer.no_such_place", place=7, n=2)
    assert [line[:5] for line in (await june.says("Thủy", "1 xong 2 60%")).splitlines()[:2]] == ["✓ T10", "✓ T11"]


async def test_a_code_means_the_quarter_that_was_shown_last(june: Scene) -> None:
    """T10 is due each quarter: the proof asked for goes to the one that was done, and that one needs no later date."""
    await june.says("Thủy", "1 xong")
    assert "không cần xin lùi" in await june.says("Thủy", "T10 xin lùi đến 15/7")
    await june.comes(date(2026, 6, 24))
    assert "xin bổ sung tài liệu kiểm chứng" in june.heard("Thủy")[-1].text
    await june.says("Thủy", "T10 xong, số 125/BC-SKHCN")
    assert await proofs(june, "T10") == [("document", "125/BC-SKHCN")]
    assert await status(june, "T10") == ("done", None, "số 125/BC-SKHCN"), "not “xong” once more"
    await june.says("Thủy", "sai")
    assert "quý III" in await june.says("Thủy", "T10 20%"), "the one shown is done: work under way is of the next"


async def test_proof_is_a_number_a_link_or_a_photo_and_several_of_them(june: Scene) -> None:
    await june.says("Thủy", "1 xong 125/BC-SKHCN và 7/TTr-SKHCN, https://example.vn/qd.pdf")
    assert await proofs(june, "T10") == [
        ("link", "https://example.vn/qd.pdf"), ("document", "125/BC-SKHCN"), ("document", "7/TTr-SKHCN"),
    ]  # fmt: skip
    told = await june.says("Thủy", "2 xong", PHOTO, SECOND_PHOTO)
    assert say("vi", "evidence.with_answer", n=2) in told
    assert await proofs(june, "T11") == [("file", None), ("file", None)]
    await june.says("Thủy", "sai")
    assert (await proofs(june, "T11"), await status(june, "T11")) == ([], None)


async def test_proof_without_a_task_is_asked_about_and_never_lost(june: Scene) -> None:
    await june.says("Thủy", "", PHOTO)
    assert (await june.says("Thủy", "ảnh biên bản đây ạ", SECOND_PHOTO)).startswith("2 tài liệu")
    told = await june.says("Thủy", "2 xong")
    assert "T11" in told
    assert say("vi", "evidence.with_answer", n=2) in told
    assert await proofs(june, "T11") == [("file", None), ("file", None)]

    assert (await june.says("Thủy", "số 88/KH-SKHCN")).startswith("1 tài liệu")
    await june.says("Thủy", "1")
    assert await proofs(june, "T10") == [("document", "88/KH-SKHCN")]

    await june.says("Thủy", "", replace(PHOTO, name="khac.jpg", data=b"\xff\xd8\xff third"))
    await june.says("Thủy", "/viec")  # the question is over, the photo waits
    june.passes(timedelta(hours=20))
    assert "T10" in await june.says("Thủy", "/tailieu T10")
    assert await proofs(june, "T10") == [("document", "88/KH-SKHCN"), ("file", None)]
    assert await june.says("Thủy", "/tailieu") == say("vi", "evidence.nothing_unclaimed")

    await june.says("Thủy", "số 89/KH-SKHCN")
    await june.says("Thủy", "/viec")
    await june.says("Thủy", "/tailieu T10")
    assert ("document", "89/KH-SKHCN") in await proofs(june, "T10")


async def test_a_page_for_the_proof_of_a_task_where_phones_can_open_it(june: Scene) -> None:
    without = await june.says("Thủy", "/tailieu T10")
    assert without == say("vi", "evidence.nothing_unclaimed")
    assert "nhắn số văn bản" in without
    await june.around(
        evidence_page=lambda account, number, _now: f"https://nhacviec.vidu.gov.vn/gui/{account}-T{number}"
    )
    assert (await june.says("Thủy", "/tailieu T10")).endswith("-T10")
    assert await june.says("Thủy", "/tailieu T5") == say("vi", "answer.not_yours", code="T5")


async def test_an_edited_message_corrects_what_it_said(june: Scene) -> None:
    await june.says("Thủy", "1 xong")
    told = await edits(june, "Thủy", "1 60%")
    assert told.splitlines()[0] == say("vi", "edited.instead")
    assert await status(june, "T10") == ("in_progress", 60, None)
    assert await edits(june, "Thủy", "1 60% ") == ""  # a link's preview, nothing more
    await edits(june, "Thủy", "2 xong")
    assert (await status(june, "T10"), await status(june, "T11")) == (None, ("done", None, None))
    assert (await acts(june)).count("taken_back") == 2

    await june.says("Thủy", "/vuong T10 chưa có mẫu")
    heard = len(june.heard("Trang"))
    await edits(june, "Thủy", "/vuong T10 chưa có mẫu của Sở Nội vụ")
    assert await status(june, "T10") == ("blocked", None, "chưa có mẫu của Sở Nội vụ"), "a command as well"
    assert len(june.heard("Trang")) == heard + 1, "it was stuck before and is: nobody hears that it was taken back"
    await june.says("Thủy", "việc 2 nộp cho ai?")
    assert await edits(june, "Thủy", "2 xong") == say("vi", "edited.not_again")


async def test_a_message_of_yesterday_or_overtaken_by_others_is_not_corrected(june: Scene) -> None:
    await june.says("Thủy", "1 50%")
    sent = june.channel.last
    await june.says("Trang", "T10 70%")
    june.channel.last = sent
    who = june.person("Trang").name
    assert await edits(june, "Thủy", "1 chưa làm") == say("vi", "edited.others_since", who=who, code="T10")
    assert await status(june, "T10") == ("in_progress", 70, None)
    await june.says("Thủy", "2 xong")
    june.passes(timedelta(days=1))
    assert await edits(june, "Thủy", "2 chưa") == say("vi", "edited.too_late")
    assert await status(june, "T11") == ("done", None, None)


async def test_the_others_last_word_stands_below_the_confirmation(june: Scene) -> None:
    await june.says("Trang", "T10 40%")
    told = await june.says("Thủy", "1 xong")
    assert say("vi", "answer.others_word", who=june.person("Trang").name, when="23/06", said="đang làm 40%") in told
    assert "40%" not in await june.says("Thủy", "1 xong")


async def test_a_reminder_comes_at_the_hour_asked_for(june: Scene) -> None:
    assert "15:00 23/06" in await june.says("Thủy", "2 chiều 3h nhắc")
    assert "10:30 24/06" in await june.says("Thủy", "1 mai 10h30 nhắc")
    before = len(june.heard("Thủy"))
    await june.comes(date(2026, 6, 23), 14, 58)
    assert len(june.heard("Thủy")) == before
    await june.comes(date(2026, 6, 23), 15, 1)
    assert "T11" in june.heard("Thủy")[-1].text
    assert len(june.heard("Thủy")) == before + 1


async def test_wishes_acknowledgements_and_the_own_calendar(june: Scene) -> None:
    assert await june.says("Thủy", "đừng nhắc nữa") == say("vi", "answer.about_reminders")
    assert await june.says("Thủy", "ok") == say("vi", "answer.acknowledged")
    assert await status(june, "T10") is None
    told = await june.says("Thủy", "/lich")
    (file,) = june.heard("Thủy")[-1].files
    content = file.data.decode()
    assert "30/06" in told
    assert (file.name, content[:15]) == ("han-cua-toi.ics", "BEGIN:VCALENDAR")
    assert "DTSTART;VALUE=DATE:20260630" in content
    assert "T10" in content


async def test_the_plan_answers_what_it_knows_and_the_office_the_rest(june: Scene) -> None:
    assert "30/06/2026" in await june.says("Thủy", "T10 hạn khi nào")
    assert "Sản phẩm:" in await june.says("Thủy", "việc 1 nộp gì ạ")
    assert "Phối hợp:" in await june.says("Thủy", "việc 2 ai phối hợp?")
    assert say("vi", "plan_answers.files", n=1) in await june.says("Thủy", "gửi file kế hoạch")
    assert june.heard("Thủy")[-1].files[0].data
    told = await june.says("Thủy", "việc 2 nộp cho ai?")
    assert told == say("vi", "question.passed_on_of", number=1, code="T11")
    assert await june.says("Trang", "tl 1 nộp Văn phòng Sở") != ""
    assert "nộp Văn phòng Sở" in june.heard("Thủy")[-1].text
    assert await status(june, "T11") is None


async def test_a_question_waits_on_a_list_until_it_is_answered_or_withdrawn(june: Scene) -> None:
    await june.says("Thủy", "1 60%")
    await june.says("Thủy", "việc 2 nộp cho ai?")
    await june.says("Thủy", "việc 1 mời ai dự ạ?")
    listed = await june.says("Trang", "/cauhoi")
    assert "Số 1 – Lý Thu Thủy (23/06), về T11: việc 2 nộp cho ai?" in listed.splitlines()
    assert await june.says("Thủy", "sai") == say("vi", "question.withdrawn", number=2)
    assert june.heard("Trang")[-1].text == say("vi", "question.was_withdrawn", who=june.person("Thủy").name, number=2)
    assert await june.says("Trang", "tl 2 mời các xã") == say("vi", "question.no_longer", number=2)
    assert (await status(june, "T10") or ("",))[0] == "in_progress", "the report before it stands"
    await june.says("Dũng", "tl 1 nộp Văn phòng Sở")
    assert "đã trả lời câu hỏi số 1" in june.heard("Trang")[-1].text, "the others of the Office need not answer"
    assert await june.says("Dũng", "sai") == say("vi", "take_back.answer", number=1)
    assert await june.says("Trang", "/cauhoi") == say("vi", "question.none")


async def test_wrong_is_never_taken_for_something_older_than_what_was_done_last(june: Scene) -> None:
    await june.says("Thủy", "1 60%")
    await june.says("Thủy", "/nghi 29/6 thay: Bảo")
    assert await june.says("Thủy", "sai") == say("vi", "take_back.leave")
    await june.says("Thủy", "/nghi bỏ")
    await june.says("Thủy", "2 xin lùi đến 15/7")
    await june.says("Trang", "đồng ý T11")
    assert await june.says("Thủy", "sai") == say("vi", "take_back.decided", code="T11")
    assert (await status(june, "T10") or ("",))[0] == "in_progress"
    assert "chưa có báo cáo" in await june.says("Thủy", "sai"), "said again it is meant"
