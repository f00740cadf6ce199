from pathlib import Path
from threading import Thread

from synopsis.report.charts import Specification
from synopsis.report.drawing import cached_draw
from tests.conftest import make_demo


def test_chart_is_drawn_once_however_many_ask(tmp_path: Path) -> None:
    view = make_demo(tmp_path / "demo").view()
    drawn: list[str] = []

    def draw(specification: Specification, form: str) -> bytes:
        drawn.append(f"{specification['id']} {form}")
        return b"picture"

    cached = cached_draw(view, draw)
    askers = [Thread(target=cached, args=({"id": number % 2}, "svg")) for number in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert sorted(drawn) == ["0 svg", "1 svg"]
    assert cached_draw(view, draw)({"id": 1}, "svg") == b"picture"
    assert len(drawn) == 2
