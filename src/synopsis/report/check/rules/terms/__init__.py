"""Rules on terms: what the region calls its members, its lines and its designated name."""

from synopsis.report.check.case import Rules
from synopsis.report.check.rules.terms.borders import boundary_border
from synopsis.report.check.rules.terms.economies import economies_not_countries
from synopsis.report.check.rules.terms.lists import (
    economies_out_of_order,
    economy_missing_from_list,
)
from synopsis.report.check.rules.terms.status import status_asterisk, status_footnote

RULES: Rules = {
    "boundary-border": boundary_border,
    "economies-not-countries": economies_not_countries,
    "economies-out-of-order": economies_out_of_order,
    "economy-missing-from-list": economy_missing_from_list,
    "status-asterisk": status_asterisk,
    "status-footnote": status_footnote,
}

__all__ = ["RULES"]
