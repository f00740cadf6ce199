from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import synopsis.survey as sv
from synopsis.evidence import waves
from synopsis.survey import SurveyError, weighting
from tests.survey.trial_wave import AGE, HEAD, REGION, SEX, design, small

WAVE = small()
BASE = design(WAVE)


def margins(text: str, wave: waves.Wave = WAVE) -> tuple[waves.Margin, ...]:
    return weighting.parse_margins(text.encode(), wave, REGION, "m.csv")


def made(
    text: str, method: str = "rake", bounds: tuple[float, float] | None = None
) -> weighting.Weighed:
    low, high = bounds or (None, None)
    return weighting.weigh(BASE, WAVE, waves.Weighting(method, margins(text), low, high))


def silent(rows: list[int]) -> waves.Wave:
    codes = WAVE.codes.copy()
    codes[rows, 1] = waves.Silence.REFUSED.code
    return replace(WAVE, codes=codes)


@pytest.mark.parametrize(
    ("method", "bounds"),
    [
        ("rake", None),
        ("rake", (0.2, 4.0)),
        ("linear", None),
        ("linear", (0.2, 4.0)),
        ("raking", None),
        ("logit", (0.1, 6.0)),
    ],
)
def test_weights_meet_every_margin(method: str, bounds: tuple[float, float] | None) -> None:
    found = made(HEAD + SEX + AGE, method, bounds)
    assert len(found.reached) == 10
    for one in found.reached:
        assert one.got == pytest.approx(one.asked, rel=1e-6), one
    assert found.design.weights.sum() == pytest.approx(1700, rel=1e-6)


def test_methods_of_one_kind_agree() -> None:
    raked = made(HEAD + SEX + AGE, "rake").design.weights
    assert made(HEAD + SEX + AGE, "raking").design.weights == pytest.approx(raked, rel=1e-6)


def test_post_stratification_takes_one_margin() -> None:
    found = made(HEAD + SEX, "post-stratify")
    assert [(one.place, one.category) for one in found.reached] == [
        ("ALB", "Female"), ("ALB", "Male"), ("MKD", "Female"), ("MKD", "Male"),
    ]  # fmt: skip
    with pytest.raises(SurveyError, match="takes one margin, and there are 2"):
        made(HEAD + SEX + AGE, "post-stratify")


def test_crossed_margin_is_met() -> None:
    rows = [f",sex*age,{a}*{b},{a * 100 + b}\n" for a in (1, 2) for b in (1, 2, 3)]
    found = made(HEAD + "".join(rows), "post-stratify")
    assert {one.category for one in found.reached} >= {"Female * Young", "Male * Old"}
    assert [one.got for one in found.reached] == pytest.approx([101, 102, 103, 201, 202, 203])


def test_people_alone_bring_economies_to_their_size() -> None:
    found = made(HEAD + "ALB,,,3000\nMKD,,,1000\n", "post-stratify")
    assert found.design.weights[WAVE.places == "ALB"].sum() == pytest.approx(3000)
    assert found.factors == pytest.approx((1, 1))


def test_shares_are_of_the_people_of_their_place() -> None:
    head = "place,variable,category,total,share_pct\n"
    text = head + "ALB,,,3000,\nMKD,,,1000,\n,sex,1,,52\n,sex,2,,48\n"
    found = made(text)
    women = found.design.weights[WAVE.codes[:, 0] == 1].sum()
    assert women == pytest.approx(0.52 * 4000)


def test_errors_know_what_was_held_fixed() -> None:
    found = made(HEAD + SEX + AGE)
    women = (WAVE.codes[:, :1] == 1).astype(np.float64)
    assert sv.mean(BASE, women, ("f",)).se[0] > 0.01
    assert sv.mean(found.design, women, ("f",)).se[0] == pytest.approx(0, abs=1e-6)


def test_calibration_leaves_redundant_totals_out_of_its_errors() -> None:
    fears = (WAVE.codes[:, 2:] == 1).astype(np.float64)
    raked = sv.mean(made(HEAD + SEX + AGE).design, fears, ("w",)).se[0]
    linear = sv.mean(made(HEAD + SEX + AGE, "linear").design, fears, ("w",)).se[0]
    assert linear == pytest.approx(raked, rel=0.05)


