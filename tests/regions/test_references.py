"""The registry of the report's references: whole, found where it says, graded by rule, nameless."""

import csv
import os
import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PROFILE = ROOT / "src" / "synopsis" / "regions" / "western_balkans"
SHARED = ROOT / os.environ.get("SYNOPSIS_SHARED", "../shared")
REPORT = SHARED / "mission" / "western-balkans-security-synopsis-2023.txt"
COLUMNS = (
    "id,note,part,line_start,line_end,class,publisher,title,published,url,"
    "language,resolves_to,reliability,credibility,circular,remark"
)
NOTES = range(1, 127)
FIRST_NOTE_LINE = 159
OWN_TITLE = "title in own words"
NO_LINK = ("link withheld: its path names a person", "no link printed")
DATE = re.compile(r"\((?:\d{1,2} )?(?:[A-Z][a-z]+,? )?\d{4}\)")
TITLED = re.compile(r"\b(?:Mr|Ms|Dr)\. +((?:[^\W\d_][\w-]+ ?){1,3})")
# Last words of organisations that the note prints in the place of an author.
BODY_WORDS = frozenset(
    re.findall(
        r"\w+",
        "affairs centre commission cooperation council crime daesh economic group institute "
        "macedonia migration nations operations osce parliament protection rane rcc think "
        "transnational union",
    )
)

Row = dict[str, str]


def read_rows() -> list[Row]:
    with (PROFILE / "figures" / "references.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_grades() -> dict[str, Any]:
    text = (PROFILE / "reference_grades.yml").read_text(encoding="utf-8")
    grades: dict[str, Any] = yaml.safe_load(text)
    return grades


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return read_rows()


@pytest.fixture(scope="module")
def grades() -> dict[str, Any]:
    return read_grades()


@pytest.fixture(scope="module")
def lines() -> list[str]:
    if not REPORT.is_file():
        pytest.skip(
            "the report's text is not here; set SYNOPSIS_SHARED to the folder that holds it"
        )
    return REPORT.read_text(encoding="utf-8").split("\n")


def fold(text: str) -> str:
    plain = text.translate(str.maketrans("đĐłŁ", "dDlL"))
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark)).casefold()


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text))


def own_lines(row: Row, lines: list[str]) -> str:
    return "\n".join(lines[int(row["line_start"]) - 1 : int(row["line_end"])])


def note_starts(lines: list[str]) -> dict[int, int]:
    """The line on which each numbered footnote begins, read in order from the first."""
    starts: dict[int, int] = {}
    for number, line in enumerate(lines, start=1):
        due = len(starts) + 1
        if number >= FIRST_NOTE_LINE and due in NOTES and re.match(rf"\s*{due}\s+\S", line):
            starts[due] = number
    return starts


def faults_of_identity(rows: list[Row]) -> list[str]:
    faults = [r["id"] for r in rows if r["id"] != f"R{int(r['note']):03d}{r['part']}"]
    parts: dict[int, str] = {}
    for row in rows:
        parts[int(row["note"])] = parts.get(int(row["note"]), "") + row["part"]
    faults += [f"note {note} is missing" for note in NOTES if note not in parts]
    faults += [f"note {n}" for n, p in parts.items() if not "abcdefghij".startswith(p)]
    return faults


def faults_of_grade(rows: list[Row], grades: dict[str, Any]) -> list[str]:
    by_id = {row["id"]: row for row in rows}
    return [row["id"] for row in rows if row["reliability"] != due_grade(row, by_id, grades)]


def due_grade(row: Row, by_id: dict[str, Row], grades: dict[str, Any]) -> str:
    if row["class"] == "cross_reference":
        return by_id[row["resolves_to"]]["reliability"]
    rule = grades["exceptions"].get(row["id"], grades["rules"][row["class"]])
    return str(rule["grade"])


