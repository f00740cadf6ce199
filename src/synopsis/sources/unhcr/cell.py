"""Cells of the refugee statistics: one number of people, by origin, place of asylum and year.

Figures of an origin and those of a place of asylum are different things; the source card adds
them up `by: origin` or `by: asylum`. Where the publisher has done so itself, the other of the
two reads `-`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from synopsis.sources.reading import Reject, Row, fault_of_observation, sort_out

MEASURES = (
    "refugees", "asylum_seekers", "returned_refugees", "idps", "returned_idps", "stateless",
    "ooc", "oip", "hst", "applied", "dec_recognized", "dec_other", "dec_rejected", "dec_closed",
    "dec_total", "resettlement", "naturalisation",
)  # fmt: skip
# By what the applications and decisions of one origin and place of asylum are told apart.
PARTS = ("procedure_type", "app_type", "dec_level", "app_pc", "dec_pc")
KEYS = ("indicator", "origin", "asylum", "period", *PARTS)
NONE = "-"
_PEOPLE = re.compile(r"[0-9]{1,12}")


def cells(
    locator: str, shared: Mapping[str, str], numbers: Mapping[str, str]
) -> Iterator[tuple[Row, str]]:
    """The numbers of one published row, each with the reason why it cannot be taken, if any."""
    place = shared["origin"] if shared["origin"] != NONE else shared["asylum"]
    for measure, number in numbers.items():
        row = {
            "locator": f"{locator}, {measure}",
            "indicator": measure,
            "place": place,
            **dict.fromkeys(PARTS, ""),
            **shared,
            "value": "" if number == NONE else number,
            "unit": "",
            "status": "",
            "note": "",
        }
        yield row, _fault(row)


def sorted_out(
    found: Sequence[tuple[Row, str]],
) -> tuple[tuple[Row, ...], tuple[Reject, ...]]:
    """Rows and rejects; two cells of one key contradict each other."""
    return sort_out(found, KEYS)


def _fault(row: Row) -> str:
    if not row["origin"] or not row["asylum"]:
        return "its origin or place of asylum is empty"
    if row["value"] and not _PEOPLE.fullmatch(row["value"]):
        return f"its value '{row['value'][:40]}' is not a number of people"
    return fault_of_observation(row)
