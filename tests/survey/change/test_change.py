import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from synopsis.survey import Design, SurveyError, mean
from synopsis.survey.cells import Cells, Domains, Item, estimate_cells
from synopsis.survey.change.change import Change, Movement, changes, one_family
from synopsis.survey.house import House
from synopsis.vocabulary import Unit

HOUSE = House()


def cells(seed: int, share: float = 0.4, people: int = 200, groups: int = 2) -> Cells:
    """Shares and a mean of as many groups as are asked for, each with units of ten."""
    design, item, domains = sample(seed, share, people, groups)
    return estimate_cells(design, [item], domains)


def sample(seed: int, share: float, people: int, groups: int = 2) -> tuple[Design, Item, Domains]:
    rng = np.random.default_rng(seed)
    n = people * groups
    group = np.repeat(np.arange(groups), people)
    unit = np.arange(n) // 10
    codes = np.where(rng.random(n) < share, 1, 0).astype(np.int32)
    design = Design.of(
        rng.lognormal(0, 0.3, n), units=[unit], strata=[group * 2 + unit % 2], lonely="adjust"
    )
    labels = tuple(f"place {number}" for number in range(groups))
    item = Item("safe", ("no", "yes"), codes, numbers=(0.0, 10.0))
    return design, item, Domains("economy", labels, group.astype(np.int32))


def only(found: list[Change], category: str) -> list[Change]:
    return [one for one in found if one.category == category]


def test_changes_of_independent_waves_add_their_variances() -> None:
    before, after = cells(1), cells(2)
    found = changes(before, after, HOUSE)
    assert found.change.tolist() == (after.share - before.share).tolist()
    assert found.se.tolist() == pytest.approx(np.hypot(before.se, after.se).tolist(), rel=1e-14)


def test_changes_agree_with_the_contrast_of_one_design_of_both() -> None:
    (one, item, domains), (other, later, _) = sample(1, 0.4, 200), sample(2, 0.5, 200)
    stack = Design.of(
        np.concatenate([one.weights, other.weights]),
        units=[np.concatenate([one.stages[0].unit, other.stages[0].unit + 1000])],
        strata=[np.concatenate([one.stages[0].stratum, other.stages[0].stratum + 1000])],
    )
    wave = np.repeat([0, 1], [one.rows, other.rows])
    place = np.concatenate([domains.codes, domains.codes])
    yes = (np.concatenate([np.asarray(item.codes), np.asarray(later.codes)]) == 1).astype(float)
    column = np.where(place == 0, yes, np.nan)
    parts = [mean(stack.within(wave == at), column[:, None], ("yes",)) for at in (0, 1)]
    before, after = estimate_cells(one, [item], domains), estimate_cells(other, [later], domains)
    found = only(list(changes(before, after, HOUSE).rows()), "yes")[0]
    assert found.change == pytest.approx(parts[1].values[0] - parts[0].values[0], rel=1e-12)
    assert found.se == pytest.approx(np.hypot(parts[0].se[0], parts[1].se[0]), rel=1e-12)


def test_df_is_satterthwaites_and_no_more_than_both_waves() -> None:
    before, after = cells(1, people=100), cells(2, people=600)
    found = changes(before, after, HOUSE)
    assert np.all(found.df <= before.df + after.df + 1e-9)
    assert np.all(found.df >= np.minimum(before.df, after.df) - 1e-9)
    first, second = before.se**2, after.se**2
    wanted = (first + second) ** 2 / (first**2 / before.df + second**2 / after.df)
    assert found.df.tolist() == pytest.approx(wanted.tolist())


def test_p_and_interval_are_students() -> None:
    one = next(changes(cells(1), cells(2), HOUSE).rows())
    assert one.p == pytest.approx(2 * stats.t.sf(abs(one.change) / one.se, one.df))
    reach = stats.t.ppf(0.975, one.df) * one.se
    assert (one.low, one.high) == pytest.approx((one.change - reach, one.change + reach))


def test_movement_is_told_after_the_correction() -> None:
    found = list(changes(cells(1, 0.2), cells(2, 0.7), HOUSE).rows())
    assert {one.movement for one in only(found, "yes")} == {Movement.RISEN}
    assert {one.movement for one in only(found, "no")} == {Movement.FALLEN}
    assert {one.movement for one in only(found, "mean")} == {Movement.RISEN}
    still = changes(cells(1), cells(1), HOUSE)
    assert set(still.movements) == {Movement.UNTOLD}


def test_own_interval_without_nought_is_not_told_after_the_correction() -> None:
    found = changes(cells(1, 0.2), cells(2, 0.7), HOUSE)
    untold = replace(found, adjusted=np.ones(len(found)))
    assert set(untold.movements) == {Movement.CORRECTED}
    low, high = untold.interval
    assert np.all((low > 0) | (high < 0))


def test_what_either_wave_holds_back_has_no_movement() -> None:
    before, after = cells(1, 0.2), cells(2, 0.7)
    hidden = replace(before, suppressed=np.ones(len(before.share), dtype=np.bool_))
    assert set(changes(hidden, after, HOUSE).movements) == {Movement.HELD_BACK}
    small = replace(hidden, n=np.full_like(before.n, HOUSE.suppress_below - 1))
    assert set(changes(small, after, HOUSE).movements) == {Movement.TOO_FEW}


