"""Estimates of a wave as they are released: the columns of one cell, with their kinds.

Shares and their errors are in percent; a cell that is not shown has no number.
"""

from collections.abc import Mapping

GIVEN: Mapping[str, str] = {
    "concept": "text",
    "question": "text",
    "answer_code": "integer",
    "answer": "text",
    "kind": "text",
    "place_code": "text",
    "domain": "text",
    "category": "text",
    "number": "number",
    "low": "number",
    "high": "number",
    "se": "number",
    "n": "integer",
    "n_effective": "number",
    "df": "number",
    "deff": "number",
    "weighted_base": "number",
    "interval": "text",
    "design": "text",
    "base": "text",
    "unit": "text",
    "note": "text",
}
