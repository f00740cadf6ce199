import io
import json

import pytest

from synopsis.report import ReportError
from synopsis.report.charts import drawn
from synopsis.report.easel import Easel, LateEasel, serve

CHART = {"mark": "line", "data": {"values": [{"x": 1, "y": 2}, {"x": 2, "y": 1}]},
         "encoding": {"x": {"field": "x", "type": "quantitative"},
                      "y": {"field": "y", "type": "quantitative"}}}  # fmt: skip


def test_easel_draws_what_is_drawn_here() -> None:
    with Easel() as easel:
        assert easel.draw(CHART, "svg") == drawn(CHART, "svg")


def test_easel_tells_what_it_cannot_draw_and_goes_on() -> None:
    with Easel() as easel:
        with pytest.raises(ReportError, match="cannot be drawn as 'gif'"):
            easel.draw(CHART, "gif")
        with pytest.raises(ReportError):
            easel.draw({"mark": "no such mark"}, "svg")
        assert easel.draw(CHART, "svg").startswith(b"<svg")


def test_easel_that_was_stopped_is_told_in_one_sentence() -> None:
    with Easel() as easel:
        easel._process.kill()
        easel._process.wait()
        with pytest.raises(ReportError, match="the drawing process has stopped"):
            easel.draw(CHART, "svg")


def test_process_ends_when_nothing_more_is_asked() -> None:
    with Easel() as easel:
        process = easel._process
    assert process.returncode == 0


def test_late_easel_is_set_up_by_the_first_picture_alone() -> None:
    with LateEasel() as easel:
        begun = [easel.is_set_up]
        assert easel.draw(CHART, "svg") == drawn(CHART, "svg")
        begun.append(easel.is_set_up)
        process = easel._easel and easel._easel._process
    assert begun == [False, True]
    assert process
    assert process.returncode == 0


def test_serving_ends_with_its_input() -> None:
    answers = io.BytesIO()
    request = json.dumps({"specification": CHART, "form": "svg"}).encode() + b"\n"
    serve(io.BytesIO(request * 2), answers)
    assert answers.getvalue().count(b"<svg") == 2
