"""An office for reports: 38 tasks in 7 sections of one plan and 3 outside any plan, 8 units, a year up to October 2026.

The words are our own; the shape is that of a real reform plan.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.counting import Reckoning
from domain.facts import AgencyFact, AssignmentFact, DirectiveFact, ExtensionFact, Facts, PlanFact
from domain.periods import PeriodKind, PeriodRules, ReportingPeriod, period
from domain.tasks import AssignmentRole, OccurrenceKind, Status, Word

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LOADED = date(2026, 1, 5)


def _monday_after(due: date) -> date:
    return due + timedelta(days=(7 - due.weekday()) * (due.weekday() > 4))


def _friday_before(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


RULES = PeriodRules(working_day_before=_friday_before)
RECKONING = Reckoning(periods=RULES, late_after=_monday_after, zone=ZONE)


def at(day: date, hour: int = 10) -> datetime:
    """An hour of the office's day, in UTC."""
    return datetime.combine(day, time(hour), ZONE).astimezone(UTC)


def october() -> ReportingPeriod:
    """Data of 15/9 to 14/10/2026."""
    return period(PeriodKind.MONTH, 2026, 10, RULES)


UNITS = (
    "Văn phòng Sở",
    "Thanh tra Sở",
    "Phòng Kế hoạch - Tài chính",
    "Phòng Quản lý Khoa học",
    "Phòng Quản lý Công nghệ",
    "Phòng Chuyển đổi số",
    "Chi cục Tiêu chuẩn Đo lường Chất lượng",
    "Trung tâm Ứng dụng và Dịch vụ Khoa học Công nghệ",
)
OFFICE, INSPECTORATE, PLANNING, SCIENCE, TECHNOLOGY, DIGITAL, STANDARDS, SERVICES = range(1, 9)

