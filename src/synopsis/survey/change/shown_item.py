"""A question as a trend shows it: its headline answers together, each answer, or its mean."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, get_args

import numpy as np

from synopsis.evidence import waves
from synopsis.survey.cells import Item
from synopsis.survey.design import Flags
from synopsis.survey.errors import SurveyError
from synopsis.survey.wave_sample import item_of

Shown = Literal["headline", "answers", "mean"]


def way_of(question: waves.Question, shown: str) -> Shown:
    """How a question is shown: as asked for, else its headline, else its answers.

    The headline of a question of several answers is one of them: nobody publishes their union.
    """
    if shown and shown not in get_args(Shown):
        raise SurveyError(
            f"a trend cannot be shown as '{shown}'",
            remedy=f"use one of {', '.join(get_args(Shown))}",
        )
    is_multiple = question.kind is waves.Kind.MULTIPLE
    if not shown:
        return "headline" if question.headline and not is_multiple else "answers"
    if shown == "headline" and not question.headline:
        raise SurveyError(
            f"the question '{question.concept}' has no headline", remedy="use answers"
        )
    if shown == "headline" and is_multiple and len(question.headline) > 1:
        raise SurveyError(
            f"the question '{question.concept}' takes several answers, which do not add up",
            remedy="use answers",
        )
    if shown == "mean" and question.kind is not waves.Kind.SCALE:
        raise SurveyError(f"the question '{question.concept}' is no scale", remedy="use answers")
    return "headline" if shown == "headline" else "mean" if shown == "mean" else "answers"


def shown_item(wave: waves.Wave, concept: str, shown: Shown, labels: Sequence[str] = ()) -> Item:
    """A question as it is shown; answers in the order of the labels, where some are given."""
    question = wave.codebook.question(concept)
    whole = item_of(wave, question)
    if shown == "mean":
        return _scale(whole, question)
    flags, asked = flags_of(whole)
    if shown == "headline":
        own = headline_labels(question)
        chosen = flags[:, [whole.categories.index(label) for label in own]]
        named = np.asarray(chosen.any(axis=1, keepdims=True), dtype=np.bool_)
        return Item(concept, (" or ".join(own),), flags=named, asked=asked)
    kept = tuple(labels) or whole.categories
    columns = [
        flags[:, whole.categories.index(label)] if label in whole.categories
        else np.zeros(len(asked), dtype=np.bool_)
        for label in kept
    ]  # fmt: skip
    return Item(concept, kept, flags=np.stack(columns, axis=1), asked=asked)


def headline_labels(question: waves.Question) -> tuple[str, ...]:
    """The answers that the codebook names together."""
    return tuple(answer.label() for answer in question.answers if answer.code in question.headline)


def flags_of(item: Item) -> tuple[Flags, Flags]:
    """An item as flags of n x k, and the rows that were asked."""
    if item.flags is not None and item.asked is not None:
        return item.flags, item.asked
    codes = np.asarray(item.codes, dtype=np.int64)
    flags: Flags = np.equal.outer(codes, np.arange(len(item.categories)))
    return flags, codes >= 0


def alike_items(
    before: waves.Wave, after: waves.Wave, concept: str, shown: Shown
) -> tuple[Item, Item]:
    """A question of both waves under the same labels: the answers that both offered."""
    first, second = (shown_item(wave, concept, shown) for wave in (before, after))
    if shown == "mean" and first.numbers != second.numbers:
        raise SurveyError(
            "the two waves have not the same numbers on their scale",
            where=f"the question '{concept}'",
            remedy="compare its headline",
        )
    if shown in ("mean", "headline"):
        return replace(first, categories=second.categories), second
    unsure = waves.Silence.DONT_KNOW.label
    common = [one for one in second.categories if one in first.categories]
    labels = [one for one in common if one != unsure]
    if unsure in (*first.categories, *second.categories):
        labels.append(unsure)
    if not common:
        raise SurveyError(
            f"the waves {before.id} and {after.id} offered no answer in common",
            where=f"the question '{concept}'",
            remedy="compare its headline",
        )
    return (
        shown_item(before, concept, shown, labels),
        shown_item(after, concept, shown, labels),
    )


def _scale(item: Item, question: waves.Question) -> Item:
    """A scale without those who do not know, its mean being all that is shown."""
    size = len(question.answers)
    codes = np.asarray(item.codes)
    kept = np.where(codes < size, codes, -1).astype(codes.dtype)
    numbers = (item.numbers or ())[:size]
    return replace(item, categories=item.categories[:size], codes=kept, numbers=numbers)
