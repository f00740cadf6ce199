import csv
import io
import re
from dataclasses import replace

import numpy as np
import pytest
from lxml import etree

from synopsis.catalog import Profile
from synopsis.report.map_shapes import load_shapes
from synopsis.report.palette import LIGHT
from synopsis.report.yearbook import finding
from synopsis.report.yearbook.index_page import index_page
from synopsis.report.yearbook.pictures import picture_files, pictures_of
from synopsis.report.yearbook.plate import Moment, Plate
from synopsis.survey.tabulate import Part, Reason, Table, Yearbook
from synopsis.vocabulary import Region


def table(yearbook: Yearbook, name: str) -> Table:
    return next(one for one in yearbook.tables if one.question.id == name)


def page_of(yearbook: Yearbook, region: Region) -> str:
    return index_page(yearbook, [Plate(yearbook, one, region, LIGHT) for one in yearbook.tables])


@pytest.fixture
def safety(yearbook: Yearbook, region: Region) -> Plate:
    return Plate(yearbook, table(yearbook, "safety"), region, LIGHT)


def test_a_scale_has_bars_and_every_question_dots(yearbook: Yearbook, region: Region) -> None:
    kinds = {
        one.question.id: [p.kind for p in pictures_of(Plate(yearbook, one, region, LIGHT))]
        for one in yearbook.tables
    }
    assert kinds == {"safety": ["bars", "dots"], "threat": ["dots"], "worry": ["dots"],
                     "joining": ["dots"]}  # fmt: skip


def test_pictures_are_well_formed_and_say_what_they_show(safety: Plate) -> None:
    for name, data in picture_files(safety):
        if name.endswith(".svg"):
            root = etree.fromstring(data)
            told = root.findtext(".//{*}desc")
            assert told is not None
            assert "Albania" in told
            assert "SYNTHETIC" in told
            assert b"http" not in data.replace(b"http://www.w3.org/2000/svg", b"")


def test_economies_stand_in_the_order_of_the_alphabet(safety: Plate) -> None:
    svg = pictures_of(safety)[1].narrow
    names = [safety.label(column) for column in safety.columns[:6]]
    spots = [svg.index(f">{name}</text>") for name in names]
    assert names == sorted(names)
    assert spots == sorted(spots)


def test_hidden_cells_are_hatched_with_their_reason(safety: Plate) -> None:
    bars, dots = pictures_of(safety)
    assert "not covered" in bars.wide
    assert "some answers held back" in bars.wide
    assert ">held back<" in dots.wide
    assert "too few people" not in dots.wide
    assert dots.wide.count("url(#dots-safety-4-gap)") == len(safety.table.lines) - 1


def test_hidden_numbers_are_in_no_picture_and_no_table(safety: Plate) -> None:
    files = dict(picture_files(safety))
    rows = list(csv.DictReader(io.StringIO(files["pictures/safety.csv"].decode())))
    for row in rows:
        assert (row["number"] == "") == bool(row["note"].removeprefix("SYNTHETIC"))
    assert {"not covered", "held back"} <= {row["note"].removeprefix("SYNTHETIC; ") for row in rows}


def lettered(safety: Plate, letters: list[str]) -> Yearbook:
    """The yearbook with one question whose headline has these letters."""
    line = finding.headline_line(safety.table)
    assert line is not None
    marks = np.full(safety.table.letters.shape, "", dtype="U32")
    marks[line, 1:7] = letters
    reasons = safety.table.reasons.copy()
    reasons[line, :] = Reason.SHOWN
    own = replace(safety.table, letters=marks, reasons=reasons)
    return replace(safety.yearbook, tables=(own,))


def test_heading_is_the_share_of_the_region_and_names_an_economy_that_exceeds_each_other(
    safety: Plate,
) -> None:
    for letters, expected in (
        (["B C D E F", "", "", "", "", ""], "; more often in Albania than in any other economy"),
        (["B C D E", "", "", "", "", ""], ""),
        (["b C D E F", "", "", "", "", ""], ""),
        (["", "A", "A", "A", "A", "A"], "; less often in Albania than in any other economy"),
    ):
        book = lettered(safety, letters)
        found = finding.sentence(book, book.tables[0])
        whole = "\u2018Rather safe + Very safe\u2019: 31 (26 to 37) % in the Western Balkans"
        assert found == f"{whole}{expected}"