AGENCY = AgencyFact(
    name="Sở Khoa học và Công nghệ",
    parent="Ủy ban nhân dân tỉnh An Bình",
    code="SKHCN",
    place="An Bình",
    signer_authority="TL. GIÁM ĐỐC",
    signer_title="CHÁNH VĂN PHÒNG",
    signer_name="Nguyễn Thị Hòa",
    recipients=("Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở"),
)
PLAN = PlanFact(
    id=1,
    title="KẾ HOẠCH Cải cách hành chính của Sở Khoa học và Công nghệ năm 2026",
    number="12/KH-SKHCN",
    issued="ngày 05 tháng 01 năm 2026",
    year=2026,
    sections=(
        ("I", "CẢI CÁCH THỂ CHẾ"),
        ("II", "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
        ("III", "CẢI CÁCH TỔ CHỨC BỘ MÁY"),
        ("IV", "CẢI CÁCH CHẾ ĐỘ CÔNG VỤ"),
        ("V", "CẢI CÁCH TÀI CHÍNH CÔNG"),
        ("VI", "XÂY DỰNG, PHÁT TRIỂN CHÍNH QUYỀN SỐ"),
        ("VII", "CHỈ ĐẠO ĐIỀU HÀNH, TUYÊN TRUYỀN"),
    ),
)


def word(status: Status, day: date, reason: str | None = None, percent: int | None = None) -> Word:
    """A status report of ten in the morning."""
    return Word(id=0, status=status, at=at(day), person_id=1, percent=percent, reason=reason)


def done(day: date) -> Word:
    return word(Status.DONE, day)


def under_way(day: date, percent: int) -> Word:
    return word(Status.IN_PROGRESS, day, percent=percent)


def blocked(day: date, reason: str) -> Word:
    return word(Status.BLOCKED, day, reason)


def nothing(day: date) -> Word:
    return word(Status.NOTHING_AROSE, day)


def extension(
    asked: date, before: date, wanted: date, decided: date | None, granted: date | None, reason: str
) -> ExtensionFact:
    return ExtensionFact(at(asked), wanted, before, at(decided) if decided else None, granted, reason)


def assignment(
    number: int,
    unit: int | None,
    due: date | None,
    *words: Word,
    title: str = "Thực hiện nhiệm vụ được giao",
    section: str | None = "I",
    kind: OccurrenceKind = OccurrenceKind.DATED,
    created: date = LOADED,
    evidence: int = 1,
    product: str | None = "Báo cáo",
    extensions: tuple[ExtensionFact, ...] = (),
    directives: tuple[DirectiveFact, ...] = (),
    assignment_id: int | None = None,
) -> AssignmentFact:
    """One lead assignment; its id is a hundred times its task's, plus its unit's, unless said."""
    month_end = date(2026, 10, 14) if kind is OccurrenceKind.STANDING else None
    identity = assignment_id or number * 100 + (unit or 0)
    return AssignmentFact(
        assignment_id=identity,
        occurrence_id=identity,
        task_id=number,
        code=f"T{number}",
        title=title,
        short_name=title,
        product=product,
        plan_id=1 if section else None,
        section=section,
        unit_id=unit,
        unit_name=UNITS[unit - 1] if unit else None,
        owner_name=None,
        role=AssignmentRole.LEAD,
        kind=kind,
        original_due=due,
        period_start=date(2026, 9, 15) if month_end else None,
        period_end=month_end,
        created_at=at(created),
        closed_at=None,
        closed_reason=None,
        words=words,
        extensions=extensions,
        directives=directives,
        evidence=evidence,
    )


STANDING, SLEEPING = OccurrenceKind.STANDING, OccurrenceKind.SLEEPING
YEAR_END = date(2026, 12, 31)
QUARTER_END = date(2026, 9, 30)


def _institutions() -> list[AssignmentFact]:
    return [
        assignment(
            1,
            SCIENCE,
            QUARTER_END,
            done(date(2026, 9, 28)),
            section="I",
            title="Trình ban hành nghị quyết hỗ trợ hoạt động đổi mới sáng tạo",
            product="Tờ trình, dự thảo nghị quyết",
        ),
        assignment(
            2,
            TECHNOLOGY,
            QUARTER_END,
            under_way(date(2026, 9, 25), 60),
            section="I",
            title="Rà soát, hệ thống hóa văn bản quy phạm pháp luật về công nghệ",
            extensions=(
                extension(
                    date(2026, 10, 12),
                    QUARTER_END,
                    date(2026, 10, 30),
                    None,
                    None,
                    "chờ ý kiến thẩm định của Sở Tư pháp",
                ),
            ),
        ),
        assignment(
            3,
            OFFICE,
            YEAR_END,
            under_way(date(2026, 10, 6), 70),
            section="I",
            title="Theo dõi tình hình thi hành pháp luật trong lĩnh vực khoa học và công nghệ",
        ),
        assignment(
            4,
            OFFICE,
            None,
            section="I",
            kind=SLEEPING,
            title="Góp ý dự thảo văn bản quy phạm pháp luật của bộ, ngành khi có yêu cầu",
        ),
        assignment(
            5,
            INSPECTORATE,
            date(2026, 10, 10),
            done(date(2026, 10, 12)),
            section="I",
            title="Kiểm tra việc thực hiện văn bản quy phạm pháp luật tại các đơn vị trực thuộc",
            evidence=0,
        ),
    ]


def _procedures() -> list[AssignmentFact]:
    one_stop = "Báo cáo kết quả tiếp nhận, giải quyết thủ tục hành chính tại bộ phận một cửa quý III"
    review = "Rà soát, đề xuất phương án đơn giản hóa thủ tục hành chính"
    return [
        assignment(6, OFFICE, date(2026, 9, 15), done(date(2026, 9, 15)), section="II", title=one_stop),
        *(
            assignment(7, unit, date(2026, 9, 30), *words, section="II", title=review, product="Báo cáo, phương án")
            for unit, words in (
                (SCIENCE, (done(date(2026, 9, 22)),)),
                (TECHNOLOGY, (done(date(2026, 10, 8)),)),
                (STANDARDS, (blocked(date(2026, 10, 2), "chưa có hướng dẫn chuyên ngành của Ủy ban Tiêu chuẩn"),)),
            )
        ),
        assignment(
            8,
            OFFICE,
            None,
            section="II",
            kind=SLEEPING,
            title="Trình công bố danh mục thủ tục hành chính khi có sự thay đổi",
        ),
        assignment(
            9,
            OFFICE,
            None,
            section="II",
            kind=STANDING,
            title="Công khai thủ tục hành chính trên cổng thông tin điện tử",
        ),
        *(
            assignment(
                10,
                unit,
                None,
                *words,
                section="II",
                kind=STANDING,
                title="Tiếp nhận, xử lý phản ánh, kiến nghị về quy định hành chính",
            )
            for unit, words in ((OFFICE, (nothing(date(2026, 10, 9)),)), (STANDARDS, (nothing(date(2026, 10, 12)),)))
        ),
        assignment(
            11,
            STANDARDS,
            date(2026, 10, 15),
            under_way(date(2026, 10, 13), 80),
            section="II",
            title="Xây dựng quy trình nội bộ giải quyết thủ tục kiểm định phương tiện đo",
        ),
        assignment(
            12,
            DIGITAL,
            date(2026, 11, 30),
            section="II",
            title="Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực",
        ),
    ]


def _organisation() -> list[AssignmentFact]:
    return [
        assignment(
            13,
            OFFICE,
            date(2026, 8, 31),
            under_way(date(2026, 8, 20), 50),
            blocked(date(2026, 10, 5), "chờ nghị định mới về đơn vị sự nghiệp công lập"),
            section="III",
            title="Xây dựng đề án sắp xếp các đơn vị sự nghiệp trực thuộc",
            product="Đề án, tờ trình",
            directives=(
                DirectiveFact(
                    at(date(2026, 9, 18)),
                    "Trần Văn Minh",
                    "Khẩn trương xin ý kiến Sở Nội vụ, báo cáo tại giao ban tháng 10",
                    None,
                ),
            ),
        ),
        assignment(14, OFFICE, YEAR_END, section="III", title="Sắp xếp đội ngũ theo đề án vị trí việc làm"),
        assignment(
            15,
            OFFICE,
            date(2026, 9, 20),
            done(date(2026, 9, 21)),
            section="III",
            title="Hoàn thiện quy chế làm việc của Sở",
            product="Quyết định",
        ),  # the 20th is a Sunday
        assignment(
            16,
            SERVICES,
            date(2026, 10, 31),
            under_way(date(2026, 10, 1), 30),
            section="III",
            title="Xây dựng phương án tự chủ giai đoạn 2027 - 2030",
        ),
        assignment(
            17, OFFICE, None, section="III", kind=SLEEPING, title="Tham mưu phân cấp, ủy quyền khi có quy định mới"
        ),
    ]


def _service() -> list[AssignmentFact]:
    return [
        assignment(
            18,
            OFFICE,
            date(2026, 10, 5),
            done(date(2026, 10, 2)),
            section="IV",
            title="Báo cáo kết quả bồi dưỡng cán bộ, công chức, viên chức 9 tháng",
        ),
        assignment(
            19,
            OFFICE,
            date(2026, 11, 15),
            under_way(date(2026, 9, 30), 40),
            section="IV",
            title="Rà soát quy hoạch cán bộ lãnh đạo, quản lý",
        ),
        assignment(
            20,
            INSPECTORATE,
            date(2026, 9, 25),
            section="IV",
            title="Kiểm tra đột xuất việc chấp hành kỷ luật, kỷ cương hành chính",
        ),
        assignment(
            21, OFFICE, YEAR_END, section="IV", title="Đánh giá, xếp loại chất lượng công chức, viên chức năm 2026"
        ),
        assignment(
            22,
            OFFICE,
            None,
            word(Status.IN_PROGRESS, date(2026, 10, 7)),
            section="IV",
            kind=STANDING,
            title="Thực hiện các quy định về kỷ luật, kỷ cương hành chính",
        ),
        *(
            assignment(
                23,
                OFFICE,
                due,
                *words,
                section="IV",
                assignment_id=2300 + due.month,
                title="Báo cáo công tác tổ chức, cán bộ hằng tháng",
            )
            for due, words in (
                (date(2026, 8, 31), (done(date(2026, 8, 31)),)),
                (date(2026, 9, 30), (done(date(2026, 9, 29)),)),
                (date(2026, 10, 31), ()),
                (date(2026, 11, 30), ()),
                (date(2026, 12, 31), ()),
            )
        ),
    ]


def _finance() -> list[AssignmentFact]:
    return [
        assignment(
            24,
            PLANNING,
            date(2026, 10, 10),
            done(date(2026, 10, 9)),
            section="V",
            title="Công khai dự toán, quyết toán ngân sách quý III",
        ),
        assignment(
            25,
            PLANNING,
            QUARTER_END,
            under_way(date(2026, 10, 1), 90),
            section="V",
            title="Tổng hợp kết quả thực hiện cơ chế tự chủ của các đơn vị sự nghiệp",
            extensions=(
                extension(
                    date(2026, 9, 24),
                    QUARTER_END,
                    date(2026, 10, 20),
                    date(2026, 9, 25),
                    date(2026, 10, 20),
                    "hai đơn vị chưa gửi số liệu",
                ),
            ),
        ),
        assignment(
            26,
            PLANNING,
            date(2026, 9, 18),
            done(date(2026, 9, 29)),
            section="V",
            title="Xây dựng dự toán ngân sách năm 2027",
            extensions=(
                extension(
                    date(2026, 9, 15),
                    date(2026, 9, 18),
                    date(2026, 9, 30),
                    date(2026, 9, 16),
                    date(2026, 9, 30),
                    "chờ số kiểm tra của Sở Tài chính",
                ),
            ),
        ),
        assignment(
            27,
            PLANNING,
            YEAR_END,
            under_way(date(2026, 10, 10), 75),
            section="V",
            title="Đôn đốc giải ngân kinh phí sự nghiệp khoa học và công nghệ",
        ),
        assignment(
            28, SERVICES, date(2026, 10, 20), section="V", title="Kiểm kê tài sản công tại các đơn vị trực thuộc"
        ),
    ]


def _digital() -> list[AssignmentFact]:
    return [
        assignment(
            29,
            DIGITAL,
            QUARTER_END,
            done(date(2026, 9, 30)),
            section="VI",
            title="Nâng cấp phần mềm quản lý nhiệm vụ khoa học và công nghệ",
            evidence=0,
        ),
        assignment(
            30,
            DIGITAL,
            date(2026, 9, 20),
            blocked(date(2026, 9, 18), "đường truyền chưa đạt yêu cầu an toàn"),
            section="VI",
            title="Kết nối dữ liệu chuyên ngành với kho dữ liệu dùng chung của tỉnh",
        ),
        assignment(
            31,
            DIGITAL,
            date(2026, 10, 31),
            under_way(date(2026, 10, 12), 55),
            section="VI",
            title="Tập huấn kỹ năng số cho công chức, viên chức",
        ),
        assignment(32, OFFICE, None, section="VI", kind=STANDING, title="Sử dụng chữ ký số trong xử lý văn bản"),
        assignment(
            33,
            STANDARDS,
            date(2026, 12, 15),
            section="VI",
            title="Đánh giá nội bộ hệ thống quản lý chất lượng theo TCVN ISO 9001",
        ),
    ]


def _direction() -> list[AssignmentFact]:
    return [
        assignment(
            34,
            OFFICE,
            date(2026, 9, 20),
            done(date(2026, 9, 17)),
            section="VII",
            title="Báo cáo công tác cải cách hành chính quý III",
        ),
        assignment(
            35,
            OFFICE,
            date(2026, 10, 9),
            done(date(2026, 10, 8)),
            section="VII",
            title="Đăng tin, bài tuyên truyền cải cách hành chính trên trang thông tin điện tử",
        ),
        assignment(
            36,
            OFFICE,
            date(2026, 10, 30),
            section="VII",
            title="Kiểm tra cải cách hành chính tại hai đơn vị trực thuộc",
        ),
        assignment(
            37, OFFICE, date(2026, 12, 20), section="VII", title="Tự đánh giá, chấm điểm chỉ số cải cách hành chính"
        ),
        assignment(
            38,
            SCIENCE,
            date(2026, 10, 8),
            done(date(2026, 10, 12)),
            section="VII",
            title="Đề xuất sáng kiến cải cách hành chính năm 2026",
        ),
    ]


def _arisen() -> list[AssignmentFact]:
    return [
        assignment(
            39,
            PLANNING,
            date(2026, 10, 1),
            done(date(2026, 10, 1)),
            section=None,
            created=date(2026, 9, 21),
            title="Báo cáo tình hình thực hiện các dự án đầu tư công theo Công văn của Sở Tài chính",
        ),
        assignment(
            40,
            TECHNOLOGY,
            date(2026, 10, 16),
            section=None,
            created=date(2026, 10, 12),
            title="Chuẩn bị tài liệu làm việc với đoàn giám sát của Hội đồng nhân dân tỉnh",
        ),
        assignment(
            41,
            SCIENCE,
            date(2026, 10, 7),
            section=None,
            created=date(2026, 9, 28),
            title="Góp ý dự thảo chiến lược phát triển khoa học và công nghệ vùng",
        ),
    ]


def facts() -> Facts:
    """The whole office, all tasks with their history."""
    assignments = [
        *_institutions(),
        *_procedures(),
        *_organisation(),
        *_service(),
        *_finance(),
        *_digital(),
        *_direction(),
        *_arisen(),
    ]
    return Facts(AGENCY, (PLAN,), tuple(assignments))


def with_assignments(*assignments: AssignmentFact) -> Facts:
    """The same office with only these."""
    return replace(facts(), assignments=assignments)
