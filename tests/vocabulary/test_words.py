import pytest

from synopsis.vocabulary import VocabularyError, Voice, WordRule, check_words

BORDER = WordRule.parse(
    {
        "id": "boundary-border",
        "pattern": r"(?<!boundary/)\bborders?\b",
        "message": "lines are named twice",
        "remedy": "write boundary/border",
        "exceptions": [r"\bBorder and Coast Guard\b"],
    }
)
EXACT = WordRule.parse(
    {"id": "x", "pattern": "Turkey", "message": "m", "remedy": "r", "case": "exact"}
)


@pytest.mark.parametrize(
    ("text", "voice", "count"),
    [
        ("the border is long", Voice.OWN, 1),
        ("BORDERS", Voice.OWN, 1),
        ("the boundary/border is long", Voice.OWN, 0),
        ("the border is long", Voice.QUOTE, 0),
        ("the border is long", Voice.TITLE, 0),
        ("the European Border and Coast Guard at the border", Voice.OWN, 1),
    ],
)
def test_rule_finds_its_breaches(text: str, voice: Voice, count: int) -> None:
    assert len(check_words([BORDER], text, voice)) == count


def test_exact_rule_minds_capitals() -> None:
    assert EXACT.breaches("Turkey and a turkey") == ("Turkey and a turkey",)
    assert EXACT.breaches("a turkey") == ()


def test_rule_with_a_broken_pattern_is_refused() -> None:
    with pytest.raises(VocabularyError, match="cannot be read"):
        WordRule.parse({"id": "x", "pattern": "(", "message": "m", "remedy": "r"})
