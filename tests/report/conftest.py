"""The material and document of the demo, made once."""

import pytest

from synopsis.catalog import View
from synopsis.report.assemble import assemble, collect
from synopsis.report.content import Document
from synopsis.report.material import Material


@pytest.fixture(scope="session")
def material(demo_view: View) -> Material:
    return collect(demo_view, "draft", None)


@pytest.fixture(scope="session")
def document(material: Material) -> Document:
    return assemble(material)
