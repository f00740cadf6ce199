import io
import os
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synopsis.sources import Card, Reading
from synopsis.sources.errors import UnreadableError
from synopsis.sources.feed import Batch, FeedLimits
from synopsis.sources.gdelt.columns import EVENTS, EVENTS_1
from synopsis.sources.gdelt.connector import FORMATS, read_list
from tests.sources.event_feed import first_version, line, table
from tests.sources.snapshots import attempt, is_sentence, read, sample, splice, zipped

SAMPLE = sample("gdelt", "events.csv")
SHARED = Path(os.environ.get("SYNOPSIS_SHARED", "../shared")) / "data/events/gdelt_sample"
FEED = FORMATS["events"].feed
SMALL = FeedLimits(chunk=2000)


def events(*lines: str, end: str = "\n") -> Reading:
    return FORMATS["events"].parse(table(*lines, end=end), None)


def batches(data: bytes, limits: FeedLimits = SMALL) -> list[Batch]:
    assert FEED is not None
    return list(FEED.read(io.BytesIO(data), limits))


def refusal(data: bytes, version: str = "events") -> str:
    with pytest.raises(UnreadableError) as caught:
        FORMATS[version].parse(data, None)
    return caught.value.sentence


def test_columns_are_as_many_as_the_codebooks_have() -> None:
    assert (len(EVENTS), len(EVENTS_1)) == (61, 58)
    assert (EVENTS[28], EVENTS[34], EVENTS[53]) == (
        "EventRootCode",
        "AvgTone",
        "ActionGeo_CountryCode",
    )
    assert EVENTS_1[51] == "ActionGeo_CountryCode"


def test_sample_is_read_whole(cards: Mapping[str, Card]) -> None:
    reading = read(cards["gdelt"], "events", SAMPLE)
    assert (len(reading.rows), reading.rejects) == (60, ())
    assert {row["ActionGeo_CountryCode"] for row in reading.rows} >= {"AL", "BK", "KV", "RS"}
    first = read(cards["gdelt"], "events_1", sample("gdelt", "events_1.csv"))
    assert (len(first.rows), first.rejects) == (4, ())


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared samples are not on this machine")
@pytest.mark.parametrize(
    ("name", "version"), [("events", "events"), ("eventsT", "events"), ("events1", "events_1")]
)
def test_published_samples_are_read_to_the_byte(name: str, version: str) -> None:
    data = (SHARED / f"{name}.csv").read_bytes()
    reading = FORMATS[version].parse(data, None)
    assert reading.rejects == ()
    lines = data.decode().splitlines()
    said = ["\t".join(row[column] for column in reading.columns) for row in reading.rows]
    assert [text.rstrip("\t") for text in said] == [text.rstrip("\t") for text in lines]


def test_leading_zeros_are_kept_and_empty_is_not_missing() -> None:
    (batch,) = batches(table(line(EventCode="043", EventRootCode="04")))
    row = batch.table.to_pylist()[0]
    assert (row["EventCode"], row["EventRootCode"], row["Actor1Code"]) == ("043", "04", "")
    old = FORMATS["events_1"].feed
    assert old is not None
    (batch,) = old.read(io.BytesIO(table(first_version(with_url=False))))
    assert batch.table.to_pylist()[0]["SOURCEURL"] is None


def test_widths_of_the_first_version_may_mix() -> None:
    data = table(first_version(1, with_url=False), first_version(2))
    reading = FORMATS["events_1"].parse(data, None)
    assert [row["SOURCEURL"] for row in reading.rows] == ["", "https://news.invalid/an-article"]


def test_quotes_are_signs_like_any_other() -> None:
    name = 'A "quoted, half'
    reading = events(line(1, Actor1Name=name), line(2))
    assert [row["Actor1Name"] for row in reading.rows] == [name, ""]