def test_recorded_weighting_gives_the_same_design_again() -> None:
    found = made(HEAD + SEX + AGE)
    again = design(replace(WAVE, weighting=found.weighting))
    assert again.weights.tolist() == found.design.weights.tolist()


def test_cost_is_kishs_effect_by_place() -> None:
    found = made(HEAD + SEX + AGE)
    by_place = {one.place: one for one in found.effects}
    assert list(by_place) == ["", "ALB", "MKD"]
    for place, one in by_place.items():
        here = WAVE.places == place if place else np.ones(WAVE.rows, dtype=bool)
        weights = found.design.weights[here]
        kish = here.sum() * (weights**2).sum() / weights.sum() ** 2
        assert one.after == pytest.approx(kish)
        assert one.effective == pytest.approx(here.sum() / kish)
        assert one.after > one.before


def test_trimming_keeps_limits_and_margins_and_counts_the_cut() -> None:
    free, cut = made(HEAD + SEX + AGE), made(HEAD + SEX + AGE, "rake", (0.4, 3.2))
    assert free.range[1] > 3.2
    assert free.cut == 0
    assert 0.4 - 1e-5 < cut.range[0] <= cut.range[1] < 3.2 + 1e-5
    assert cut.cut > 0


def test_silent_respondents_are_refused_or_spread() -> None:
    wave = silent([3, 200])
    with pytest.raises(SurveyError, match=r"1 respondents of ALB have no answer to 'age'.*row 4"):
        weighting.weigh(design(wave), wave, waves.Weighting("rake", margins(HEAD + AGE, wave)))
    laid = weighting.spread_silences(wave, margins(HEAD + AGE, wave))
    found = weighting.weigh(design(wave), wave, waves.Weighting("rake", laid))
    got = {(one.place, one.category): one.got for one in found.reached}
    share = wave.drawn.weights[3] / wave.drawn.weights[:120].sum()
    assert got["ALB", "refused"] == pytest.approx(share * 1200)
    assert got["ALB", "Young"] == pytest.approx((1 - share) * 500)


def test_silence_may_have_a_total_of_its_own() -> None:
    wave = silent([3, 200])
    text = HEAD + AGE + "ALB,age,refused,12\nMKD,age,Refused,5\n"
    found = weighting.weigh(design(wave), wave, waves.Weighting("rake", margins(text, wave)))
    assert found.design.weights[3] == pytest.approx(12)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the file is empty"),
        (HEAD, "the file has no rows"),
        ("place,variable,total\n", "the header lacks 'category'"),
        ("place,variable,category\n", "the header lacks 'total'"),
        ("place,variable,category,total,total\n", "unknown or second column 'total'"),
        ("place,variable,category,total,colour\n", "unknown or second column 'colour'"),
        (HEAD + "ALB,sex,1\n", "row 2 has 3 cells and the header 4"),
        (HEAD + '"ALB,sex\n', "it is no CSV"),
        (HEAD + "Atlantis,sex,1,5\n", "'Atlantis' is no economy of the region in m.csv, row 2"),
        (HEAD + "ALB,income,1,5\n", "no single-answer question 'income'"),
        (HEAD + "ALB,fears,1,5\n", "no single-answer question 'fears'"),
        (HEAD + "ALB,sex,Diverse,5\n", "'sex' has no answer 'Diverse' in m.csv, row 2"),
        (HEAD + "ALB,sex*age,Female,5\n", "does not name 2 answers"),
        (HEAD + "ALB,,Female,5\n", "is of no variable"),
        (HEAD + "ALB,sex,1,-5\n", "'-5' is not a number above nought"),
        (HEAD + "ALB,sex,1,0\n", "'0' is not a number above nought"),
        (HEAD + "ALB,sex,1,nan\n", "'nan' is not a number above nought"),
        (HEAD + "ALB,sex,1,inf\n", "'inf' is not a number above nought"),
        (HEAD + "ALB,sex,1,\n", "either a total or a share"),
        (HEAD + "ALB,sex,1,5\nALB,sex,Female,5\n", "'Female' stands twice"),
        (HEAD + SEX.replace("MKD", "MNE"), "is of MNE, where nobody was asked"),
        (HEAD + SEX.replace("MKD,sex,Female,300\nMKD,sex,Male,200\n", ""), "not given for MKD"),
        (HEAD + SEX.replace("ALB,sex,Male,500\n", ""), "'sex' has no total for 'Male', which"),
        (HEAD + SEX + AGE.replace("ALB,age,3,300", "ALB,age,3,400"),
         "the margin 'age' of ALB adds up to 1,300 and 'sex' to 1,200"),
        (HEAD + SEX + ",age,1,900\n,age,2,400\n,age,3,500\n",
         "the margin 'age' of the region adds up to 1,800 and the economies to 1,700"),
    ],
)  # fmt: skip
def test_margins_that_do_not_fit_are_told_by_name(text: str, sentence: str) -> None:
    with pytest.raises(SurveyError) as told:
        made(text)
    assert sentence in told.value.sentence
    assert "\n" not in told.value.sentence


