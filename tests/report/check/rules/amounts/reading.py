"""A text read into a case, for rules that look at one document."""

from synopsis.report.check.case import Case, RuleFunction
from synopsis.report.check.figures import find_figures
from synopsis.report.check.note import Hit
from synopsis.report.check.texts import read_text
from synopsis.report.check.words import load_lexicon


def case_of(text: str, file: str = "text.md", language: str = "en") -> Case:
    document, lexicon = read_text(text, file, language), load_lexicon(language)
    return Case(document, find_figures(document, lexicon), lexicon)


def hits_of(rule: RuleFunction, text: str, language: str = "en") -> list[Hit]:
    return list(rule(case_of(text, language=language)))
