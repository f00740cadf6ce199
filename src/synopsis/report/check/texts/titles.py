"""Titles: emphasised words that name a publication rather than stress a claim."""

_MOST = 30


def is_title(words: str) -> bool:
    """Whether emphasised words may be a title: several, begun in upper case, no sentence's end."""
    several = words.split(None, _MOST + 1)
    return (
        2 <= len(several) <= _MOST and words.strip()[:1].isupper() and several[-1][-1] not in ".!?:"
    )
