"""Draws of a rally's parts: shares by economy and topic from their joint normal.

What was not asked is drawn from what was, by Student's t for a further one of a kind (Gelman et al.
2013, Bayesian Data Analysis, section 3.2), so that the unknown widens and shifts nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import special, stats

from synopsis.survey.change.joint import joint_shares
from synopsis.survey.design import Codes, Flags, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.moment import Sample


@dataclass(frozen=True, slots=True, eq=False)
class Poll:
    """One wave by economies (E) and topics (T): E x T shares of support and of salience.

    NaN is not asked. `covariance` is E x 2T x 2T, support first; economies are independent.
    `df` are each economy's degrees of freedom.
    """

    economies: tuple[str, ...]
    topics: tuple[str, ...]
    support: Floats
    salience: Floats
    covariance: Floats
    df: Floats

    def __post_init__(self) -> None:
        """Refuse parts that do not fit."""
        shape = (len(self.economies), len(self.topics))
        wide = (shape[0], 2 * shape[1], 2 * shape[1])
        if self.support.shape != shape or self.salience.shape != shape:
            raise SurveyError(
                f"the shares are not {shape[0]} economies by {shape[1]} topics",
                where="the rally",
                remedy="give a share, or NaN, for each economy and topic",
            )
        if self.covariance.shape != wide:
            raise SurveyError("the covariance does not fit the shares", where="the rally")

    @property
    def variance(self) -> Floats:
        """E x T variances of the support."""
        size = len(self.topics)
        return np.asarray(np.diagonal(self.covariance, axis1=1, axis2=2)[:, :size])

    def only(self, topics: Flags) -> "Poll":
        """The same poll of the chosen topics."""
        both = np.concatenate([topics, topics])
        return replace(
            self,
            topics=tuple(np.array(self.topics)[topics].tolist()),
            support=self.support[:, topics],
            salience=self.salience[:, topics],
            covariance=self.covariance[:, both][:, :, both],
        )

    def blocked(self, topics: Sequence[str]) -> "Poll":
        """The same poll, the support of the named topics not to be compared."""
        named = np.array([one in set(topics) for one in self.topics], dtype=np.bool_)
        return replace(self, support=np.where(named[None, :], np.nan, self.support))

    def missing(self, topic: int) -> tuple[str, ...]:
        """The economies whose support of a topic is not known."""
        none = np.isnan(self.support[:, topic])
        return tuple(name for name, is_none in zip(self.economies, none, strict=True) if is_none)

    def interval(self, level: float) -> tuple[Floats, Floats]:
        """The ends of each economy's support, logit."""
        share, se = self.support, np.sqrt(self.variance)
        reach = stats.t.ppf((1 + level) / 2, np.where(self.df > 0, self.df, np.nan))[:, None]
        with np.errstate(divide="ignore", invalid="ignore"):
            away = reach * se / (share * (1 - share))
            low = special.expit(special.logit(share) - away)
            high = special.expit(special.logit(share) + away)
        is_bare = (share <= 0) | (share >= 1)
        return np.where(is_bare, np.nan, low), np.where(is_bare, np.nan, high)


def poll_of(
    sample: Sample, flags: tuple[Floats, Floats], topics: Sequence[str], economy: Codes,
    economies: Sequence[str],
) -> Poll:  # fmt: skip
    """A poll from n x T flags of support and of salience (NaN: not asked) and economy codes."""
    both = np.concatenate(flags, axis=1)
    names = tuple(f"{part} {topic}" for part in ("support", "salience") for topic in topics)
    size = len(topics)
    values = np.full((len(economies), 2 * size), np.nan)
    spread = np.zeros((len(economies), 2 * size, 2 * size))
    df = np.zeros(len(economies))
    for place in range(len(economies)):
        within = sample.within(economy == place)
        if not (within.domain_weights > 0).any():
            continue
        found = joint_shares(within, both, names)
        values[place], spread[place], df[place] = found.values, found.covariance, found.df
    return Poll(tuple(economies), tuple(topics), values[:, :size], values[:, size:], spread, df)