def faults_of_resolution(rows: list[Row]) -> list[str]:
    """Chains end in one step at an earlier, full reference; nothing else resolves."""
    seen: dict[str, Row] = {}
    faults = []
    for row in rows:
        target = seen.get(row["resolves_to"])
        is_chain = row["class"] == "cross_reference"
        resolved = target is not None and target["class"] != "cross_reference"
        differs = target is not None and target["circular"] != row["circular"]
        if is_chain != resolved or (not is_chain and row["resolves_to"]) or differs:
            faults.append(row["id"])
        seen[row["id"]] = row
    return faults


def faults_of_link(rows: list[Row], lines: list[str]) -> list[str]:
    """A link stands whole in its own lines once breaks are removed; a missing one says why."""
    faults = []
    for row in rows:
        text = re.sub(r"\s", "", own_lines(row, lines))
        if row["url"]:
            is_good = row["url"] in text and row["url"].startswith(("https://", "www."))
        else:
            is_good = row["class"] == "cross_reference" or (
                (NO_LINK[0] in row["remark"] and "http" in text) or NO_LINK[1] in row["remark"]
            )
        if not is_good:
            faults.append(row["id"])
    return faults


def faults_of_title(rows: list[Row], lines: list[str]) -> list[str]:
    return [
        row["id"]
        for row in rows
        if OWN_TITLE not in row["remark"]
        and letters(row["title"]) not in letters(own_lines(row, lines))
    ]


def faults_of_date(rows: list[Row], lines: list[str]) -> list[str]:
    return [
        row["id"]
        for row in rows
        if row["published"]
        and not (
            re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", row["published"])
            and row["published"][:4] in own_lines(row, lines)
        )
    ]


def faults_of_range(rows: list[Row], lines: list[str]) -> list[str]:
    """Rows start with their note, follow each other and end where the text of the note ends."""
    starts = note_starts(lines)
    first = [
        r["id"] for r in rows if r["part"] == "a" and int(r["line_start"]) != starts[int(r["note"])]
    ]
    return first + [
        r["id"] for r, after in pairwise([*rows, None]) if r and not fits(r, after, lines)
    ]


def fits(row: Row, after: Row | None, lines: list[str]) -> bool:
    start, end = int(row["line_start"]), int(row["line_end"])
    if not (start <= end and lines[start - 1].strip() and lines[end - 1].strip()):
        return False
    if after and after["note"] == row["note"]:
        return start <= int(after["line_start"]) and end <= int(after["line_end"])
    follows = lines[end]
    next_start = int(after["line_start"]) if after else len(lines)
    return end < next_start and (
        not follows.strip() or follows[0] in " \f" or end + 1 == next_start
    )


def words(text: str) -> str:
    return " " + re.sub(r"[\W\d_]+", " ", fold(text)).strip() + " "


def surnames(rows: list[Row], lines: list[str]) -> frozenset[str]:
    """Last names of authors (printed before a date) and of speakers (Mr., Ms., Dr.)."""
    people = TITLED.findall("\n".join(lines))
    for row in rows:
        text = " ".join(own_lines(row, lines).split())
        for date in DATE.finditer(text):
            authors = re.split(r"[:;”\d]", text[: date.start()])[-1]
            people += re.split(r",|&| and | und ", authors)
    last = [person.split()[-1] for person in people if len(person.split()) > 1]
    return frozenset(words(name).strip() for name in last if name[0].isupper()) - BODY_WORDS


def faults_of_person(rows: list[Row], names: frozenset[str]) -> list[str]:
    cells = [(row["id"], words(" ".join(row.values()))) for row in rows]
    return [row_id for row_id, text in cells if any(f" {name} " in text for name in names)]


def changed(rows: list[Row], row_id: str, **cells: str) -> list[Row]:
    assert any(row["id"] == row_id for row in rows)
    return [row | cells if row["id"] == row_id else row for row in rows]


def test_references_have_the_written_columns(rows: list[Row]) -> None:
    assert ",".join(rows[0]) == COLUMNS
    assert all(None not in row and None not in row.values() for row in rows)


