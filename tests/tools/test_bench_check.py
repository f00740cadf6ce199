"""The benchmark of the prose check makes the same text each time and counts every process."""

import sys
from pathlib import Path

import pypdfium2
from tools.bench_check import measure, sentences, write_files

from synopsis.report.check import read_document


def test_sentences_are_the_same_each_time() -> None:
    made = sentences(2)
    assert made == sentences(2)
    assert 1000 <= sum(len(one.split()) for one in made) < 1050


def test_files_hold_the_same_text_in_every_format(tmp_path: Path) -> None:
    files = write_files(tmp_path, 2)
    assert [path.suffix for path in files] == [".md", ".txt", ".html", ".docx", ".pdf"]
    first = sentences(2)[0]
    for path in files:
        assert first in [one.text for one in read_document(path).sentences]


def test_page_holds_about_five_hundred_words(tmp_path: Path) -> None:
    pdf = write_files(tmp_path, 10)[-1]
    assert 9 <= len(pypdfium2.PdfDocument(pdf)) <= 12


def test_measure_counts_children_and_keeps_the_exit_code() -> None:
    child = "x = bytearray(120_000_000); import time; time.sleep(0.6)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-S', '-c', {child!r}])"
    cost = measure([sys.executable, "-S", "-c", f"{code}; raise SystemExit(4)"])
    assert (cost.exit_code, cost.seconds > 0.6, cost.peak > 120) == (4, True, True)
