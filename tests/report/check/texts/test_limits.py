"""What no report has: the same limits in every format, told before minutes have gone."""

import time
from pathlib import Path

import pytest

from synopsis.report.check import check_files
from synopsis.report.check.texts import lengths, read_document, read_text
from synopsis.report.errors import ReportError

SENTENCE = "The rate of growth was 12 % in 2020."


@pytest.mark.parametrize("file", ["a.md", "a.txt", "a.html"])
def test_lines_beyond_the_limit_are_refused_at_once(file: str) -> None:
    begun = time.process_time()
    with pytest.raises(ReportError, match=r"a[.].* has 1,000,000 lines, and at most 200,000"):
        read_text("x = 12 %.\n" * 1_000_000, file)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.md", f"{SENTENCE}\n\n" * 11),
        ("a.txt", f"{SENTENCE}\n\n" * 11),
        ("a.html", f"<p>{SENTENCE}</p>" * 11),
        ("b.md", f"{SENTENCE} " * 11),
        ("b.txt", f"{SENTENCE} " * 11),
        ("b.html", f"<p>{SENTENCE * 11}</p>"),
    ],
)
def test_sentences_beyond_the_limit_are_refused_in_every_format(
    monkeypatch: pytest.MonkeyPatch, file: str, text: str
) -> None:
    monkeypatch.setattr(lengths, "MOST_SENTENCES", 10)
    with pytest.raises(ReportError, match=r"more than 10 sentences.*check it in parts"):
        read_text(text.replace(".The", ". The"), file)
    assert len(read_text(text.replace(".The", ". The")[: len(text) // 2], file).sentences) < 10


def test_page_of_very_many_paragraphs_is_refused_in_seconds() -> None:
    begun = time.process_time()
    with pytest.raises(ReportError, match="60,000 sentences"):
        read_text(f"<p>{SENTENCE}</p>" * 100_000, "a.html")
    assert time.process_time() - begun < 15


def test_sentences_of_a_dossier_are_counted_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lengths, "MOST_SENTENCES", 10)
    for name in "ab":
        (tmp_path / f"{name}.md").write_text(f"{SENTENCE} " * 6, "utf-8")
    read = check_files([tmp_path / "a.md", tmp_path / "b.md"])
    assert [Path(one.file).name for one in read.checked.documents] == ["a.md"]
    assert ["with the files before it, has more than 10" in one.why for one in read.unread] == [
        True
    ]


@pytest.mark.parametrize(
    ("name", "text", "is_read"),
    [
        ("a.md", "# Only a heading\n", False),
        ("a.html", "<h1>Only a heading</h1>", False),
        ("a.txt", "Only a heading\n", False),
        ("b.md", "| Economy | Share |\n|---|---|\n| Albania | 12 |\n", True),
        ("b.html", "<table><tr><td>Albania</td><td>12</td></tr></table>", True),
        ("b.txt", "Economy   2021   2023\nAlbania     12     14\nSerbia      30     28\n", True),
        ("c.md", "| 1 | 2 |\n|---|---|\n| 3 | 4 |\n", False),
        ("c.html", "<table><tr><td>1</td><td>2</td></tr></table>", False),
        ("d.md", "- One item\n", True),
        ("d.html", "<ul><li>One item</li></ul>", True),
    ],
)
def test_every_format_has_one_rule_of_what_holds_no_sentence(
    tmp_path: Path, name: str, text: str, *, is_read: bool
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    if is_read:
        assert read_document(path).sentences
        return
    with pytest.raises(ReportError, match="holds no sentence"):
        read_document(path)