def test_references_cover_every_note_and_part(rows: list[Row]) -> None:
    assert faults_of_identity(rows) == []
    assert faults_of_identity([r for r in rows if r["note"] != "64"]) == ["note 64 is missing"]
    assert faults_of_identity([r for r in rows if r["id"] != "R045a"]) == ["note 45"]


def test_references_are_graded_by_the_rule_of_their_class(
    rows: list[Row], grades: dict[str, Any]
) -> None:
    assert faults_of_grade(rows, grades) == []
    assert faults_of_grade(changed(rows, "R010a", reliability="A"), grades) == ["R010a"]
    assert {row["credibility"] for row in rows} == {str(grades["credibility"])}
    assert {row["class"] for row in rows} == set(grades["rules"])
    assert set(grades["exceptions"]) <= {row["id"] for row in rows}


def test_references_resolve_in_one_step_to_an_earlier_full_one(rows: list[Row]) -> None:
    assert faults_of_resolution(rows) == []
    assert faults_of_resolution(changed(rows, "R101a", resolves_to="")) == ["R101a"]
    assert faults_of_resolution(changed(rows, "R054a", resolves_to="R055a")) == ["R054a"]
    assert faults_of_resolution(changed(rows, "R100a", resolves_to="R001a")) == ["R100a"]
    assert faults_of_resolution(changed(rows, "R101a", circular="yes")) == ["R101a"]


def test_references_of_the_organisation_itself_are_circular(rows: list[Row]) -> None:
    own = {r["id"] for r in rows if r["publisher"] == "Regional Cooperation Council"}
    circular = {r["id"] for r in rows if r["circular"] == "yes"}
    assert {row["circular"] for row in rows} == {"yes", "no"}
    assert circular == own | {"R116b"}


def test_references_speak_known_languages(rows: list[Row]) -> None:
    assert {row["language"] for row in rows} == {"", "en", "es", "zh"}


def test_references_name_the_asterisk(rows: list[Row]) -> None:
    assert not [r["id"] for r in rows if re.search(r"Kosovo(?!\*)", " ".join(r.values()))]


def test_links_stand_in_the_report(rows: list[Row], lines: list[str]) -> None:
    assert faults_of_link(rows, lines) == []
    cut = changed(rows, "R003a", url="https://hcss.nl/wp-content/uploads/2021/01/Other.pdf")
    assert faults_of_link(cut, lines) == ["R003a"]
    assert faults_of_link(changed(rows, "R010a", url=""), lines) == ["R010a"]


def test_titles_stand_in_the_report(rows: list[Row], lines: list[str]) -> None:
    assert faults_of_title(rows, lines) == []
    assert faults_of_title(changed(rows, "R010a", title="Twenty months"), lines) == ["R010a"]


def test_dates_stand_in_the_report(rows: list[Row], lines: list[str]) -> None:
    assert faults_of_date(rows, lines) == []
    assert faults_of_date(changed(rows, "R010a", published="1987"), lines) == ["R010a"]
    assert faults_of_date(changed(rows, "R010a", published="8 September 2021"), lines) == ["R010a"]


def test_line_ranges_hold_their_note(rows: list[Row], lines: list[str]) -> None:
    assert list(note_starts(lines)) == list(NOTES)
    assert faults_of_range(rows, lines) == []
    assert faults_of_range(changed(rows, "R010a", line_start="256"), lines) == ["R010a"]
    assert faults_of_range(changed(rows, "R005a", line_end="181"), lines) == ["R005a"]
    assert faults_of_range(changed(rows, "R005a", line_end="190"), lines) == ["R005a"]


def test_no_person_is_named(rows: list[Row], lines: list[str]) -> None:
    names = surnames(rows, lines)
    assert len(names) > 150
    assert faults_of_person(rows, names) == []
    author = min(names)
    assert faults_of_person(changed(rows, "R010a", title=f"A work by {author}"), names) == ["R010a"]
    in_link = changed(rows, "R010a", url=f"https://example.org/A_{author.title()}_2021.pdf")
    assert faults_of_person(in_link, names) == ["R010a"]
