"""An edition's own prose: what is read of its pages, what is refused, and what may be left."""

from pathlib import Path

import pytest

from synopsis.catalog import Profile, load_profile
from synopsis.report.errors import ReportError
from synopsis.report.proof import check_prose, refuse_errors

_NOTE = load_profile("western-balkans").region.footnotes("Kosovo*")[0]
_NUMERAL = '<a class="n" href="origins/of-{of}.html#n-x">{number}</a>'


def page(*paragraphs: str) -> bytes:
    told = "".join(f"<p>{one}</p>" for one in paragraphs)
    foot = f'<footer><p class="footnote">{_NOTE}</p></footer>'
    return (
        f"<html><head><title>A</title></head><body><main>{told}</main>{foot}</body></html>".encode()
    )


def outputs(*paragraphs: str, name: str = "html/index.html") -> dict[str, bytes]:
    return {name: page(*paragraphs), "synopsis.pdf": b"%PDF"}


def profile_with(folder: Path, **sheets: str) -> Profile:
    for name, text in sheets.items():
        (folder / f"{name}.yml").write_text(text, "utf-8")
    return load_profile("western-balkans", folder)


@pytest.fixture(scope="module")
def profile() -> Profile:
    return load_profile("western-balkans")


def test_error_refuses_with_count_page_words_and_remedy(profile: Profile) -> None:
    wrong = outputs("Kosovo is not covered.", "Kosovo was asked.", name="html/trend-x.html")
    with pytest.raises(ReportError) as caught:
        refuse_errors(wrong, profile)
    said = caught.value.sentence
    assert said.startswith('the prose of the edition has 2 errors, the first of status-asterisk: "')
    assert " in html/trend-x.html; write " in said
    assert said.endswith("or give a reason to leave it in check.yml.")


def test_paragraph_of_several_pages_is_told_once(profile: Profile) -> None:
    wrong = outputs("Kosovo is not covered.") | outputs(
        "Kosovo is not covered.", name="html/b.html"
    )
    with pytest.raises(ReportError, match="has an error of status-asterisk"):
        refuse_errors(wrong, profile)


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        ("Kosovo* is not covered.", "html/index.html"),
        ("Kosovo is not covered.", "html/origins/of-remark.html"),
        ("Kosovo is not covered.", "html/record.html"),
        ("<svg><text>Kosovo</text></svg>What is not covered is hatched.", "html/index.html"),
        ("</p><table><tr><td>Kosovo</td></tr></table><p>A table.", "html/index.html"),
        ('</p><p class="source">Kosovo Agency of Statistics</p><p>Read.', "html/index.html"),
    ],
)
def test_pages_that_may_stand_are_not_refused(profile: Profile, paragraph: str, name: str) -> None:
    refuse_errors(outputs(paragraph, name=name), profile)


def contradiction(of: str) -> dict[str, bytes]:
    low, high = (_NUMERAL.format(of=of, number=number) for number in ("48 %", "55 %"))
    start = "In the survey of 2022 the share of employment offices that report late was"
    return outputs(f"{start} {low}.", "Then came rain.", f"{start} {high}.")


def test_computed_numerals_are_left_to_trace_and_those_of_remarks_are_not(
    profile: Profile,
) -> None:
    found = [
        {note.rule for note in check_prose(contradiction(of), profile)}
        for of in ("unemployment", "remark")
    ]
    wanted = {"contradicting-figures", "near-duplicates-disagree"}
    assert (found[0] & wanted, bool(found[1] & wanted)) == (set(), True)


def test_wish_with_a_reason_leaves_an_error(tmp_path: Path) -> None:
    wish = 'ignore:\n  - {rule: status-asterisk, words: not covered, because: "a name of 1999"}\n'
    profile = profile_with(tmp_path, check=wish)
    refuse_errors(outputs("Kosovo is not covered."), profile)
    with pytest.raises(ReportError, match="an error of status-asterisk"):
        refuse_errors(outputs("Kosovo was asked."), profile)


def test_wish_without_a_reason_is_refused(tmp_path: Path) -> None:
    profile = profile_with(tmp_path, check="ignore: [{rule: status-asterisk, words: Kosovo}]\n")
    with pytest.raises(ReportError, match="no reason"):
        refuse_errors(outputs("A page."), profile)
