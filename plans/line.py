"""One row of a task table as texts by what they are."""

from dataclasses import dataclass

from plans.columns import Role


@dataclass(frozen=True)
class Line:
    """One row: its printed number, its texts by role, which of them are only merged down from the row above.

    `banner` is the text of a cell that is merged across the row, as section rows are.
    """

    number: str
    texts: dict[Role, str]
    shared: frozenset[Role] = frozenset()
    banner: str | None = None
    opens_page: bool = False

    def own(self, role: Role) -> str:
        """The text that this row prints itself."""
        return "" if role in self.shared else self.texts.get(role, "")

    @property
    def says(self) -> set[Role]:
        """The roles with a text of this row's own, its number aside."""
        return {
            role for role, text in self.texts.items() if text and role not in self.shared and role is not Role.NUMBER
        }
