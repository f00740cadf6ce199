"""Figures of one cell: a single stem is subject enough where it stands before both figures."""

import pytest

from synopsis.report.check import read_text
from synopsis.report.check.figures import find_figures
from synopsis.report.check.figures.cells import same_cell
from synopsis.report.check.words import load_lexicon


@pytest.mark.parametrize(
    "subject", ["Smugglers", "Hackers", "Burglars", "Fraudsters", "Landslides", "Hailstorms"]
)
def test_lone_subject_is_what_is_left_beside_the_event(subject: str) -> None:
    text = f"{subject} hit in 5 cases in 2021.\n\nIn 2021, {subject.lower()} hit 7 cases."
    lexicon = load_lexicon("en")
    pairs = [*same_cell(find_figures(read_text(text), lexicon), lexicon)]
    assert [(one.first.low, one.second.low) for one in pairs] == [(5, 7)]
