"""How grave the rules on apparatus are where that depends on the text."""

from time import monotonic

import pytest

from synopsis.report.check.note import Severity
from synopsis.report.check.rules import RULES
from tests.report.check.rules.reading import case_of, found, grave

LONG_LINE_SECONDS = 6
REGION_RULES = ("boundary-border", "economies-not-countries", "status-asterisk", "status-footnote",
                "economies-out-of-order", "economy-missing-from-list")  # fmt: skip


@pytest.mark.parametrize("rule", REGION_RULES)
def test_region_is_left_where_it_is_not_asked_for(rule: str) -> None:
    text = "The countries of the Western Balkans: Serbia, Kosovo and Albania share borders."
    assert list(RULES[rule](case_of(text, terms=None))) == []


def test_ibids_with_a_page_are_hints_and_the_first_bare_one_is_a_caution() -> None:
    text = (
        "A.[^1] B.[^2] C.[^3] D.[^4] E.[^5] F.[^6]\n\n[^1]: Bank, Report, 2022.\n"
        "[^2]: Ibid., p. 4.\n[^3]: Office, Survey, 2021.\n[^4]: Ibid.\n"
        "[^5]: Court, Ruling, 2020.\n[^6]: Ibid."
    )
    assert [hit.severity for hit in found("ibid-chain", text)] == [
        Severity.HINT, Severity.CAUTION, Severity.HINT,
    ]  # fmt: skip


def test_many_persons_are_told_once_and_by_section() -> None:
    names = " ".join(f"Mr. {name} Example spoke here." for name in ("Aaa", "Bbb"))
    people = "".join(
        f"## Part {number}\n\nMr. Aa{sign} Ex{sign}ample opened it.\n\n{names}\n\n"
        for number, sign in enumerate("bcdefg")
    )
    severities = [hit.severity for hit in found("personal-name", people)]
    assert severities == [Severity.CAUTION, *[Severity.HINT] * 5]


def test_speaker_of_a_quotation_is_a_hint() -> None:
    text = "“The law is ready,” said Ms. Aaa Example, head of the unit, to the members."
    assert [hit.severity for hit in found("personal-name", text)] == [Severity.HINT]


def test_first_word_that_stands_for_a_date_is_a_caution() -> None:
    text = (
        "In recent years numbers fell.\n\nNumbers are currently falling.\n\n"
        "The rules were changed recently."
    )
    assert [hit.severity for hit in found("relative-time", text)] == [
        Severity.HINT, Severity.CAUTION, Severity.HINT,
    ]  # fmt: skip


def test_compounds_are_one_hint_with_counts() -> None:
    text = (
        "Cyber security is new: cyber security, cybersecurity and cyber-security rules, and a "
        "multi-lateral or multilateral forum."
    )
    (hit,) = found("spelling-variants", text)
    assert hit.severity is Severity.HINT
    assert "“cyber security” 1, “cyber-security” 1, “cybersecurity” 1" in hit.why
    assert "“multi-lateral” 1, “multilateral” 1" in hit.why


def test_footnote_of_a_name_is_asked_for_where_its_asterisk_stands() -> None:
    text = "Roads in Kosovo are new.\n\nThe office in Kosovo\\* opened."
    (hit,) = found("status-footnote", text)
    assert hit.sentence.text.startswith("The office")


def test_gap_is_a_caution_and_a_lost_mark_an_error() -> None:
    gap = "A.[^1] B.[^3]\n\n[^1]: One, 2020.\n[^3]: Three, 2020."
    assert [hit.severity for hit in found("footnote-missing", gap)] == [Severity.CAUTION]
    lost = "A.[^1] B.[^2]\n\n[^1]: One, 2020."
    assert [hit.severity for hit in found("footnote-missing", lost)] == [Severity.ERROR]


def test_phrase_spelt_rightly_elsewhere_is_named() -> None:
    text = "Ways across the whole valley. It is across the road.\n\nWays accross the whole valley."
    hit = found("spelling-variants", text)[0]
    assert hit.words == "accross"
    assert hit.other is not None
    assert hit.other.text.startswith("Ways across")


def test_misspelt_body_is_named_in_full() -> None:
    hit = found("acronym-misspelt", "Experts of SEESCA spoke.")[0]
    assert "SEESAC" in hit.why
    assert "Clearinghouse" in hit.why
    assert "SEESAC" in hit.remedy


def test_registry_says_who_is_outside() -> None:
    text = (
        "RAI members are Albania, Bosnia and Herzegovina, Montenegro, North Macedonia and Serbia."
    )
    hit = found("economy-missing-from-list", text)[0]
    assert "Kosovo*" in hit.why
    assert "outside RAI" in hit.why


