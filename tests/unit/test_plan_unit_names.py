"""Unit cells cut into the names they hold."""

import pytest

from plans.unit_names import split_lead_cooperating, split_units


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Văn phòng Sở", ["Văn phòng Sở"]),
        ("Phòng A, Phòng B và Chi cục C", ["Phòng A", "Phòng B", "Chi cục C"]),
        ("Các phòng, đơn vị trực thuộc", ["Các phòng, đơn vị trực thuộc"]),
        ("Các phòng chuyên môn, các đơn vị trực thuộc Sở", ["Các phòng chuyên môn", "các đơn vị trực thuộc Sở"]),
        ("Các phòng, ban, đơn vị liên quan", ["Các phòng, ban, đơn vị liên quan"]),
        ("Các sở, ban, ngành; UBND các xã, phường", ["Các sở, ban, ngành", "UBND các xã, phường"]),
        ("Văn phòng Sở; Trung tâm TTKT& UDKHCN", ["Văn phòng Sở", "Trung tâm TTKT& UDKHCN"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Giáo dục và Đào tạo, Sở Y tế", ["Sở Giáo dục và Đào tạo", "Sở Y tế"]),
        ("Văn phòng HĐND và UBND xã", ["Văn phòng HĐND và UBND xã"]),
        ("Lãnh đạo Sở, Trưởng các phòng chuyên môn", ["Lãnh đạo Sở", "Trưởng các phòng chuyên môn"]),
        ("Đ/c Nam; Đ/c Lan", ["Đ/c Nam", "Đ/c Lan"]),
        ("- Phòng Chế độ\n- Phòng Thu", ["Phòng Chế độ", "Phòng Thu"]),
        ("Phòng Chế độ\nPhòng Thu", ["Phòng Chế độ", "Phòng Thu"]),
        ("Sở Nội vụ (Phòng A, Phòng B)", ["Sở Nội vụ (Phòng A, Phòng B)"]),
        ("VNPT, Viettel", ["VNPT", "Viettel"]),
        ("Chi cục Trồng trọt và Bảo vệ thực vật", ["Chi cục Trồng trọt và Bảo vệ thực vật"]),
        ("Sở Lao động - Thương binh và Xã hội, Sở Y tế", ["Sở Lao động - Thương binh và Xã hội", "Sở Y tế"]),
        ("Phòng Công nghệ số và Truyền thông", ["Phòng Công nghệ số và Truyền thông"]),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh", ["Văn phòng Đoàn ĐBQH và HĐND tỉnh"]),
        ("Uỷ ban MTTQ xã, Báo Yên Bái", ["Uỷ ban MTTQ xã", "Báo Yên Bái"]),
        ("Phong Noi vu, So Y te", ["Phong Noi vu", "So Y te"]),
        ("", []),
        (" - ", []),
        (" .;, ", []),
    ],
)
def test_names_in_a_cell(cell: str, names: list[str]) -> None:
    assert list(split_units(cell)) == names


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Phòng Quản lý\nKhoa học, Phòng\nQuản lý Công\nnghệ", ["Phòng Quản lý Khoa học", "Phòng Quản lý Công nghệ"]),
        ("Văn\nphòng\nSở", ["Văn phòng Sở"]),
        ("Lãnh đạo Sở, Trưởng\ncác phòng", ["Lãnh đạo Sở", "Trưởng các phòng"]),
        ("Phòng Chế độ\nPhòng Thu", ["Phòng Chế độ", "Phòng Thu"]),
        ("Văn phòng\nHĐND và\nUBND xã", ["Văn phòng HĐND và UBND xã"]),
        ("Phòng Văn hóa\n- Xã hội", ["Phòng Văn hóa - Xã hội"]),
        ("Xúc tiến\nDu lịch\nPhòng\nQuản lý\nDu lịch", ["Xúc tiến Du lịch", "Phòng Quản lý Du lịch"]),
        ("Phòng\nCông chức,\nviên chức", ["Phòng Công chức, viên chức"]),
    ],
)
def test_lines_broken_by_a_narrow_column(cell: str, names: list[str]) -> None:
    assert list(split_units(cell, room=14)) == names


def test_a_line_that_had_no_room_for_more_goes_on() -> None:
    assert split_units("Thanh tra\nSở Nội vụ", room=11) == ("Thanh tra Sở Nội vụ",)
    assert split_units("Thanh tra\nSở Nội vụ", room=30) == ("Thanh tra", "Sở Nội vụ")


@pytest.mark.parametrize(
    ("cell", "lead", "cooperating"),
    [
        ("Chủ trì: Phòng A; phối hợp: Phòng B, Phòng C", ["Phòng A"], ["Phòng B", "Phòng C"]),
        ("Đơn vị chủ trì: Phòng A\nĐơn vị phối hợp: Các phòng", ["Phòng A"], ["Các phòng"]),
        ("Phòng A chủ trì, phối hợp với Phòng B", ["Phòng A"], ["Phòng B"]),
        ("Phòng A", ["Phòng A"], []),
        ("Phòng A chủ trì, các phòng liên quan phối hợp", ["Phòng A"], ["các phòng liên quan"]),
        ("Đơn vị chủ\ntrì: Phòng A\nĐơn vị phối\nhợp: Các phòng", ["Phòng A"], ["Các phòng"]),
    ],
)
def test_lead_and_cooperating_in_one_cell(cell: str, lead: list[str], cooperating: list[str]) -> None:
    assert split_lead_cooperating(cell) == (tuple(lead), tuple(cooperating))
