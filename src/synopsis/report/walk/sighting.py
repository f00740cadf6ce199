"""Sightings: each run of digits in a finished file, and where it leads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from synopsis.report.errors import ReportError
from synopsis.vocabulary import Address, Leads, VocabularyError

_DIGITS = re.compile(r"\d+")
_SIGNS = {"§": Leads.SOURCE, "¶": Leads.EDITION}


class Exempt(StrEnum):
    """The written list of numerals that need no origin; nothing else is exempt."""

    PAGE_NUMBER = "page number"
    AXIS_TICK = "axis tick"
    CITATION_MARK = "citation mark"
    SECTION_NUMBER = "section number"
    EDITION_DATE = "date of the edition"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One run of digits: where it stands, what it leads to, or why it need not.

    An address read from an anchor of HTML has dots where its id has slashes; compare sightings
    with entries by `Address.anchor`, which is the same for both.
    """

    numeral: str
    where: str
    context: str
    leads: Address | None = None
    exempt: Exempt | None = None
    why: str = ""

    def __post_init__(self) -> None:
        """Refuse a sighting of anything but digits."""
        if not self.numeral.isdigit():
            raise ReportError(f"'{self.numeral}' is not a run of digits", where=self.where)

    @property
    def is_broken(self) -> bool:
        """Whether the numeral leads nowhere though it should."""
        return self.leads is None and self.exempt is None


@dataclass(frozen=True, slots=True)
class Lead:
    """What a stretch of text leads to, as far as the file around it says."""

    address: Address | None = None
    exempt: Exempt | None = None
    why: str = "no link"


def runs_of_digits(text: str) -> Iterator[tuple[int, str, str]]:
    """Where each run of digits begins, the run, and the words around it."""
    for match in _DIGITS.finditer(text):
        around = text[max(0, match.start() - 40) : match.end() + 40]
        yield match.start(), match.group(), " ".join(around.split())


def address_of_label(label: str) -> Address | None:
    """The address that an entry names itself by in print: `F018`, `§ frontex`, `¶ record`."""
    sign, _, rest = label.strip().partition(" ")
    leads = _SIGNS.get(sign, Leads.NUMBER)
    try:
        return Address(leads, rest.strip() if sign in _SIGNS else label.strip())
    except VocabularyError:
        return None


def address_of_anchor(anchor: str) -> Address | None:
    """The address that an anchor such as `n-gdp_per_head.ALB.2022` stands for."""
    leads, dash, rest = anchor.partition("-")
    if not dash or leads not in {item.value for item in Leads}:
        return None
    try:
        return Address(Leads(leads), rest)
    except VocabularyError:
        return None


def sighting_of(numeral: str, where: str, context: str, lead: Lead) -> Sighting:
    """A sighting; what leads to the edition's record is a date (or digest) of the edition."""
    exempt = lead.exempt
    if exempt is None and lead.address is not None and lead.address.leads is Leads.EDITION:
        exempt = Exempt.EDITION_DATE
    why = "" if exempt or lead.address else lead.why
    return Sighting(numeral, where, context, lead.address, exempt, why)
