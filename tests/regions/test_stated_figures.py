import re
from collections import defaultdict
from collections.abc import Callable, Mapping

import pytest

from tests.regions.profile import ECONOMIES, REGION, TRENDS, mission, report_lines, squeezed, table

Row = Mapping[str, str]

COLUMNS = [
    "id",
    "value",
    "value_low",
    "value_high",
    "unit",
    "counted",
    "hedge",
    "words",
    "concept",
    "trend",
    "population",
    "place",
    "period",
    "wave",
    "instrument",
    "base",
    "item_type",
    "kind",
    "line_start",
    "line_end",
    "note",
]
CLOSED = {
    "unit": {
        "percent",
        "percentage_point",
        "relative_percent",
        "count",
        "rank",
        "year",
        "date",
        "ordinal",
        "text",
    },
    "hedge": {
        "exact",
        "about",
        "more_than",
        "at_least",
        "at_most",
        "less_than",
        "almost",
        "between",
    },
    "item_type": {
        "single",
        "multi",
        "scale",
        "rank",
        "admin",
        "derived",
        "design",
        "claim",
        "recommendation",
        "feedback",
        "span",
        "date",
        "rule",
        "structure",
        "not_stated",
    },
    "trend": {"", *TRENDS},
    "place": {"", REGION, *ECONOMIES},
}
HEDGE_WORDS = {
    "about": ("approximately", "remaining"),
    "more_than": ("more than", "over ", "plus"),
    "at_most": ("top ",),
    "almost": ("nearly",),
    "between": ("two or three", "one or two", "two/three"),
}
NUMBER_WORDS = {
    "one": 1,
    "an extra": 1,
    "primary": 1,
    "last decade": 1,
    "two": 2,
    "twofold": 2,
    "second": 2,
    "14th and 15th": 2,
    "23 and 24": 2,
    "three": 3,
    "third": 3,
    "seven": 7,
    "nine": 9,
    "twenty": 20,
    "thirty": 30,
    "1 in 4": 25,
    "all respondents": 100,
}
MONTHS = "January February March April May June July August September October November December"
BULLET = re.compile(r"^\s*\ufffd")
COUNTED_BY_BULLET = {"F046", "F047", "F048", "F049", "F050", "F051", "F055", "F101", "F102"}
PERSON = re.compile(r"\b(?:Mr|Ms|Dr)\.")


def rows() -> list[dict[str, str]]:
    return table("stated_figures")


def figures() -> dict[str, float]:
    return {row["id"]: float(row["value"]) for row in rows() if is_number(row["value"])}


def is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(?:\.\d+)?", text) is not None


def stands_in(row: Row, lines: list[str]) -> bool:
    passage = "".join(lines[int(row["line_start"]) : int(row["line_end"]) + 1])
    return squeezed(row["words"]) in squeezed(passage)


def says_value(row: Row) -> bool:
    """Whether the words state the value, as a numeral or as a number word."""
    words = row["words"].lower()
    if row["unit"] == "date":
        year, month, *day = row["value"].split("-")
        name = MONTHS.split()[int(month) - 1].lower()
        return f"{name} {year}" in words and all(str(int(part)) in words for part in day)
    if row["value"].lstrip("-") in re.findall(r"\d+(?:[./]\d+)?", words):
        return True
    return any(
        phrase in words and str(value) == row["value"] for phrase, value in NUMBER_WORDS.items()
    )


def says_hedge(row: Row) -> bool:
    words = row["words"].lower()
    return row["hedge"] == "exact" or any(hedge in words for hedge in HEDGE_WORDS[row["hedge"]])


def outside_closed_sets(row: Row) -> list[str]:
    return [column for column, allowed in CLOSED.items() if row[column] not in allowed]


def bounds_fit(row: Row) -> bool:
    low, high = row["value_low"], row["value_high"]
    if row["hedge"] == "between":
        return bool(low and high) and float(low) <= float(row["value"]) <= float(high)
    return not low and not high


def conflicts(listed: list[dict[str, str]]) -> list[tuple[str, ...]]:
    """Figures on one concept, place and period, whatever they say."""
    cells: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in listed:
        cells[row["concept"], row["place"], row["period"]].append(row["id"])
    return [tuple(ids) for ids in cells.values() if len(ids) > 1]


