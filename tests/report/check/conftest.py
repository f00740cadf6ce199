"""What tests of the prose check stand on: the region's terms, and a check of a text."""

from collections.abc import Callable

import pytest

from synopsis.catalog import load_profile
from synopsis.report.check import Checked, check_documents, read_text
from synopsis.report.check.terms import Terms, load_terms

CheckText = Callable[..., Checked]


@pytest.fixture(scope="session")
def terms() -> Terms:
    return load_terms(load_profile("western-balkans"))


@pytest.fixture(scope="session")
def check_text(terms: Terms) -> CheckText:
    def check(text: str, file: str = "text.md") -> Checked:
        return check_documents([read_text(text, file)], terms)

    return check
