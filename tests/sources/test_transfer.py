from pathlib import Path

import pytest

from synopsis.sources.errors import FetchError
from synopsis.sources.transfer import Part

FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_part_tells_a_full_disk_from_a_broken_line() -> None:
    with FULL.open("wb", buffering=0) as file:
        part = Part(file)
        with pytest.raises(FetchError, match="cannot be written") as caught:
            part.append(b"bytes")
    assert not caught.value.again


def test_part_forgets_what_came(tmp_path: Path) -> None:
    with (tmp_path / "part").open("w+b") as file:
        part = Part(file, validator='"one"')
        part.append(b"bytes")
        part.restart()
        part.append(b"new")
        assert (part.size, part.validator) == (3, "")
    assert (tmp_path / "part").read_bytes() == b"new"
