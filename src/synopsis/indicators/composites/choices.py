"""Choices: every step of a composite that could be done otherwise, named with its reason."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from synopsis.indicators.errors import IndicatorError

NEEDED = object()  # stands where a card must say
SCOPES = ("pooled", "per_year", "own")
STAND_INS = ("middle", "median")
MEANS = ("arithmetic", "geometric", "harmonic", "median", "power", "copeland")

# What each step can be, with the arguments of each method and what they are where a card is silent.
STEPS: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "denominate": {"none": {}, "divide": {"by": NEEDED, "members": NEEDED, "per": 1}},
    "screen": {
        "shares": {
            "units_at_least": NEEDED, "members_at_least": NEEDED, "lead_above": 0.5, "beyond": 50,
        },
    },
    "impute": {
        "none": {},
        "carry": {"years": NEEDED},
        "linear": {"years": NEEDED},
        "mean_of_economies": {},
    },
    "treat": {
        "none": {},
        "winsorise": {"points": 5, "skew": 2, "kurtosis": 3.5, "then_log": True, "members": ()},
        "log": {"members": ()},
    },
    "normalise": {
        "min_max": {"scope": NEEDED, "range": (0, 100), "least_points": 5},
        "goalposts": {"posts": NEEDED, "range": (0, 100)},
        "z_score": {"scope": NEEDED, "mean": 0, "deviation": 1, "least_points": 5},
        "rank": {"scope": NEEDED, "least_points": 5},
        "percentile": {"scope": NEEDED, "least_points": 5},
        "distance": {"targets": NEEDED},
    },
    "weights": {"equal": {}, "manual": {}, "pca": {}, "correlation": {}},
    "aggregate": {"levels": {"levels": NEEDED, "power": 0.5}},
    "draws": {
        "monte_carlo": {
            "number": 2000, "seed": 1, "weights_within": 0.25, "interval": 0.9, "base": 512,
            "stand_in": "middle",
        },
    },
}  # fmt: skip


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_pair(value: object) -> bool:
    """Two numbers of which the second is greater."""
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and all(map(_is_number, value))
        and value[0] < value[1]
    )


def _is_names(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)


def _is_means(value: object) -> bool:
    return _is_names(value) and bool(value) and set(value) <= set(MEANS)  # type: ignore[call-overload]  # names, as just seen


_Rule = tuple[Callable[[Any], bool], str]
_SHARE: _Rule = (lambda value: _is_number(value) and 0 <= value <= 1, "a share from 0 to 1")
_NUMBER: _Rule = (_is_number, "a finite number")
_POSITIVE: _Rule = (lambda value: _is_number(value) and value > 0, "a number above 0")
_NAMES: _Rule = (_is_names, "a list of indicators")
_RULES: Mapping[str, _Rule] = {
    "by": (lambda value: isinstance(value, str), "an indicator"),
    "members": _NAMES,
    "per": _POSITIVE,
    "units_at_least": _SHARE,
    "members_at_least": _SHARE,
    "lead_above": (
        lambda value: _is_number(value) and 0 <= value < 1, "a share from 0 to below 1"
    ),
    "beyond": (lambda value: _is_number(value) and value >= 2, "a factor of at least 2"),
    "stand_in": (lambda value: value in STAND_INS, f"one of {', '.join(STAND_INS)}"),
    "years": (lambda value: _is_whole(value, 1, 20), "a whole number from 1 to 20"),
    "points": (lambda value: _is_whole(value, 1, 1000), "a whole number of at least 1"),
    "skew": _POSITIVE,
    "kurtosis": _POSITIVE,
    "then_log": (lambda value: isinstance(value, bool), "true or false"),
    "scope": (lambda value: value in SCOPES, f"one of {', '.join(SCOPES)}"),
    "range": (_is_pair, "two numbers, the smaller one first"),
    "least_points": (lambda value: _is_whole(value, 2, 1000), "a whole number of at least 2"),
    "posts": (
        lambda value: isinstance(value, Mapping) and all(map(_is_pair, value.values())),
        "two numbers for each member, the smaller one first",
    ),
    "targets": (
        lambda value: isinstance(value, Mapping) and all(map(_is_number, value.values())),
        "a number for each member",
    ),
    "mean": _NUMBER,
    "deviation": _POSITIVE,
    "levels": (_is_means, f"a list of {', '.join(MEANS)}, from the members upwards"),
    "power": (lambda value: _is_number(value) and value != 0, "a number other than 0"),
    "number": (lambda value: _is_whole(value, 100, 1_000_000), "from 100 to a million"),
    "seed": (lambda value: _is_whole(value, 0, 2**63 - 1), "a whole number"),
    "weights_within": (
        lambda value: _is_number(value) and 0 <= value < 1, "a share from 0 to below 1"
    ),
    "interval": (
        lambda value: _is_number(value) and 0.5 <= value < 1, "a share from 0.5 to below 1"
    ),
    "base": (lambda value: _is_whole(value, 16, 65536), "a whole number of at least 16"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """One step of a composite: its method by name, the method's arguments, and the reason."""

    step: str
    method: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a method, an argument or a value that the step does not know."""
        where = f"the step '{self.step}' of a composite"
        methods = STEPS.get(self.step)
        if methods is None:
            what, known = f"'{self.step}' is not a step", ", ".join(STEPS)
            raise IndicatorError(what, where="a composite", remedy=f"use {known}")
        if self.method not in methods:
            what, known = f"'{self.method}' is not a method", ", ".join(methods)
            raise IndicatorError(what, where=where, remedy=f"use {known}")
        takes = methods[self.method]
        for name, value in self.arguments.items():
            if name not in takes:
                known = f"{self.method} takes {', '.join(takes) or 'no arguments'}"
                raise IndicatorError(f"unknown argument '{name}'", where=where, remedy=known)
            _check(name, value, where)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  # what a card gives, checked at birth
        """An argument by name."""
        return self.arguments[name]

    def _idle(self) -> set[str]:
        """The arguments that the others leave without effect."""
        found = set()
        if "power" not in self.arguments.get("levels", ["power"]):
            found.add("power")
        if self.arguments.get("scope", "own") != "own":
            found.add("least_points")
        return found

    @property
    def sentence(self) -> str:
        """The method and its arguments in one line."""
        idle = self._idle()
        told = ", ".join(
            f"{name} {_told(value)}" for name, value in self.arguments.items() if name not in idle
        )
        return f"{self.method} ({told})" if told else self.method


def _check(name: str, value: object, where: str) -> None:
    if value is NEEDED:
        raise IndicatorError(f"'{name}' is missing", where=where, remedy="name it")
    fits, wanted = _RULES[name]
    if not fits(value):
        raise IndicatorError(f"'{name}' cannot be {value!r}", where=where, remedy=f"give {wanted}")


def _told(value: object) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_told(one)}" for name, one in value.items())
    if isinstance(value, list | tuple):
        return " ".join(map(str, value)) or "all"
    return str(value)


def parse_choice(step: str, card: object, where: str) -> Choice:
    """Read a choice from its part of a card; a step of one method need not name it."""
    methods = STEPS.get(step, {})
    told = dict(card) if isinstance(card, Mapping) else {"method": card}
    method = str(told.pop("method", next(iter(methods)) if len(methods) == 1 else ""))
    reason = str(told.pop("reason", ""))
    try:
        return Choice(step, method, {**methods.get(method, {}), **told}, reason)
    except IndicatorError as error:
        raise IndicatorError(error.what, where=f"{where}, {step}", remedy=error.remedy) from error