def test_heading_among_those_shown_says_so(safety: Plate) -> None:
    book = lettered(safety, ["B D E F", "", "", "", "", ""])
    line = finding.headline_line(safety.table)
    assert line is not None
    book.tables[0].reasons[line, 3] = Reason.NOT_COVERED
    assert finding.sentence(book, book.tables[0]).endswith("than in any other economy shown")


def test_heading_says_nothing_of_a_headline_that_is_hidden_or_not_there(safety: Plate) -> None:
    book = lettered(safety, [""] * 6)
    line = finding.headline_line(safety.table)
    assert line is not None
    book.tables[0].reasons[line, 0] = Reason.HELD_BACK
    assert finding.sentence(book, book.tables[0]) == ""
    bare = replace(book.tables[0], question=replace(safety.table.question, headline=()))
    lines = tuple(one for one in bare.lines if one.part is not Part.HEADLINE)
    assert finding.headline_line(replace(bare, lines=lines)) is None


def test_page_works_alone_and_says_that_it_is_synthetic(
    yearbook: Yearbook, asked: Yearbook, region: Region
) -> None:
    page = page_of(yearbook, region)
    assert 'class="synthetic"' in page
    assert "SYNTHETIC" not in page_of(asked, region).replace("<dd>SYNTHETIC</dd>", "")
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "prefers-color-scheme:dark" in page
    assert "without prejudice to positions on status" in page
    assert "=What is the gravest threat?" in page


def test_page_escapes_what_a_questionnaire_says(yearbook: Yearbook, region: Region) -> None:
    question = replace(yearbook.tables[0].question, wording={"en": "<script>alert(1)</script>"})
    book = replace(yearbook, tables=(replace(yearbook.tables[0], question=question),))
    assert "<script>" not in page_of(book, region)
    for _, data in picture_files(Plate(book, book.tables[0], region, LIGHT)):
        assert b"<script>" not in data


@pytest.fixture
def followed(safety: Plate, profile: Profile) -> Plate:
    """The question with a map, and with shares that were released of two waves before."""
    before = Moment("2022", {"ALB": (40.0, 35.0, 45.0), "WB6": (30.0, 28.0, 32.0)})
    other = Moment("2023", {"ALB": (42.0, 37.0, 47.0), "SRB": (20.0, 15.0, 26.0)})
    return replace(safety, shapes=load_shapes(profile), past=(before, other))


def test_a_headline_has_a_map_and_its_waves(followed: Plate) -> None:
    pictures = {one.kind: one for one in pictures_of(followed)}
    assert list(pictures) == ["bars", "dots", "map", "waves"]
    assert pictures["map"].caption == "Map: Net: Rather safe + Very safe"
    root = etree.fromstring(pictures["map"].wide)
    texts = ["".join(node.itertext()) for node in root.iter("{*}text")]
    assert "not covered" in texts
    own = finding.number(followed.table, len(followed.table.lines) - 1, 1)
    assert texts.count(own.replace(" to ", "\N{EN DASH}")) == 1


def test_waves_leave_a_gap_where_nothing_was_released(followed: Plate) -> None:
    waves = pictures_of(followed)[3].wide
    told = etree.fromstring(waves).findtext("{*}desc")
    assert told is not None
    assert "2022: Albania 40 (35 to 45), Bosnia and Herzegovina none told" in told
    # By economy and region: the one without respondents lacks this wave too.
    assert waves.count("none told</text>") == 2 + 3 + 2 + 2 + 1 + 1
    assert "L" not in "".join(re.findall(r'<path d="(M[^"]*)" stroke="#1d5fa6"', waves))


def test_the_table_behind_waves_holds_what_was_released(followed: Plate) -> None:
    rows = list(
        csv.DictReader(io.StringIO(dict(picture_files(followed))["pictures/safety.csv"].decode()))
    )
    own = [row for row in rows if row["place"] == "Albania" and row["answer"].startswith("Net")]
    newest = 100 * followed.table.share[-1, 1]
    assert [row["period"] for row in own] == ["2022", "2023", "2024"]
    assert [float(row["number"]) for row in own] == pytest.approx([40, 42, newest], rel=1e-4)
