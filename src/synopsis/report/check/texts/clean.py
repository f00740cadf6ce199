"""Characters: a text in one form, without what extraction and editors leave in it."""

import re
import unicodedata

LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
# Soft hyphens, zero-width characters, direction marks, byte order marks, and control characters.
_UNSEEN = re.compile(
    "[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]"
)
_LONE = re.compile("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """A text with line feeds only, ligatures apart, unseen characters out; lines stay lines."""
    one = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    whole = _LONE.sub("\ufffd", one.translate(LIGATURES))
    return unicodedata.normalize("NFC", whole)
