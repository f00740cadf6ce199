import json

import pytest

from synopsis.report import ReportError
from synopsis.report.content import Document
from synopsis.report.material import Material
from synopsis.report.trail import read_trail, write_trail


def test_trail_is_read_as_it_was_written(document: Document, material: Material) -> None:
    trail = read_trail(write_trail(document, material.picture.findings))
    assert len(trail.entries) == len(document.origins)
    found = trail.entry("F001")
    assert (found.shown, found.citations) == next(
        (entry.shown, entry.citations)
        for address, entry in document.origins.items()
        if address.id == "F001"
    )


def test_trail_keeps_the_marks_of_quotations(document: Document, material: Material) -> None:
    trail = read_trail(write_trail(document, material.picture.findings))
    assert trail.entry("alias/A01").shown == "“MAARI”"
    steps = trail.entry("remark/rule_of_law/evolution/1").steps
    assert "“will strengthen”" in [step.text for step in steps]


def test_same_document_gives_the_same_bytes(document: Document, material: Material) -> None:
    findings = material.picture.findings
    assert write_trail(document, findings) == write_trail(document, findings)


@pytest.mark.parametrize("wanted", ["gdp_per_head/ALB/2022", "n-gdp_per_head.ALB.2022"])
def test_number_is_found_as_a_reader_writes_it(
    document: Document, material: Material, wanted: str
) -> None:
    trail = read_trail(write_trail(document, material.picture.findings))
    assert trail.entry(wanted).address.id == "gdp_per_head/ALB/2022"


def test_unknown_number_is_told_in_one_sentence(document: Document, material: Material) -> None:
    trail = read_trail(write_trail(document, material.picture.findings))
    with pytest.raises(ReportError, match="no number has the id F999"):
        trail.entry("F999")


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", json.dumps({"entries": [1]}).encode()])
def test_what_is_no_trail_is_refused(data: bytes) -> None:
    with pytest.raises(ReportError, match="cannot be read"):
        read_trail(data)
