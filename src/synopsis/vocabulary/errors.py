"""The root of the error tree: every error says what, where and the remedy.

SynopsisError
├── VocabularyError        a word, code or value that no room could mean
├── CatalogError           (catalog)    stores, views, editions
├── SourceError            (sources)    cards, fetching, broken expectations
├── EvidenceError          (evidence)   records that cannot be made
├── IndicatorError         (indicators) measures that cannot be computed
├── LandscapeError         (landscape)  trends that cannot be assessed
└── ReportError            (report)     editions that cannot be written
"""


class SynopsisError(Exception):
    """One clear sentence: what went wrong, where, and what to do about it."""

    exit_code = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        """Keep the three parts apart, so that a face can lay them out."""
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(self.sentence)

    @property
    def sentence(self) -> str:
        """The whole error as one line of text."""
        place = f" in {self.where}" if self.where else ""
        advice = f"; {self.remedy}" if self.remedy else ""
        return f"{self.what}{place}{advice}.".replace("\n", " ")


class VocabularyError(SynopsisError):
    """A word, code or value that no room could mean."""

    exit_code = 2
