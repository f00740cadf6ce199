"""Wishes: what an author asks the check not to say of a block, and the reason given."""

import re

_WISH = re.compile(
    r"^\s{0,40}(?:#|<!--|//|\[)?\s{0,5}#?\s{0,5}synopsis:\s{0,5}ignore\s{1,5}(?P<rule>[\w-]{1,80})"
    r"(?:\s{1,9}because\b[:\s]{0,9}(?P<reason>[^\n]{0,500}?))?\s{0,40}(?:-->|\])?\s{0,40}$",
    re.IGNORECASE,
)


def parse_wish(line: str) -> tuple[str, str] | None:
    """The rule and the reason of a line that is a wish; an empty reason where none is given."""
    found = _WISH.match(" ".join(line[:800].split())) if "synopsis:" in line[:200].lower() else None
    return (found["rule"].lower(), (found["reason"] or "").strip()) if found else None
