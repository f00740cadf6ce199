"""Names and texts as they may be shown: what would steer a terminal is written out."""

import re

# Signs of control, marks that turn the direction of writing, and bytes of a name that are no text.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff]")
_BYTES = range(0xDC80, 0xDD00)  # how Python holds such bytes


def visible(text: object) -> str:
    """A text in which signs that nobody sees are written out, such as \\n or \\x1b."""
    return _UNSEEN.sub(_written, str(text))


def _written(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code in _BYTES:
        return f"\\x{code - 0xDC00:02x}"
    return found[0].encode("unicode_escape", "surrogatepass").decode("ascii")
