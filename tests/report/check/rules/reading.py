"""Cases of a rule, kept as data: texts in which it must speak, and near misses in which not."""

from pathlib import Path

import yaml

from synopsis.catalog import load_profile
from synopsis.report.check.case import Case
from synopsis.report.check.figures import find_figures
from synopsis.report.check.note import Hit, Severity
from synopsis.report.check.rules import RULES, load_cards
from synopsis.report.check.terms import Terms, load_terms
from synopsis.report.check.texts.markdown import read_markdown
from synopsis.report.check.words import load_lexicon

TERMS = load_terms(load_profile("western-balkans"))


def case_of(text: str, language: str = "en", terms: Terms | None = TERMS) -> Case:
    document, lexicon = read_markdown(text, "text.md", language), load_lexicon(language)
    return Case(document, find_figures(document, lexicon), lexicon, terms)


def found(rule: str, text: str, language: str = "en") -> list[Hit]:
    return list(RULES[rule](case_of(text, language)))


def grave(rule: str, text: str, language: str = "en") -> list[Hit]:
    """The hits that are no hints."""
    usual = load_cards()[rule].severity
    hits = found(rule, text, language)
    return [hit for hit in hits if (hit.severity or usual) is not Severity.HINT]


def cases(folder: Path, kind: str) -> list[tuple[str, str]]:
    """The rule and the text of each case of a kind."""
    return [
        (path.stem, text)
        for path in sorted((folder / "cases").glob("*.yml"))
        for text in yaml.safe_load(path.read_text("utf-8"))[kind]
    ]
