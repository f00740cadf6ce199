"""Reading apart: what a file breaks, or how much it asks for, ends the reading process alone."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from synopsis.report.check.texts.apart import child, run
from synopsis.report.check.texts.apart.run import read_apart
from synopsis.report.errors import ReportError
from tests.report.check.texts.pdf.made import drawn_pdf, words_at

PDF = "synopsis.report.check.texts.pdf.words"


def test_small_pdf_is_read_in_half_a_second(tmp_path: Path) -> None:
    path = drawn_pdf(tmp_path / "a.pdf", words_at((50, 700, "It rose.")))
    begun = time.perf_counter()
    told = read_apart(path, PDF, "a PDF")
    assert [word[0] for word in told[0]["words"]] == ["It", "rose."]
    assert time.perf_counter() - begun < 2  # half a second where nothing else runs


def test_reader_does_not_import_the_rooms_around_it(tmp_path: Path) -> None:
    path = drawn_pdf(tmp_path / "a.pdf", words_at((50, 700, "It rose.")))
    words = [sys.executable, "-X", "importtime", "-P", child.__file__, PDF, str(path)]
    with subprocess.Popen(
        [*words, str(1 << 30), "9"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        told = process.stderr.read()
    assert "pypdfium2" in told
    assert "ibis" not in told


@pytest.mark.parametrize(
    ("body", "why", "seconds"),
    [
        ("    yield 'x' * (1 << 31)", "asks for more memory", 60),
        ("    while True: yield 'x' * 1000000", "asks for more memory", 60),
        ("    import os, signal; os.kill(os.getpid(), signal.SIGSEGV); yield", "signal 11", 60),
        ("    yield from range(10 ** 12)", "did not end|worked for more", 1),
        ("    raise ValueError('odd'); yield", "cannot be .ValueError: odd", 60),
        ("    import nowhere; yield", "is not installed", 60),
    ],
)
def test_end_of_the_reader_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, body: str, why: str, seconds: int
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x")
    monkeypatch.setattr(run, "SECONDS", seconds)  # time runs out only where it should
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "readers").mkdir()
    (tmp_path / "readers" / "__init__.py").write_text("")
    (tmp_path / "readers" / "odd.py").write_text(f"def extract(path):\n{body}\n")
    with pytest.raises(ReportError, match=why):
        read_apart(path, "readers.odd", "a PDF")


def test_reader_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    (tmp_path / "readers").mkdir()
    (tmp_path / "readers" / "__init__.py").write_text("")
    (tmp_path / "readers" / "slow.py").write_text(
        "import os, pathlib, time\n"
        "def extract(path):\n"
        "    pathlib.Path(path + '.pid').write_text(str(os.getpid()))\n"
        "    time.sleep(60)\n    yield 1\n"
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x")
    source = (
        "from pathlib import Path\nfrom synopsis.report.check.texts.apart.run import read_apart\n"
        f"read_apart(Path({str(path)!r}), 'readers.slow', 'a PDF')\n"
    )
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", source], env=env) as parent:
        noted = Path(f"{path}.pid")
        _await(lambda: noted.exists() and noted.read_text() != "")
        parent.send_signal(signal.SIGKILL)
    number = int(noted.read_text())
    _await(lambda: not _runs(number))


def _await(is_so: object) -> None:
    assert callable(is_so)
    for _ in range(200):
        if is_so():
            return
        time.sleep(0.05)
    pytest.fail("it did not come about in ten seconds")


def _runs(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
