"""Names of towns compared: across scripts, accents, endings and the languages of a town."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from synopsis.catalog import Profile
from synopsis.evidence.errors import EvidenceError

Towns = Mapping[str, str]
_FOLDER = "incidents"
# Serbian and Macedonian Cyrillic, letter by letter, as the two languages' own Latin spells them.
_LATIN = str.maketrans(
    dict(zip("абвгдђеѓжзѕијклљмнњопрстћќуфхцчџш", (
        "a", "b", "v", "g", "d", "dj", "e", "gj", "z", "z", "dz", "i", "j", "k", "l", "lj", "m",
        "n", "nj", "o", "p", "r", "s", "t", "c", "kj", "u", "f", "h", "c", "c", "dz", "s",
    ), strict=True))
)  # fmt: skip
# One sound, several spellings: Albanian, English and the Latin of the south Slavic languages.
_SOUNDS = (("dj", "d"), ("gj", "d"), ("xh", "dz"), ("sh", "s"), ("zh", "z"),
           ("ch", "c"), ("q", "c"), ("y", "i"), ("w", "v"))  # fmt: skip
# What publishers put behind or before a town's own name.
_BESIDE = re.compile(
    r"\b(?:town|city|of|municipality|village|opstina|opshtina|grad|komuna|e|near)\b"
)
_LETTERS = re.compile(r"[^a-z ]+")


def fold(name: str) -> str:
    """A name without script, accents, doubled letters and ending, for comparing alone."""
    text = unicodedata.normalize("NFKD", name.casefold().translate(_LATIN))
    bare = "".join(sign for sign in text if not unicodedata.combining(sign))
    bare = _BESIDE.sub(" ", _LETTERS.sub(" ", bare.replace("đ", "dj")))
    for spelled, sound in _SOUNDS:
        bare = bare.replace(spelled, sound)
    return " ".join(_stem(word) for word in bare.split())


def _stem(word: str) -> str:
    """A word without doubled letters and without the vowel that its language ends it by."""
    single = re.sub(r"(.)\1+", r"\1", word)
    return single[:-1] if len(single) > 3 and single[-1] in "aeiou" else single


def is_same_town(one: str, other: str, towns: Towns) -> bool:
    """Whether two names mean one town, folded and by the region's list of spellings."""
    left, right = fold(one), fold(other)
    return bool(left) and towns.get(left, left) == towns.get(right, right)


def load_towns(profile: Profile) -> Towns:
    """The region's towns: each folded spelling, and the first spelling of its town."""
    found: dict[str, str] = {}
    for where, card in profile.cards_by_file(_FOLDER).items():
        for spellings in card.get("towns", ()):
            found |= _town(spellings, where)
    return found


def _town(spellings: object, where: str) -> Mapping[str, str]:
    if not isinstance(spellings, list) or not all(isinstance(name, str) for name in spellings):
        raise EvidenceError(
            f"the spellings {str(spellings)[:60]} are no list of texts",
            where=where,
            remedy="list the names of one town",
        )
    return _mapped(spellings)


def _mapped(spellings: Iterable[str]) -> Mapping[str, str]:
    folded = [fold(name) for name in spellings]
    return dict.fromkeys(folded, folded[0])