def test_carriage_returns_end_lines_and_nothing_else() -> None:
    assert [row["locator"] for row in events(line(1), line(2), end="\r\n").rows] == [
        "line 1",
        "line 2",
    ]
    reading = events(line(1, Actor1Name="half\rhalf"), line(2))
    assert [(one.locator, one.reason[:16]) for one in reading.rejects] == [
        ("line 1", "it holds a sign "),
    ]


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"GLOBALEVENTID": "x1"}, "its GLOBALEVENTID is not a whole number"),
        ({"GLOBALEVENTID": "-1"}, "its GLOBALEVENTID is not a whole number"),
        ({"GLOBALEVENTID": "9" * 19}, "its GLOBALEVENTID is not a whole number"),
        ({"SQLDATE": "20240230"}, "its SQLDATE is not a day"),
        ({"SQLDATE": "2024011"}, "its SQLDATE is not a day"),
        ({"SQLDATE": "17991231"}, "its SQLDATE is not a day"),
        ({"SQLDATE": "22010101"}, "its SQLDATE is not a day"),
        ({"NumMentions": ""}, "its NumMentions is not a whole number"),
        ({"NumMentions": "1" + "0" * 9}, "its NumMentions is not a whole number of 9 digits"),
        ({"NumSources": "9" * 18}, "its NumSources is not a whole number of 9 digits"),
        ({"NumArticles": "0" * 10}, "its NumArticles is not a whole number of 9 digits"),
        ({"AvgTone": "nan"}, "its AvgTone is not a number"),
        ({"Actor1Name": "a\0b"}, "it holds a sign that no text holds"),
        ({"Actor1Name": "a\tb"}, "it has 62 columns where 61 are published"),
    ],
)
def test_row_that_breaks_a_rule_is_a_reject(cells: dict[str, str], why: str) -> None:
    reading = events(line(1), line(2, **cells), line(3))
    assert [row["locator"] for row in reading.rows] == ["line 1", "line 3"]
    (reject,) = reading.rejects
    assert (reject.locator, reject.reason[: len(why)]) == ("line 2", why)
    assert reject.raw == f"{len(line(2, **cells))} bytes"


def test_largest_numbers_and_outermost_days_are_rows() -> None:
    far = [line(1, SQLDATE="18000101"), line(2, SQLDATE="22001231", NumArticles="9" * 9)]
    reading = events(*far, line(3, GLOBALEVENTID="9" * 18))
    assert (len(reading.rows), reading.rejects) == (3, ())


@pytest.mark.parametrize(
    "lost",
    [
        line(2, Actor1Name="SOMEBODY", AvgTone="x").encode(),
        line(1, Actor1Name="SOMEBODY").encode(),
        line(2, Actor1Name="SOMEBODY\tELSE").encode(),
        line(2, Actor1Name="SOMEBODY\r").encode(),
        line(2, Actor1Name="SOMEBODY", EventCode="SOMEBODY").encode() + b"\xff",
        line(2, Actor1Name="SOMEBODY š", AvgTone="SOMEBODY").encode(),
    ],
)
def test_reject_keeps_the_length_of_its_line_and_no_word_of_it(lost: bytes) -> None:
    data = table(line(1)) + lost + b"\n" + table(line(3))
    reading = FORMATS["events"].parse(data, None)
    (reject,) = reading.rejects
    assert "SOMEBODY" not in repr(reject)
    assert reject.raw == f"{len(lost)} bytes"


def test_reject_of_a_line_without_the_last_column_has_the_length_of_its_line() -> None:
    lost = first_version(2, with_url=False, SQLDATE="20130231")
    reading = FORMATS["events_1"].parse(table(first_version(1, with_url=False), lost), None)
    assert [one.raw for one in reading.rejects] == [f"{len(lost)} bytes"]


def test_bytes_that_are_no_text_are_a_reject_of_one_line() -> None:
    data = table(line(1)) + line(2).encode().replace(b"043", b"\xff43") + b"\n" + table(line(3))
    reading = FORMATS["events"].parse(data, None)
    assert [row["locator"] for row in reading.rows] == ["line 1", "line 3"]
    assert reading.rejects[0].reason == "it is not text in UTF-8"


def test_second_row_of_one_key_is_a_reject_wherever_it_stands() -> None:
    lines = [line(number) for number in (1, 2, 3, 2, *range(10, 60), 1, 30, 60)]
    found = batches(table(*lines))
    assert len(found) > 5
    rejects = [(one.locator, one.reason) for batch in found for one in batch.rejects]
    why = "its key stands in the file before"
    assert rejects == [("line 4", why), ("line 55", why), ("line 56", why)]


def test_chunks_are_cut_by_the_bytes_alone() -> None:
    data = table(*(line(number) for number in range(200)))
    whole = zipped({"events.CSV": data})
    stored = zipped({"events.CSV": data}, zipfile.ZIP_STORED)
    sizes = [[len(batch.table) for batch in batches(one)] for one in (data, whole, stored)]
    assert sizes[0] == sizes[1] == sizes[2]
    assert sum(sizes[0]) == 200
    assert len(sizes[0]) > 10
    lines = [row for batch in batches(whole) for row in batch.table.column("line").to_pylist()]
    assert lines == list(range(1, 201))


