"""Values of a frozen edition, for prose to be held to: read from its own data package."""

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from synopsis.report.check.values import Value
from synopsis.report.errors import ReportError
from synopsis.vocabulary import Unit, digits

if TYPE_CHECKING:
    from synopsis.catalog import Profile, View

_SERIES = "data/series.csv"
# What counts nothing: a stage's number is the name of a step.
_WORDED = frozenset({"ordinal", "rank", "year", "date", "text"})


def values_of(view: "View") -> tuple[Value, ...]:
    """Every value of the edition that a view was frozen as, told by its indicator's names.

    The file is checked by the digest in the edition's record. Values of synthetic indicators and
    of stages, whose numbers measure nothing, are not among them.
    """
    edition = view.edition
    if edition is None:
        raise ReportError("a draft holds no values yet", remedy="freeze it and name the edition")
    path = view.root / "editions" / edition.key / _SERIES
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _broken(edition.name) from error
    if sha256(data).hexdigest() != edition.outputs.get(_SERIES):
        raise _broken(edition.name)
    return read_values(data, view.profile)


def read_values(data: bytes, profile: "Profile") -> tuple[Value, ...]:
    """The values of a table of series, as editions hold it."""
    names = names_of(profile)
    rows = csv.DictReader(io.StringIO(data.decode(), newline=""))
    return tuple(_values(rows, names))


def names_of(profile: "Profile") -> Mapping[str, tuple[str, ...]]:
    """The names of each indicator: its own, and what reports call it.

    The short name of a heading is none of them: "attacks" alone could be any.
    """
    called = profile.sheet("indicator_words.yml")
    return {
        str(card["id"]): _once((card["name"], *called.get(card["id"], ())))
        for card in profile.cards("indicators")
    }


def _once(names: Iterable[object]) -> tuple[str, ...]:
    """Names without those that differ in capitals alone."""
    return tuple({str(name).lower(): str(name) for name in reversed((*names,))}.values())[::-1]


def _values(rows: "csv.DictReader[str]", names: Mapping[str, tuple[str, ...]]) -> Iterator[Value]:
    for row in rows:
        indicator, text = row["indicator"], row["number"]
        if not text or row["is_synthetic"] == "true" or row["unit"] in _WORDED:
            continue
        number = float(text)
        if indicator in names and math.isfinite(number):
            place, period = row["place_code"], row["period"]
            yield Value(
                f"{indicator}/{place}/{period}", indicator, names[indicator], place, period,
                number, Unit(row["unit"]).sign.strip(), _decimals(number),
            )  # fmt: skip


def _decimals(number: float) -> int:
    """How many decimals the edition writes a value with."""
    return len(digits(number).partition(".")[2])


def _broken(name: str) -> ReportError:
    return ReportError(
        f"the values of the edition {name} are not those of its record",
        where=_SERIES,
        remedy=f"run `synopsis verify {name}` and restore the file",
    )
