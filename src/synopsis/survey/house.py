"""House rules: the named choices of a region by which every survey table is made and printed."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from synopsis.survey.cells.rules import Freedom
from synopsis.survey.design import Lonely
from synopsis.survey.errors import SurveyError
from synopsis.survey.proportion import Kind

_INTERVALS = {
    "logit": "logit",
    "beta": "Korn-Graubard",
    "asin": "arcsine",
    "mean": "symmetric",
    "likelihood": "likelihood",
}
_DFS = {"domain": "the column's own sampling units less its strata", "design": "the whole design's"}
_CORRECTIONS = {
    "holm": "Tests are corrected for their number after Holm.",
    "benjamini_hochberg": "Tests are corrected for their number after Benjamini and Hochberg.",
    "none": "Tests are not corrected for their number.",
}


@dataclass(frozen=True, slots=True)
class House:
    """How shares get their intervals, and which of them may be shown.

    A base under `suppress_below` respondents shows nothing, one under `flag_below` is flagged; a
    cell of fewer than `disclose_at_least` respondents is not published.
    """

    interval: Kind = "logit"
    level: float = 0.95
    df: Freedom = "domain"
    lonely: str = "adjust"
    multiplicity: str = "holm"
    suppress_below: int = 30
    flag_below: int = 50
    disclose_at_least: int = 10

    def __post_init__(self) -> None:
        """Refuse a choice that has no meaning."""
        choices = {
            "interval": _INTERVALS,
            "df": _DFS,
            "lonely": set(Lonely),
            "multiplicity": _CORRECTIONS,
        }
        for key, known in choices.items():
            if getattr(self, key) not in known:
                raise _wrong(key, getattr(self, key), f"use one of {', '.join(known)}")
        if not 0 < self.level < 1:
            raise _wrong("level", self.level, "write a number between nought and one, as 0.95")
        if not 0 < self.disclose_at_least <= self.suppress_below <= self.flag_below:
            raise _wrong(
                "suppress_below",
                self.suppress_below,
                "keep disclose_at_least <= suppress_below <= flag_below",
            )

    @classmethod
    def parse(cls, card: Mapping[str, Any]) -> "House":
        """House rules from the region's card; what it leaves out stays as it is here."""
        known = {one.name: one for one in fields(cls)}
        strays = sorted(set(map(str, card)) - set(known))
        if strays:
            raise SurveyError(
                f"the survey rules have an unknown key '{strays[0]}'",
                where="region.yml, key 'survey'",
                remedy=f"use {', '.join(known)}",
            )
        kinds = {name: type(getattr(cls(), name)) for name in card}
        try:
            return cls(**{name: kinds[name](value) for name, value in card.items()})
        except (TypeError, ValueError) as error:
            raise SurveyError(
                f"a survey rule cannot be read ({error})", where="region.yml, key 'survey'"
            ) from error

    @property
    def sentences(self) -> tuple[str, ...]:
        """The rules as they are printed under every table."""
        return (
            (
                f"Intervals: {_INTERVALS[self.interval]}, {self.level:.0%}, by Student's t on "
                f"{_DFS[self.df]} (Korn-Graubard where a share is nought or the whole)."
            ),
            _CORRECTIONS[self.multiplicity],
            (
                f"A base of fewer than {self.suppress_below} respondents is not shown, one of "
                f"fewer than {self.flag_below} is flagged, and a cell of fewer than "
                f"{self.disclose_at_least} respondents is not published."
            ),
        )


def _wrong(key: str, value: object, remedy: str) -> SurveyError:
    return SurveyError(
        f"the survey rule '{key}' cannot be {value!r}",
        where="region.yml, key 'survey'",
        remedy=remedy,
    )
