"""The pages of the rules say what their cards say."""

from tools.write_rules import FOLDER, write_pages


def test_pages_are_those_of_the_cards() -> None:
    """Run `python tools/write_rules.py` where this fails."""
    there = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.md")}
    assert there == write_pages()


def test_pages_are_the_same_each_time() -> None:
    assert write_pages() == write_pages()
