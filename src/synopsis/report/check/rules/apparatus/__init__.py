"""Rules on apparatus: footnotes, references, time, acronyms, spellings, persons, reading order."""

from synopsis.report.check.case import Rules
from synopsis.report.check.rules.apparatus.acronym_rules import (
    acronym_doubled,
    acronym_undefined,
)
from synopsis.report.check.rules.apparatus.footnotes import (
    footnote_missing,
    footnote_repeated,
    footnote_unused,
)
from synopsis.report.check.rules.apparatus.ibid import ibid_chain
from synopsis.report.check.rules.apparatus.misspelt import acronym_misspelt
from synopsis.report.check.rules.apparatus.order import reading_doubted, reading_order_doubted
from synopsis.report.check.rules.apparatus.persons import personal_name
from synopsis.report.check.rules.apparatus.sources import (
    opinion_as_evidence,
    reference_incomplete,
)
from synopsis.report.check.rules.apparatus.spelling import spelling_variants
from synopsis.report.check.rules.apparatus.time import relative_time

RULES: Rules = {
    "acronym-doubled": acronym_doubled,
    "acronym-misspelt": acronym_misspelt,
    "acronym-undefined": acronym_undefined,
    "footnote-missing": footnote_missing,
    "footnote-repeated": footnote_repeated,
    "footnote-unused": footnote_unused,
    "ibid-chain": ibid_chain,
    "opinion-as-evidence": opinion_as_evidence,
    "personal-name": personal_name,
    "reading-doubted": reading_doubted,
    "reading-order-doubted": reading_order_doubted,
    "reference-incomplete": reference_incomplete,
    "relative-time": relative_time,
    "spelling-variants": spelling_variants,
}

__all__ = ["RULES"]
