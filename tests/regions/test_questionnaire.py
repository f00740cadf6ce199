import re
from collections.abc import Mapping
from typing import Any

import pytest

from synopsis.catalog import Profile
from synopsis.catalog.profile import load_profile
from synopsis.evidence import waves
from synopsis.survey import simulation
from synopsis.vocabulary import check_words
from tests.regions.profile import LANGUAGES, PROFILE, TRENDS, cards, rules, table

CHAPTERS = [
    "background",
    "general",
    "organised_crime",
    "arms",
    "irregular_migration",
    "emigration",
    "disaster",
    "disinformation_cyber",
    "corruption",
    "war_against_ukraine",
]
SUPPORT, SALIENCE = "support", "salience"
SPSS_NAME, SPSS_VALUE = 64, 120


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("western-balkans")


@pytest.fixture(scope="module")
def questions(profile: Profile) -> tuple[waves.Question, ...]:
    return simulation.questions_of(profile)


def texts(question: waves.Question) -> list[Mapping[str, str]]:
    return [question.wording, *(answer.words for answer in question.answers)]


def named(question: waves.Question) -> set[str]:
    """What a topic or the crosswalk may name: codes of answers, or the short names of items."""
    if question.kind is waves.Kind.MULTIPLE:
        return {answer.column.removeprefix(f"{question.id}_") for answer in question.answers}
    return {str(answer.code) for answer in question.answers}


def test_chapters_are_the_nine_of_the_report_after_the_background() -> None:
    assert [card["chapter"] for card in cards("survey")] == CHAPTERS


def test_every_kind_of_question_is_asked(questions: tuple[waves.Question, ...]) -> None:
    assert {one.kind for one in questions} == set(waves.Kind)
    assert 40 <= sum(one.chapter != "background" for one in questions) <= 60
    assert {one.trend for one in questions} - {""} <= set(TRENDS)


def test_each_question_fits_a_file_of_spss(questions: tuple[waves.Question, ...]) -> None:
    columns = [column for one in questions for column in one.columns]
    assert len(columns) == len(set(columns))
    assert [one for one in columns if not re.fullmatch(r"[a-z][a-z0-9_]*", one)] == []
    assert [one for one in columns if len(one) > SPSS_NAME] == []
    long = [
        text
        for one in questions
        for answer in one.answers
        for text in answer.words.values()
        if len(text.encode()) > SPSS_VALUE
    ]
    assert long == []


def test_words_of_every_language_keep_the_rules_of_the_region(
    questions: tuple[waves.Question, ...],
) -> None:
    everything = "\n".join(
        text for one in questions for words in texts(one) for text in words.values()
    )
    assert check_words(rules(), everything) == ()
    for one in questions:
        for words in texts(one):
            assert words["en"]
            assert set(words) <= LANGUAGES
            assert set(words) in ({"en"}, LANGUAGES), one.id


def test_wordings_of_boundary_are_left_to_each_economy(
    questions: tuple[waves.Question, ...],
) -> None:
    english = [one.id for one in questions if set(one.wording) == {"en"}]
    assert english == ["boundary_checks_effective"]


def test_scripts_are_not_mixed(questions: tuple[waves.Question, ...]) -> None:
    for one in questions:
        for words in texts(one):
            for language in ("mk", "sr"):
                letters = re.findall(r"[A-Za-z]", words.get(language, ""))
                assert letters == [] or words[language].isdigit(), words
            for language in ("sq", "bs", "cnr", "sr-Latn", "en"):
                assert re.findall(r"[Ѐ-ӿ]", words.get(language, "")) == []


def test_topics_of_the_rally_are_supported_and_weighed(
    questions: tuple[waves.Question, ...],
) -> None:
    support = {topic for one in questions if one.about == SUPPORT for topic in one.topics}
    salience = {topic for one in questions if one.about == SALIENCE for topic in one.topics}
    assert len(support) >= 8
    assert salience == support - {"regional_cooperation"}
    assert [one.id for one in questions if not set(one.topics.values()) <= named(one)] == []
    assert {one.about for one in questions} == {"", SUPPORT, SALIENCE}
    assert all(bool(one.topics) == bool(one.about) for one in questions)


def test_published_figures_meet_their_questions(
    profile: Profile, questions: tuple[waves.Question, ...]
) -> None:
    concepts = {row["concept"] for row in profile.table("concepts")}
    asked = {one.concept: one for one in questions}
    shares = {
        row["concept"]
        for row in table("stated_figures")
        if row["unit"] == "percent" and row["kind"] == "survey"
    }
    crosswalk = profile.table("survey/crosswalk")
    assert {row["concept"] for row in crosswalk} == concepts & shares
    for row in crosswalk:
        question = asked[row["question"]]
        assert set(row["answers"].split("+")) <= named(question)
        if question.concept == row["concept"]:
            assert row["answers"] == "+".join(map(str, question.headline))


def test_trial_margins_are_of_the_background(questions: tuple[waves.Question, ...]) -> None:
    shares: dict[str, dict[int, float]] = {}
    for row in load_profile("western-balkans").table("survey/trial_margins"):
        assert row["note"] == "invented"
        shares.setdefault(row["variable"], {})[int(row["category"])] = float(row["share_pct"])
    background = {one.id: one for one in questions if one.chapter == "background"}
    assert list(shares) == list(background)
    for name, own in shares.items():
        assert list(own) == [answer.code for answer in background[name].answers]
        assert sum(own.values()) == 100


@pytest.mark.parametrize("card", cards("survey"), ids=lambda card: card["chapter"])
def test_card_says_that_its_questions_are_the_projects_own(card: dict[str, Any]) -> None:
    path = next(iter((PROFILE / "survey").glob(f"*-{card['chapter']}.yml")))
    assert "written for this project" in path.read_text("utf-8").splitlines()[0]
    assert set(card) == {"chapter", "name", "questions"}