def test_shares_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(SurveyError, match="'sex' in the region add up to 99"):
        made("place,variable,category,share_pct\n,sex,1,50\n,sex,2,49\n")


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(SurveyError, match=r"byte 0 is not UTF-8 in m\.csv"):
        weighting.parse_margins(b"\xff\xfe", WAVE, REGION, "m.csv")


def test_answer_that_nobody_gave_is_told() -> None:
    codes = WAVE.codes.copy()
    codes[:120, 0] = 2
    wave = replace(WAVE, codes=codes)
    with pytest.raises(SurveyError, match="nobody of ALB answers 'sex' with 'Female'"):
        weighting.apply_weighting(
            design(wave), wave, waves.Weighting("rake", margins(HEAD + SEX, wave))
        )


@pytest.mark.parametrize(
    ("method", "bounds", "sentence"),
    [
        ("guess", (None, None), "'guess' is no method"),
        ("logit", (None, None), "logit has no bounds"),
        ("rake", (0.5, None), "one bound is missing"),
        ("rake", (1.5, 2.0), "do not enclose one"),
        ("rake", (-1.0, 2.0), "do not enclose one"),
        ("rake", (0.98, 1.02), "no weights between 0.98 and 1.02 times the mean"),
        ("logit", (0.99, 1.01), "no weights within the bounds"),
    ],
)
def test_weighting_that_cannot_be_is_told(
    method: str, bounds: tuple[float | None, float | None], sentence: str
) -> None:
    wanted = waves.Weighting(method, margins(HEAD + SEX + AGE), *bounds)
    with pytest.raises(SurveyError) as told:
        weighting.apply_weighting(BASE, WAVE, wanted)
    assert sentence in told.value.sentence
    assert "SYNTHETIC_small" in told.value.sentence


def test_negative_weights_are_refused() -> None:
    text = HEAD + ",sex,1,1995\n,sex,2,5\n,age,1,1900\n,age,2,60\n,age,3,40\n"
    with pytest.raises(SurveyError, match="weights would be negative, the first in row"):
        made(text, "linear")


def test_weighting_without_margins_is_refused() -> None:
    with pytest.raises(SurveyError, match="there are no margins"):
        weighting.apply_weighting(BASE, WAVE, waves.Weighting("rake", ()))


CELLS = st.sampled_from([
    "", "ALB", "MKD", "XKX", "WB6", "sex", "age", "sex*age", "sex*", "*", "1", "2", "Female",
    "1*1", "-2", "refused", "0", "5", "1e300", "1e-300", "nan", "1_0", "\x00", '"', "\u0661",
    "\ufeff",
])  # fmt: skip


def told(data: bytes) -> str:
    """The sentence by which margins are refused; none where a wave is weighted to them."""
    try:
        laid = weighting.parse_margins(data, WAVE, REGION, "m.csv")
        weighting.apply_weighting(BASE, WAVE, waves.Weighting("rake", laid))
    except SurveyError as error:
        return error.sentence
    return ""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, min_size=3, max_size=5), max_size=8))
def test_hostile_margins_are_told_in_one_sentence(rows: list[list[str]]) -> None:
    text = HEAD + SEX + "\n".join(",".join(row) for row in rows)
    assert "\n" not in told(text.encode())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes_are_margins_or_told(data: bytes) -> None:
    for head in (b"", HEAD.encode()):
        assert told(head + data).count("\n") == 0
