"""The rally of a wave: its questions on support and on salience, read as topics by economy.

A question's card says what it is about (`about: support` or `salience`) and which of its answers
or items speaks of which topic (`topics`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from synopsis.evidence import waves
from synopsis.survey.cells import Domains
from synopsis.survey.change.comparability import Comparability, Override, judge_waves
from synopsis.survey.change.shown_item import flags_of
from synopsis.survey.change.withheld import Withheld, withheld
from synopsis.survey.design import Design, Floats
from synopsis.survey.errors import SurveyError
from synopsis.survey.house import House
from synopsis.survey.rally.draws import Poll, poll_of
from synopsis.survey.rally.ranking import Rally, RallyRules, rally
from synopsis.survey.wave_sample import design_of, economies_of, item_of
from synopsis.vocabulary import Region

SUPPORT, SALIENCE = "support", "salience"


@dataclass(frozen=True, slots=True)
class Rallied:
    """The rally of a wave, the topics' support questions, and what was judged of the trend."""

    rally: Rally
    rules: RallyRules
    questions: Mapping[str, waves.Question]
    verdicts: Mapping[str, Comparability]

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a reader must know of the parts, the composite and the ranks."""
        return self.rules.sentences


def rally_of(
    several: Sequence[waves.Wave],
    house: House,
    region: Region,
    overrides: Iterable[Override] = (),
    rules: RallyRules | None = None,
) -> Rallied:
    """The rally of the last of one or two waves of an instrument, in the order of their field work.

    The draws are seeded by the rules' number of draws alone, so that a wave has one rally.
    """
    chosen = rules or RallyRules(level=house.level, multiplicity=house.multiplicity)
    now = several[-1]
    questions = _topics(now, SUPPORT)
    if not questions:
        raise SurveyError(
            f"the wave {now.id} asks for support of no topic",
            remedy="mark its questions in the codebook with 'about: support' and 'topics'",
        )
    topics = tuple(sorted(questions))
    before = several[-2] if len(several) > 1 else None
    verdicts = _verdicts(before, now, questions, tuple(overrides)) if before else {}
    earlier = None
    if before is not None:
        blocked = [one for one in topics if one not in verdicts or not verdicts[one].may_compare]
        earlier = poll_of_wave(before, topics, house, region).blocked(blocked)
    found = rally(
        poll_of_wave(now, topics, house, region), earlier, chosen,
        np.random.default_rng(chosen.draws),
    )  # fmt: skip
    return Rallied(found, chosen, questions, verdicts)


def poll_of_wave(wave: waves.Wave, topics: Sequence[str], house: House, region: Region) -> Poll:
    """A wave's support and salience by topic and economy; NaN where no yearbook shows it.

    A mean over economies would give back what is hidden in one of them, or, beside the region's
    own share, in two; so what is held back enters no part.
    """
    asked = _Asked(wave, house, region, design_of(wave, house), economies_of(wave, region))
    flags = tuple(_flags(asked, topics, about) for about in (SUPPORT, SALIENCE))
    codes = asked.economies.codes.astype(np.int64)
    return poll_of(asked.design, (flags[0], flags[1]), topics, codes, asked.economies.labels)


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A wave with all that its shares by economy are made from."""

    wave: waves.Wave
    house: House
    region: Region
    design: Design
    economies: Domains

    def kept(self, question: waves.Question) -> Withheld:
        """What no yearbook shows of a question."""
        return withheld(self.wave, question, self.house, self.region, self.design)


def _topics(wave: waves.Wave, about: str) -> Mapping[str, waves.Question]:
    """The questions of a kind that the wave asked, by the topics that they speak of."""
    found: dict[str, waves.Question] = {}
    for question in wave.codebook.questions:
        if question.about != about or not wave.has(question):
            continue
        for topic in question.topics:
            if topic in found:
                raise SurveyError(
                    f"two questions ask for the {about} of '{topic}'",
                    where=f"the wave {wave.id}",
                    remedy="leave the topic with one of them in the codebook",
                )
            found[topic] = question
    return found


def _flags(asked: _Asked, topics: Sequence[str], about: str) -> Floats:
    """Flags of n x T: 1 where a respondent supports or names a topic, NaN where not known."""
    questions = _topics(asked.wave, about)
    kept = {one.concept: asked.kept(one) for one in questions.values()}
    codes = asked.economies.codes
    found = np.full((asked.wave.rows, len(topics)), np.nan)
    for at, topic in enumerate(topics):
        if topic not in questions:
            continue
        question = questions[topic]
        label, flag = _flag(asked.wave, question, question.topics[topic])
        hidden = kept[question.concept].of((label,))[1:, 0]
        is_hidden = (codes >= 0) & hidden[np.maximum(codes, 0)]
        found[:, at] = np.where(is_hidden, np.nan, flag)
    return found


def _flag(wave: waves.Wave, question: waves.Question, word: str) -> tuple[str, Floats]:
    """An answer's label, and who of those in its base gave it; the base is the yearbook's."""
    is_multiple = question.kind is waves.Kind.MULTIPLE
    names = [
        one.column.removeprefix(f"{question.id}_") if is_multiple else str(one.code)
        for one in question.answers
    ]
    if word not in names:
        raise _stray(question, word)
    item = item_of(wave, question)
    flags, inside = flags_of(item)
    at = names.index(word)
    return item.categories[at], np.where(inside, flags[:, at].astype(np.float64), np.nan)


def _stray(question: waves.Question, word: str) -> SurveyError:
    return SurveyError(
        f"a topic names the answer '{word}', which the question does not offer",
        where=f"the question '{question.id}'",
        remedy="name the code of an answer, or the item of a multiple-answer question",
    )


def _verdicts(
    before: waves.Wave,
    now: waves.Wave,
    questions: Mapping[str, waves.Question],
    overrides: Sequence[Override],
) -> Mapping[str, Comparability]:
    """The verdict on each topic that both waves asked."""
    earlier = _topics(before, SUPPORT)
    return {
        topic: judge_waves(question.concept, before, now, overrides)
        for topic, question in sorted(questions.items())
        if topic in earlier and earlier[topic].concept == question.concept
    }
