"""The material and document of the demo, made once."""

from dataclasses import replace

import pytest

from synopsis.catalog import View
from synopsis.landscape import futures
from synopsis.report.assemble import assemble, collect
from synopsis.report.content import Document
from synopsis.report.material import Material


@pytest.fixture(scope="session")
def material(demo_view: View) -> Material:
    return collect(demo_view, "draft", None)


@pytest.fixture(scope="session")
def document(material: Material) -> Document:
    return assemble(material)


@pytest.fixture(scope="session")
def modelled(material: Material, demo_view: View) -> Material:
    """The material with a model of the landscape, by fewer draws than an edition has."""
    landscape = futures.load_landscape(demo_view.profile)
    assert landscape
    few = replace(landscape, choices=replace(landscape.choices, draws=40))
    return replace(material, model=futures.explore(demo_view, few))
