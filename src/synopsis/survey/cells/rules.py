"""Rules: how the cells of a yearbook are bounded, and which may not be shown."""

from dataclasses import dataclass
from typing import Literal, get_args

from synopsis.survey.errors import SurveyError
from synopsis.survey.proportion import Kind

Freedom = Literal["domain", "design"]


@dataclass(frozen=True, slots=True)
class Rules:
    """The interval and its level, the df that it rests on, and the least bases.

    With df "domain" an interval rests on the units less the strata that have rows in the domain
    (as R's `degf(subset(design, ...))`); with "design" on those of the whole design (as R's
    `svyby` with `degf(design)`), which is wider in hope and narrower in width. A base below
    `suppress_below` is suppressed, one below `flag_below` is flagged.
    """

    interval: Kind = "logit"
    level: float = 0.95
    df: Freedom = "domain"
    suppress_below: int = 30
    flag_below: int = 50

    def __post_init__(self) -> None:
        """Refuse rules that nothing can meet."""
        if self.interval not in get_args(Kind):
            raise SurveyError(
                f"'{self.interval}' is not a kind of interval",
                remedy=f"use one of {', '.join(get_args(Kind))}",
            )
        if not 0 < self.level < 1:
            raise SurveyError(
                f"the level {self.level:g} is no share", remedy="use one between 0 and 1, as 0.95"
            )
        if self.df not in get_args(Freedom):
            raise SurveyError(f"'{self.df}' is no choice of df", remedy="use domain or design")
        if not 0 <= self.suppress_below <= self.flag_below:
            raise SurveyError(
                f"bases below {self.suppress_below} are suppressed and those below "
                f"{self.flag_below} flagged",
                remedy="flag no fewer than are suppressed",
            )
