"""What a rule says of a text in Markdown."""

from synopsis.report.check.case import Case
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules.card import load_cards
from synopsis.report.check.rules.reasoning import RULES
from synopsis.report.check.terms import Terms
from synopsis.report.check.texts.markdown import read_markdown
from synopsis.report.check.words import load_lexicon


def case_of(text: str, terms: Terms | None = None, language: str = "en") -> Case:
    return Case(read_markdown(text, "text.md", language), (), load_lexicon(language), terms)


def found(rule: str, text: str) -> list[Hit]:
    return list(RULES[rule](case_of(text)))


def grave(rule: str, text: str) -> list[Hit]:
    """The hits that are no hints."""
    usual = load_cards()[rule].severity
    return [hit for hit in found(rule, text) if (hit.severity or usual) is not Severity.HINT]
