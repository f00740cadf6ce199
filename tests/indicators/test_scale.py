import pytest

from synopsis.catalog import View
from synopsis.indicators import IndicatorError, OrdinalScale, load_scales

STAGES = OrdinalScale("stages", "Stages", ("none", "applied", "candidate"))


@pytest.mark.parametrize(("number", "step"), [(0, "none"), (2, "candidate")])
def test_step_is_found_by_its_place(number: float, step: str) -> None:
    assert STAGES.step(number) == step


@pytest.mark.parametrize("number", [-1, 3, 0.5])
def test_what_is_no_place_of_the_scale_is_refused(number: float) -> None:
    with pytest.raises(IndicatorError, match="is not a step"):
        STAGES.step(number)


def test_scales_of_the_region_are_read(demo_view: View) -> None:
    assert {scale.id for scale in load_scales(demo_view.profile)} == {
        "eu_accession_stage",
        "ec_preparation",
    }


def test_scale_without_steps_is_refused() -> None:
    with pytest.raises(IndicatorError, match="cannot be read"):
        OrdinalScale.parse({"id": "x", "name": "X"})
