"""Citation marks keep to their word and never join the number before them."""

from docx.oxml.ns import qn

from synopsis.report.content import Document
from synopsis.report.docx.element import parsed
from synopsis.report.docx.text import marks
from synopsis.report.paper import lay_out
from synopsis.vocabulary import Address


def test_marks_begin_with_a_joiner_and_are_kept_apart(document: Document) -> None:
    paper = lay_out(document)
    cites: tuple[Address, ...] = tuple(paper.marks)[:2]
    texts = [
        "".join(node.text or "" for node in one.iter(qn("w:t")))
        for one in parsed(marks(cites, paper))
    ]
    assert texts == ["\N{WORD JOINER}", "1", ", ", "2"]
    assert marks((), paper) == ()