def test_figures_are_complete_and_sorted() -> None:
    assert list(rows()[0]) == COLUMNS
    assert [row["id"] for row in rows()] == [f"F{number:03d}" for number in range(1, 109)]


def test_figures_keep_to_closed_sets() -> None:
    assert {row["id"]: outside_closed_sets(row) for row in rows() if outside_closed_sets(row)} == {}


@pytest.mark.parametrize(
    ("column", "word"), [("unit", "percents"), ("hedge", "roughly"), ("place", "KSV")]
)
def test_closed_sets_reject_other_words(column: str, word: str) -> None:
    assert outside_closed_sets({**rows()[0], column: word}) == [column]


def test_words_stand_in_their_lines() -> None:
    lines = report_lines()
    assert [row["id"] for row in rows() if not stands_in(row, lines)] == []


@pytest.mark.parametrize("change", [{"words": "Approximately 61%"}, {"line_start": "593"}])
def test_words_elsewhere_are_noticed(change: dict[str, str]) -> None:
    assert not stands_in({**rows()[0], **change}, report_lines())


def test_words_state_value_and_hedge() -> None:
    spoken = [row for row in rows() if row["words"]]
    assert [row["id"] for row in spoken if not says_value(row)] == []
    assert [row["id"] for row in spoken if not says_hedge(row)] == []


@pytest.mark.parametrize(
    ("number", "change", "check"),
    [
        (1, {"value": "61"}, says_value),
        (3, {"value": "3"}, says_value),
        (77, {"value": "2023-12-08"}, says_value),
        (1, {"hedge": "more_than"}, says_hedge),
        (58, {"value_high": ""}, bounds_fit),
        (58, {"value": "4"}, bounds_fit),
        (1, {"value_low": "55"}, bounds_fit),
    ],
)
def test_changed_figure_is_noticed(
    number: int, change: dict[str, str], check: Callable[[Row], bool]
) -> None:
    assert not check({**rows()[number - 1], **change})


def test_bounds_belong_to_ranges_only() -> None:
    assert [row["id"] for row in rows() if not bounds_fit(row)] == []


def test_figures_without_words_are_counted_or_derived() -> None:
    silent = [row for row in rows() if not row["words"]]
    assert [row["id"] for row in silent if not row["note"]] == []
    assert {row["kind"] for row in silent} <= {
        "derived",
        "derived_count",
        "structure",
        "recommendation",
        "organisation",
    }


def test_derived_figures_follow_from_stated_ones() -> None:
    value = figures()
    assert value["F016"] == value["F014"] - value["F015"]
    assert value["F023"] == 100 - value["F018"] - value["F020"] - value["F021"]
    panels = sum(value[f"F{number:03d}"] for number in range(46, 53))
    assert value["F054"] == panels + value["F053"]
    assert value["F037"] + value["F038"] == 100


def test_counted_lists_are_as_long_as_said() -> None:
    lines = report_lines()
    for row in rows():
        span = lines[int(row["line_start"]) : int(row["line_end"]) + 1]
        if row["id"] in COUNTED_BY_BULLET:
            assert sum(bool(BULLET.match(line)) for line in span) == int(row["value"]), row["id"]
        if row["id"] == "F052":
            assert sum(len(PERSON.findall(line)) for line in span) == int(row["value"])
        if row["id"] == "F053":
            assert sum(line.startswith("Moderator:") for line in span) == int(row["value"])


def test_only_known_figures_contradict() -> None:
    assert conflicts(rows()) == [("F001", "F002")]


def test_new_contradiction_is_noticed() -> None:
    twin = {**rows()[11], "id": "F109", "value": "82"}
    assert ("F012", "F109") in conflicts([*rows(), twin])


def test_values_agree_with_the_first_reading() -> None:
    first = {fact["id"]: fact["value"] for fact in mission("facts")}
    differing = {
        row["id"] for row in rows() if row["value"] != str(first[row["id"]]) and row["words"]
    }
    assert differing == {"F058", "F059", "F062"}, "ranges are given by their lower end and bounds"


def test_no_base_is_invented() -> None:
    assert {row["base"] for row in rows()} == {""}