@pytest.mark.parametrize(
    ("width", "what"),
    [
        (16, "the file is GDELT's table of mentions, which are counted in the events already"),
        (27, "the file is GDELT's knowledge graph"),
        (58, "the file is a table of events of GDELT 1.0, and events have 61 columns"),
        (3, "the file is a table of 3 columns"),
    ],
)
def test_other_tables_are_refused_by_name(width: int, what: str) -> None:
    assert what in refusal(b"\t".join([b"1"] * width) + b"\n")


def test_table_of_the_second_version_is_not_one_of_the_first() -> None:
    assert "a table of events of GDELT 2.0" in refusal(table(line()), "events_1")


def test_archives_of_feeds_hold_one_file_whole() -> None:
    good = zipped({"events.CSV": SAMPLE})
    assert len(FORMATS["events"].parse(good, None).rows) == 60
    assert "the archive holds 2 files" in refusal(zipped({"a": SAMPLE, "b": SAMPLE}))
    assert "cut or damaged" in refusal(good[: len(good) // 2])
    assert "cut or damaged" in refusal(splice(good, 200, b"\xff\x00\xff\x00"))
    assert "its packing (12) is not read" in refusal(zipped({"a": SAMPLE}, zipfile.ZIP_BZIP2))


def test_zip_bomb_is_refused_while_it_unpacks() -> None:
    bomb = zipped({"events.CSV": b"\0" * (8 << 20)})
    assert "as a zip bomb would" in refusal(bomb)
    with pytest.raises(UnreadableError, match="unpacks to more than 5,000 bytes"):
        batches(SAMPLE, FeedLimits(size=5000, chunk=2000))
    with pytest.raises(UnreadableError, match="line 1 is longer than 100 bytes"):
        batches(SAMPLE, FeedLimits(chunk=100))


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED])
def test_archive_is_measured_by_its_bytes_and_not_by_its_directory(packing: int) -> None:
    bomb = zipped({"events.CSV": b"\0" * (8 << 20)}, packing)
    entry = bomb.rindex(b"PK\x01\x02")
    lying = splice(bomb, entry + 20, struct.pack("<I", 1 << 30))
    with zipfile.ZipFile(io.BytesIO(lying)) as archive:
        assert archive.infolist()[0].compress_size == 1 << 30
    wanted = "as a zip bomb would" if packing == zipfile.ZIP_DEFLATED else "cut or damaged"
    assert wanted in refusal(lying)


def test_file_of_lines_that_are_no_rows_is_left_early() -> None:
    data = table(line(1)) + b"\n" * 30_000
    assert "more than 20,000 of 30,001 lines cannot be taken" in refusal(data)


def test_list_of_files_names_the_tables_of_events() -> None:
    listed = read_list(
        b"100 0123456789abcdef0123456789abcdef http://x.invalid/20240105120000.export.CSV.zip\n"
        b"200 0123456789abcdef0123456789abcdef http://x.invalid/20240105120000.mentions.CSV.zip\n"
        b"300 0123456789abcdef0123456789abcdef http://x.invalid/20240105120000.gkg.csv.zip\n"
    )
    assert [(one.size, one.url[-30:]) for one in listed] == [
        (100, "d/20240105120000.export.CSV.zip"[-30:])
    ]
    with pytest.raises(UnreadableError, match="names no table of events"):
        read_list(b"<html></html>")


@given(st.binary(max_size=400), st.integers(0, 20_000))
def test_mutated_samples_are_read_or_refused_in_one_sentence(
    cards: Mapping[str, Card], piece: bytes, place: int
) -> None:
    for data in (piece, splice(SAMPLE, place, piece), SAMPLE[:place]):
        for version in ("events", "events_1"):
            found = attempt(cards["gdelt"], version, data)
            assert isinstance(found, Reading) or is_sentence(found)


@given(st.binary(max_size=60), st.integers(0, 3_000))
def test_mutated_archives_are_read_or_refused_in_one_sentence(
    cards: Mapping[str, Card], piece: bytes, place: int
) -> None:
    found = attempt(cards["gdelt"], "events", splice(zipped({"e": SAMPLE}), place, piece))
    assert isinstance(found, Reading) or is_sentence(found)
