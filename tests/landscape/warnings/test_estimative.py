from synopsis.landscape.warnings import tag_estimates
from synopsis.vocabulary import Scale


def test_longest_word_wins_and_stays_as_written() -> None:
    found = tag_estimates("It is Very unlikely, yet likely triggers may surge.")
    assert [one.word for one in found] == ["Very unlikely", "likely", "may"]
    first, second, last = (one.likelihood for one in found)
    assert first is not None
    assert second is not None
    assert (first.high, second.low) == (0.20, 0.55)
    assert last is None


def test_same_word_has_the_band_of_the_declared_scale() -> None:
    (icd,) = tag_estimates("unlikely")
    (phia,) = tag_estimates("unlikely", Scale.UK_PHIA)
    assert icd.likelihood is not None
    assert phia.likelihood is not None
    assert (icd.likelihood.low, phia.likelihood.low) == (0.20, 0.25)


def test_word_within_a_word_is_none() -> None:
    assert tag_estimates("mayor, unlikeliness") == ()
