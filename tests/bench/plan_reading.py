"""The whole time of `nhacviec plan read` beside the reading library alone on the same file."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import Measure
from tests.bench.process import best, run, side_by_side
from tests.fakes.plan_files import xlsx_file

_ROUNDS = 5
_DOCUMENTS = Path(__file__).resolve().parents[3] / "shared" / "plans" / "documents"
_PDF = "nghe-an-2026.pdf"
_CLI = Path(sys.executable).with_name("nhacviec")
_TABLES = "import sys, pdfplumber\nwith pdfplumber.open(sys.argv[1]) as pdf:\n for p in pdf.pages: p.extract_tables()"
_CELLS = (
    "import sys, python_calamine as c\nb = c.CalamineWorkbook.from_path(sys.argv[1])\n"
    "for n in b.sheet_names: b.get_sheet_by_name(n).to_python()"
)
_HEADER = ("STT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành")
_UNITS = ("Văn phòng", "Phòng Quản lý Khoa học", "Thanh tra Sở", "Trung tâm Thông tin, Ứng dụng")
_DEADLINES = ("Quý III", "Trước 15/6", "Thường xuyên", "Tháng 9 và tháng 12", "Hằng quý", "20/11/2026")


def measures() -> Iterator[Measure]:
    """A real .pdf beside its table extraction, and a sheet of ten thousand tasks by time and memory."""
    what, beside = f"plan read {_PDF}", "pdfplumber's tables"
    if (pdf := _DOCUMENTS / _PDF).is_file():
        ours, alone = side_by_side(_reading(pdf), [sys.executable, "-c", _TABLES, pdf], _ROUNDS)
        yield Measure(what, "s", ours.seconds, alone.seconds, beside, most_ratio=1.6)
    else:
        yield Measure(what, left_out="../shared with the real plans is not beside this checkout")
    with tempfile.TemporaryDirectory() as folder:
        (sheet := Path(folder) / "10000.xlsx").write_bytes(_ten_thousand())
        ours, alone = best(_reading(sheet), _ROUNDS), run([sys.executable, "-c", _CELLS, sheet])
    what, beside = "plan read, .xlsx of 10,000 tasks", "calamine's cells"
    yield Measure(f"{what}: time", "s", ours.seconds, alone.seconds, beside, most=5)
    yield Measure(f"{what}: memory", "MB", ours.megabytes, alone.megabytes, beside, most=400)


def _reading(file: Path) -> list[str | Path]:
    return [_CLI, "plan", "read", file, "--json"]


def _ten_thousand() -> bytes:
    rows = [
        (
            str(n),
            f"Rà soát, cập nhật và trình ban hành quy định số {n} về quản lý nhiệm vụ khoa học và công nghệ",
            f"Quyết định số {n} của Giám đốc Sở",
            _UNITS[n % len(_UNITS)],
            "Các phòng, đơn vị trực thuộc",
            _DEADLINES[n % len(_DEADLINES)],
        )
        for n in range(1, 10_001)
    ]
    return xlsx_file({"Nhiệm vụ": ["KẾ HOẠCH", "Công tác năm 2026", [_HEADER, *rows]]})
