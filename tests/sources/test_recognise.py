import pytest

from synopsis.sources import recognise


@pytest.mark.parametrize(
    ("name", "head", "what"),
    [
        ("README.md", b"", "readme"),
        ("LICENSE.txt", b"", "licence"),
        ("schedule.json.license", b"", "licence"),
        ("thesis.PDF", b"%PDF", "PDF"),
        ("asia.bif.gz", b"\x1f\x8b", "gzip"),
        ("world.json", b'{"type":"Topology",', "TopoJSON"),
        ("bundle.json", b'{"$schema": "http', "schema"),
        ("apt1.json", b'{"type":"bundle","spec_version":"2.1"', "STIX"),
        ("other.json", b"[]", "JSON"),
        ("wave.sav", b"$FL2", "survey"),
        ("table.parquet", b"PAR1", "Parquet"),
        ("packed", b"PK\x03\x04", "zip"),
        ("packed", b"", "no connector knows"),
    ],
)
def test_a_file_is_recognised_by_its_name_and_first_bytes(
    name: str, head: bytes, what: str
) -> None:
    assert what in recognise(name, head)
