"""The frame of a command's help and its usage errors speak the language of the terminal too."""

import click
import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.command_words import in_own_words, told_in_one_line


def test_help_is_vietnamese_throughout_and_names_its_options() -> None:
    told = CliRunner().invoke(main, ["reply", "read", "--help"], prog_name="nhacviec")
    assert told.exit_code == 0
    assert told.output.startswith("Cách dùng: nhacviec reply read [TÙY CHỌN] ")
    assert "-h, --help" in told.output
    assert "Hiện hướng dẫn này rồi thoát." in told.output
    assert not {"Usage", "Options", "Commands", "Show"} & set(told.output.replace(":", " ").split())
    assert "\nLệnh:\n  read " in CliRunner().invoke(main, ["reply", "-h"]).output


@click.group(help="-")
def sample() -> None: ...


@sample.command()
@click.argument("name")
@click.option("--form", type=click.Choice(["a", "b"]))
@click.option("--number", type=int)
def go(name: str, form: str | None, number: int | None) -> None:
    click.echo(f"{name} {form} {number}")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("go", "Thiếu NAME. Xem cách dùng: sample go --help"),
        ("go x --foo", "Không có tùy chọn --foo. Xem cách dùng: sample go --help"),
        ("go x --form c", "--form là một trong: a, b. Xem cách dùng: sample go --help"),
        ("go x --number c", "Giá trị của --number không dùng được. Xem cách dùng: sample go --help"),
        ("go x --number", "Giá trị của --number không dùng được. Xem cách dùng: nhacviec --help"),
        ("go x y", "Lệnh chưa đúng cách viết. Xem cách dùng: sample go --help"),
        ("come", "Không có lệnh come. Xem cách dùng: sample --help"),
    ],
)
def test_what_is_wrong_is_one_line_and_ends_with_2(typed: str, told: str) -> None:
    result = _run(typed.split())
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{told}\n")


def _run(words: list[str]) -> Result:
    class Group(click.Group):
        def invoke(self, ctx: click.Context) -> object:
            with told_in_one_line("vi"):
                return super().invoke(ctx)

    return CliRunner().invoke(in_own_words(Group("sample", sample.commands), "vi"), words)
