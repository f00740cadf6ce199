"""EUvsDisinfo: cases of disinformation, each with its day and the places that it names.

A case that names several places is one incident for each of them. Titles, keywords, outlets and
addresses are not taken: they may name persons, and an address repeats its title. A case is known by
the digest of its address. Beside the incidents stand, by month and place, the cases
that name it and all cases of the database, so that a count is never without its denominator.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from synopsis.sources.compiled import COMPILED
from synopsis.sources.delimited import Table, check_columns, read_table
from synopsis.sources.incident import fault_of_incident, incident_row, untold
from synopsis.sources.reading import Format, Reading, Row, sort_out

_COLUMNS = ("date", "id", "title", "countries", "keywords", "languages", "outlets")
_PREDECESSORS = frozenset({"Yugoslavia"})
# A locator is our own text, in which the name carries its asterisk.
_OURS = {"Kosovo": "Kosovo*"}
_ADDRESS = "https://"


def parse_cases(data: bytes, card: Any) -> Reading:  # noqa: ANN401
    """Read the table of cases; a locator is `row 17, place Serbia`, or a count of named rows."""
    table = read_table(data, card.encoding)
    check_columns(table, _COLUMNS)
    cases, rejects = sort_out(_cases(table), ("incident",))
    lost = untold(table.rejects) + rejects
    named = [row for case in cases for row in _named(case)]
    return Reading(table.columns, (*named, *_counts(cases)), lost)


def _cases(table: Table) -> Iterator[tuple[Row, str]]:
    """Each case once, with all the places that it names."""
    for locator, line in table.rows:
        row = incident_row(
            locator,
            {
                "incident": sha256(line["id"].encode()).hexdigest()[:16],
                "kind": "disinformation",
                "words": "disinformation case",
                "first": line["date"],
                "place": line["countries"],
                "actors": "media",
            },
        )
        # A case may name no place; it is counted among all cases then, and is no incident.
        fault = fault_of_incident({**row, "place": row["place"] or "no place"})
        if not fault and not line["id"].startswith(_ADDRESS):
            fault = "its id is not an address"
        yield row, fault


def _places(case: Row) -> list[str]:
    """The places that a case names, each once, as the publisher writes them."""
    return list(dict.fromkeys(name.strip() for name in case["place"].split("+") if name.strip()))


def _named(case: Row) -> Iterator[Row]:
    for place in _places(case):
        yield {
            **case,
            "locator": f"{case['locator']}, place {_OURS.get(place, place)}",
            "place": place,
            "outside": _outside(place),
        }


def _outside(place: str) -> str:
    """Why a place that fell apart is given to none of those that came after it."""
    return f"{place}, a predecessor that is given to no successor" * (place in _PREDECESSORS)


def _counts(cases: tuple[Row, ...]) -> Iterator[Row]:
    """For each month and place: the cases that name it, and all; nought where none does.

    The database lists every case, so a month in it without a case of a place is a counted zero.
    """
    alls = Counter(case["first"][:7] for case in cases)
    naming: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        for place in _places(case):
            naming[place][case["first"][:7]] += 1
    for place, months in sorted(naming.items()):
        for month, all_cases in sorted(alls.items()):
            yield _count("cases_naming", place, month, months[month])
            yield _count("all_cases", place, month, all_cases)


def _count(indicator: str, place: str, month: str, number: int) -> Row:
    which = "that name" if indicator == "cases_naming" else "of all places, for"
    return {
        "locator": f"count of the cases of {month} {which} {_OURS.get(place, place)}",
        "indicator": indicator,
        "place": place,
        "period": month,
        "value": str(number),
        "unit": "",
        "status": "count",
        "note": "",
        "outside": _outside(place),
    }


FORMATS: Mapping[str, Format] = {
    "cases": Format(reader="euvsdisinfo cases, reader 1", parse=parse_cases),
    "compiled": COMPILED,
}