def test_two_persons_of_one_surname_are_two() -> None:
    text = "Ms. Aaa Sample opened it. Later Mr. Bbb Sample lost his house. Mr. Sample left."
    assert [hit.words for hit in found("personal-name", text)] == [
        "Ms. Aaa Sample",
        "Mr. Bbb Sample",
    ]


def test_first_word_that_the_days_of_an_event_leave_open_is_a_caution() -> None:
    head = "# Report of an expert mission\n\nA town, 4 to 15 March 2024\n\n"
    hits = found("relative-time", f"{head}Last year it was open. This year it is closed.")
    assert [hit.severity for hit in hits] == [Severity.CAUTION, Severity.HINT]


@pytest.mark.parametrize("words", ["ABC (ABC) ", "General Council of RCC (RCC) "])
def test_acronyms_in_one_long_line_end_in_time(words: str) -> None:
    case = case_of(words * (125_000 // len(words)))
    started = monotonic()
    for rule in ("acronym-undefined", "acronym-doubled", "acronym-misspelt"):
        list(RULES[rule](case))
    assert monotonic() - started < LONG_LINE_SECONDS


MOVED = [
    ("the harbour survey", "Port office, Harbour survey, 2022."),
    ("the staff register", "Personnel office, Staff register, 2022."),
    ("the accession agreement", "Council, Accession agreement, 4 May 2021."),
]


@pytest.mark.parametrize(("words", "meant"), MOVED)
def test_ibid_behind_another_document_than_its_sentence_names_is_a_caution(
    words: str, meant: str
) -> None:
    text = (
        f"Fees rose.[^1] They follow {words}.[^2] It rained.[^3]\n\n"
        f"[^1]: Ministry of Roads, Log of tolls, 2023.\n[^2]: Ibid., p. 4.\n[^3]: {meant}"
    )
    (hit,) = grave("ibid-chain", text)
    assert hit.other is not None
    assert (hit.sentence.text, hit.other.text) == ("Ibid., p. 4.", f"They follow {words}.")
    assert "footnote 3" in hit.why


NOT_MOVED = [
    ("the log of tolls", "Office, Log of fines, 2022."),
    ("plastic waste", "Office, Plastic waste in rivers, 2022."),
    ("the staff register", "Ministry of Roads, Staff list, 2022."),
]


@pytest.mark.parametrize(("words", "other"), NOT_MOVED)
def test_ibid_behind_the_document_that_its_sentence_names_is_a_hint(words: str, other: str) -> None:
    text = (
        f"Fees rose.[^1] They follow {words}.[^2] It rained.[^3]\n\n"
        f"[^1]: Ministry of Roads, Log of tolls, 2023.\n[^2]: Ibid., p. 4.\n[^3]: {other}"
    )
    assert [hit.severity for hit in found("ibid-chain", text)] == [Severity.HINT]


def test_ibid_to_which_the_text_refers_before_its_source_is_a_caution() -> None:
    text = "A.[^2] B.[^1]\n\n[^1]: Board, Minutes, 3 May 2023.\n[^2]: Ibid., p. 4."
    (hit,) = grave("ibid-chain", text)
    assert "another order" in hit.why


REGION = "# The Western Balkans\n\nThe six economies keep boundary/border posts together.\n\n"
PLACES = "| Albania | 12 |\n| Montenegro | 3 |\n| Serbia | 9 |\n"
TERMS = [
    ("boundary-border", "Patrols wait at the border."),
    ("boundary-border", "Lorries queue at the borders in summer."),
    ("boundary-border", "## Waiting at the border\n\nIt is long."),
    ("boundary-border", "Table 1. Minutes at the border\n\n| Year | n |\n|---|---|\n| 2023 | 4 |"),
    ("economies-not-countries", f"| Country | n |\n|---|---|\n{PLACES}"),
    ("economies-not-countries", f"Table 1. Tolls by country\n\n| Place | n |\n|---|---|\n{PLACES}"),
    ("economies-not-countries", f"| Place | n |\n|---|---|\n{PLACES}| All countries | 24 |"),
]


@pytest.mark.parametrize(("rule", "text"), TERMS)
def test_region_has_its_terms_in_tables_and_where_the_text_keeps_them(rule: str, text: str) -> None:
    assert len(grave(rule, REGION + text)) == 1


def test_border_alone_is_a_hint_where_the_text_never_keeps_both_words() -> None:
    text = "# The Western Balkans\n\nThe six economies trade.\n\nPatrols wait at the border."
    assert [hit.severity for hit in found("boundary-border", text)] == [Severity.HINT]