def drawn_parts(
    now: Poll, before: Poll | None, draws: int, generator: np.random.Generator
) -> tuple[Mapping[str, Floats], Mapping[str, Floats]]:
    """Each part by topic: as estimated (T, NaN where not known), and in draws (R x T)."""
    support, salience = _draw(now, draws, generator)
    whole = filled(support, generator, 0.0, 1.0)
    points = {
        "support": _mean(now.support),
        "alikeness": _alike(now.support[None], _noise(now))[0],
        "salience": _mean(now.salience),
        "trend": np.full(len(now.topics), np.nan),
    }
    change = np.full_like(support, np.nan)
    if before is not None:
        points["trend"] = _mean(now.support - before.support)
        change = support - _draw(before, draws, generator)[0]
    parts = {
        "support": whole.mean(axis=1),
        "alikeness": _alike(whole, 2 * _noise(now)),
        "salience": _topics(filled(salience, generator, 0.0, 1.0).mean(axis=1), generator, 0.0),
        "trend": _topics(filled(change, generator, -1.0, 1.0).mean(axis=1), generator, -1.0),
    }
    return points, parts


def filled(draws: Floats, generator: np.random.Generator, low: float, high: float) -> Floats:
    """R x E x T draws with each missing economy drawn as a further one of those that are there.

    A topic of fewer than two economies stays unknown.
    """
    known = np.isfinite(draws[:1])
    count = known.sum(axis=1, keepdims=True)
    mean = np.where(known, draws, 0.0).sum(axis=1, keepdims=True) / np.maximum(count, 1)
    apart = np.where(known, draws - mean, 0.0)
    spread = np.sqrt((apart**2).sum(axis=1, keepdims=True) / np.maximum(count - 1, 1))
    further = generator.standard_t(np.broadcast_to(np.maximum(count - 1, 1), draws.shape))
    drawn = mean + further * spread * np.sqrt(1 + 1 / np.maximum(count, 1))
    found: Floats = np.where(known, draws, np.clip(drawn, low, high))
    return np.where(count < 2, np.nan, found)


def _topics(draws: Floats, generator: np.random.Generator, low: float) -> Floats:
    """R x T draws with the topics that lack a part drawn as a further one of the others."""
    return filled(draws[:, :, None], generator, low, 1.0)[:, :, 0]


def _draw(poll: Poll, draws: int, generator: np.random.Generator) -> tuple[Floats, Floats]:
    """R x E x T draws of support and of salience; NaN stays."""
    values = np.concatenate([poll.support, poll.salience], axis=1)
    found = np.empty((draws, *values.shape))
    for place, own in enumerate(values):
        found[:, place] = own + generator.standard_normal((draws, len(own))) @ _root(
            poll.covariance[place]
        )
    size = len(poll.topics)
    return np.clip(found[:, :, :size], 0, 1), np.clip(found[:, :, size:], 0, 1)


def _root(spread: Floats) -> Floats:
    """A matrix whose square is the covariance, which may be of lower rank than it is wide."""
    lengths, axes = np.linalg.eigh(spread)
    root: Floats = (axes * np.sqrt(np.maximum(lengths, 0.0))).T
    return root


def _noise(poll: Poll) -> Floats:
    """The mean sampling variance of each topic's economies, nought for those not asked."""
    known = np.isfinite(poll.support)
    found: Floats = np.where(known, poll.variance, 0.0).sum(axis=0) / np.maximum(
        known.sum(axis=0), 1
    )
    return found


def _alike(shares: Floats, noise: Floats) -> Floats:
    """One less twice the standard deviation between economies, R x T, the noise taken off."""
    spread = np.nanvar(shares, axis=1, ddof=1) - noise
    return np.asarray(1 - 2 * np.sqrt(np.clip(spread, 0.0, 0.25)))


def _mean(shares: Floats) -> Floats:
    """The mean over the economies that were asked; NaN where fewer than two were."""
    known = np.isfinite(shares)
    count = known.sum(axis=0)
    found = np.where(known, shares, 0.0).sum(axis=0) / np.maximum(count, 1)
    return np.asarray(np.where(count >= 2, found, np.nan))
