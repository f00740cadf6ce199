"""The draft's own words held to the prose check, face by face, as a reader would check them."""

from collections import Counter
from pathlib import Path

import pytest

from synopsis.catalog import View
from synopsis.report.check import Checked, Severity, check_documents, load_terms, read_document
from tests.edition.stages import Stage

# The cautions that each file may still raise, a little above those that it raises: 0, 0, 6, 5.
CAUTIONS = {
    "html/index.html": 0,
    "html/what-if.html": 0,
    "synopsis.docx": 8,
    "synopsis.pdf": 8,
}


@pytest.fixture(scope="module", params=CAUTIONS)
def face(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def checked(face: str, built: Stage, built_view: View) -> Checked:
    found = read_document(Path(built.folder, "draft", face))
    return check_documents((found,), load_terms(built_view.profile), hands=2)


def told(checked: Checked, severity: Severity) -> list[str]:
    """The notes of a severity as they would be read: rule, page, words and reason."""
    return [
        f"{note.rule} (page {note.position.page}): {note.words[:80]!r}: {note.why}"
        for note in checked.notes
        if note.severity is severity
    ]


def test_draft_raises_no_error(checked: Checked) -> None:
    errors = told(checked, Severity.ERROR)
    assert not errors, "\n".join(errors)


def test_draft_raises_few_cautions(face: str, checked: Checked) -> None:
    rules = Counter(note.rule for note in checked.notes if note.severity is Severity.CAUTION)
    cautions = told(checked, Severity.CAUTION)
    assert len(cautions) <= CAUTIONS[face], (rules.most_common(), cautions[:20])


def test_draft_gives_the_check_enough_to_read(checked: Checked) -> None:
    assert len(checked.documents[0].sentences) > 100
