"""Days as publishers write them: ISO 8601, with a time behind, in words, or month first."""

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(?a:(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.]{5,15})?Z?)")
_WORDS = re.compile(r"(?a:(\d{1,2}) ([A-Za-z]{3,9}) (\d{4}))")
_MONTH_FIRST = re.compile(r"(?a:(?:[A-Z][a-z]{2}, )?(\d{1,2})/(\d{1,2})/(\d{4})(?: [\d:]{4,8})?)")


def iso_day(text: str) -> str:
    """A day as ISO 8601 from `2023-05-29 00:00:00`, `29 May 2023`, or `Mon, 05/29/2023`.

    With strokes the month stands first, as American publishers write it. What is none of these
    stays as it stands, to be rejected.
    """
    if iso := _ISO.fullmatch(text):
        return "-".join(iso.groups())
    if words := _WORDS.fullmatch(text):
        month = words[2].lower()[:3]
        number = _MONTHS.index(month) + 1 if month in _MONTHS else 0
        return f"{words[3]}-{number:02d}-{int(words[1]):02d}"
    if parts := _MONTH_FIRST.fullmatch(text):
        return f"{parts[3]}-{int(parts[1]):02d}-{int(parts[2]):02d}"
    return text
