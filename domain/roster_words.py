"""The words of a staff list: its headings, the kinds of units, the roles; all in folded form (no marks or case)."""

from domain.people import Role, UnitKind

# A heading is one of the words of its field, or begins with those that end in "…". They are few on purpose: a plan's
# table ("Đơn vị chủ trì", "Loại văn bản") must not pass for a staff list.
PEOPLE_HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("ho va ten…", "ho ten…"),
    "title": ("chuc vu…", "chuc danh…"),
    "unit": ("don vi", "don vi cong tac", "phong", "phong ban", "phong don vi", "phong ban don vi", "bo phan"),
    "roles": ("vai tro…", "quyen…"),
    "contact": ("dau moi…", "la dau moi"),
}
UNIT_HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("ten", "ten don vi", "don vi"),
    "kind": ("loai", "loai don vi"),
    "aliases": ("ten goi khac…", "ten khac…", "ten viet tat", "viet tat"),
    "members": ("gom…", "bao gom…"),
}
AGENCY_HEADINGS: dict[str, tuple[str, ...]] = {"item": ("muc", "thong tin"), "content": ("noi dung", "gia tri")}

# What each line of the agency's sheet says.
AGENCY_ITEMS: dict[str, tuple[str, ...]] = {
    "name": ("ten co quan", "co quan"),
    "parent": ("co quan chu quan", "co quan cap tren"),
    "code": ("ky hieu…", "ten viet tat"),
    "place": ("dia danh…",),
    "signer_authority": ("tham quyen ky", "quyen ky"),
    "signer_title": ("chuc vu nguoi ky",),
    "signer_name": ("nguoi ky", "ho ten nguoi ky"),
    "recipients": ("noi nhan…",),
    "addressed_to": ("kinh gui",),
    "office_head": ("chanh van phong",),
}

ROLE_WORDS: dict[str, Role] = {
    "can bo": Role.STAFF,
    "cong chuc": Role.STAFF,
    "vien chuc": Role.STAFF,
    "chuyen vien": Role.STAFF,
    "nhan vien": Role.STAFF,
    "truong phong": Role.HEAD,
    "truong don vi": Role.HEAD,
    "thu truong don vi": Role.HEAD,
    "phu trach don vi": Role.HEAD,
    "van phong": Role.OFFICE,
    "van phong so": Role.OFFICE,
    "lanh dao": Role.LEADER,
    "lanh dao so": Role.LEADER,
    "lanh dao co quan": Role.LEADER,
    "quan tri": Role.ADMIN,
    "quan tri vien": Role.ADMIN,
}

# What the kind of a unit may be called.
KIND_WORDS: dict[str, UnitKind] = {
    "van phong": UnitKind.OFFICE,
    "thanh tra": UnitKind.INSPECTORATE,
    "phong": UnitKind.DEPARTMENT,
    "phong chuyen mon": UnitKind.DEPARTMENT,
    "phong nghiep vu": UnitKind.DEPARTMENT,
    "ban": UnitKind.DEPARTMENT,
    "don vi truc thuoc": UnitKind.SUBORDINATE,
    "don vi su nghiep": UnitKind.SUBORDINATE,
    "chi cuc": UnitKind.SUBORDINATE,
    "trung tam": UnitKind.SUBORDINATE,
    "nhom": UnitKind.GROUP,
    "nhom don vi": UnitKind.GROUP,
}

# Of a unit whose kind is not said, the first words of its name tell it; what none of these begins is subordinate.
NAME_BEGINS: dict[UnitKind, tuple[str, ...]] = {
    UnitKind.OFFICE: ("van phong…",),
    UnitKind.INSPECTORATE: ("thanh tra…",),
    UnitKind.DEPARTMENT: ("phong…", "ban…"),
    UnitKind.GROUP: ("cac…",),
}

YES = frozenset({"x", "co", "dau moi", "1", "v", "✓", "✔"})
"""What marks somebody as contact."""