def test_no_movement_is_called_unchanged() -> None:
    assert not any("unchanged" in word or "same" in word for word in Movement)


def test_shares_change_by_points_and_scales_by_their_own() -> None:
    found = list(changes(cells(1), cells(2), HOUSE).rows())
    assert [one.unit for one in found[:3]] == [
        Unit.PERCENTAGE_POINT, Unit.PERCENTAGE_POINT, Unit.INDEX,
    ]  # fmt: skip


def test_detectable_is_what_is_found_in_eight_of_ten() -> None:
    one = next(changes(cells(1), cells(2), House(multiplicity="none")).rows())
    away = one.detectable / one.se
    power = stats.nct.sf(stats.t.ppf(0.975, one.df), one.df, away)
    assert power == pytest.approx(0.8, abs=0.005)
    strict = next(changes(cells(1), cells(2), HOUSE).rows())
    assert strict.detectable > one.detectable


def test_a_share_of_nought_does_not_pass_for_certain() -> None:
    none, some = cells(1, 0.0), cells(2, 0.03)
    found = only(list(changes(none, some, HOUSE).rows()), "yes")
    assert all(one.before == 0 for one in found)
    bound = none.high[none.category == 1] / stats.t.ppf(0.975, none.df[none.category == 1])
    own = some.se[some.category == 1]
    assert [one.se for one in found] == pytest.approx(np.hypot(bound, own).tolist())
    assert all(one.se > own_se for one, own_se in zip(found, own, strict=True))


def test_small_bases_are_not_tested_and_no_part_of_the_family() -> None:
    small, large = cells(1, people=20), cells(2)
    found = changes(small, large, HOUSE)
    assert set(found.movements) == {Movement.TOO_FEW}
    assert found.tests == 0
    assert np.isnan(found.change).all()
    assert all(np.isnan(one.before) for one in found.rows())


def test_an_economy_without_respondents_is_not_covered() -> None:
    design, item, domains = sample(1, 0.4, 200)
    wide = Domains("economy", (*domains.labels, "nowhere"), domains.codes)
    found = estimate_cells(design, [item], wide)
    moved = [one for one in changes(found, found, HOUSE).rows() if one.domain[1] == "nowhere"]
    assert {one.movement for one in moved} == {Movement.NOT_COVERED}


def test_variance_of_shared_units_is_taken_as_given() -> None:
    before, after = cells(1), cells(2)
    given = (before.se**2 + after.se**2) / 2
    found = changes(before, after, HOUSE, given)
    assert found.se.tolist() == pytest.approx(np.sqrt(given).tolist())
    assert found.df.tolist() == np.minimum(before.df, after.df).tolist()


def test_one_family_corrects_a_chain_of_waves_together() -> None:
    waves = [cells(seed, share) for seed, share in ((1, 0.4), (2, 0.45), (3, 0.5))]
    steps = [changes(waves[at], waves[at + 1], HOUSE) for at in (0, 1)]
    joined = one_family(steps)
    assert [one.tests for one in joined] == [12, 12]
    assert all(
        np.all(late.adjusted >= early.adjusted) for early, late in zip(steps, joined, strict=True)
    )
    assert one_family([]) == ()


def test_changes_refuse_cells_of_other_domains() -> None:
    with pytest.raises(SurveyError, match="not the same domains"):
        changes(cells(1), cells(2, groups=3), HOUSE)


def test_changes_agree_with_the_reference(shared: Path) -> None:
    folder = shared / "reference" / "survey"
    records = json.loads((folder / "reference.json").read_text("utf-8"))
    text = (folder / "data" / "synth.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    held = records["records"] if isinstance(records, dict) else records
    wanted = {
        one["item"]: one for one in held
        if one["group"] == "wave-change" and one["call"].startswith("safe: ")
    }  # fmt: skip
    assert len(wanted) >= 5
    before, after = (synth_cells(rows, year, tuple(sorted(wanted))) for year in ("2023", "2024"))
    for one in changes(before, after, HOUSE).rows():
        record = wanted[one.domain[1]]
        assert one.change == pytest.approx(record["estimate"], rel=1e-12)
        assert one.se == pytest.approx(record["se"], rel=1e-12)


def synth_cells(rows: list[dict[str, str]], year: str, places: tuple[str, ...]) -> Cells:
    own = [row for row in rows if row["wave"] == year]
    design = Design.of(
        [float(row["weight"]) for row in own],
        units=[[row["psu"] for row in own]],
        strata=[[row["stratum"] for row in own]],
        lonely="adjust",
    )
    safe = [row["safe"] for row in own]
    flag = np.array([[text == "1"] for text in safe])
    item = Item(
        "safe", ("1",), flags=flag, asked=np.array([text not in {"", "NA"} for text in safe])
    )
    return estimate_cells(
        design, [item], Domains.of("economy", [row["economy"] for row in own], places)
    )
