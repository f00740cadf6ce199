from synopsis.landscape import Picture
from synopsis.vocabulary import Confidence, plain


def test_every_number_of_a_finding_has_its_address(picture: Picture) -> None:
    for finding in picture.findings:
        for span in finding.sentence:
            assert span.address or not any(sign.isdigit() for sign in span.text)
        shown = {span.address for span in finding.sentence if span.address}
        assert shown & set(finding.rests_on)


def test_measured_finding_reads_as_a_sentence(picture: Picture) -> None:
    found = next(one for one in picture.findings if one.id == "unemployment/BIH")
    assert plain(found.sentence) == (
        "Bosnia and Herzegovina: unemployment was 10.7 % in 2023, percentile 2 of its own "
        "history; over 2019\N{EN DASH}2023 it fell, away from concern (\N{MINUS SIGN}1.43 "
        "percentage points a year, interval \N{MINUS SIGN}2.11 to \N{MINUS SIGN}0.40)."
    )


def test_bare_share_never_bears_high_confidence(picture: Picture) -> None:
    stated = [one for one in picture.findings if one.id.startswith("stated/")]
    assert stated
    assert all(one.confidence is not Confidence.HIGH for one in stated)


def test_findings_stand_weightiest_first(picture: Picture) -> None:
    weights = [one.weight for one in picture.findings if not one.id.startswith("stated/")]
    assert weights == sorted(weights, reverse=True)
