"""Places: coded territories, and the economies of a region with their names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from synopsis.vocabulary.errors import VocabularyError


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A coded territory: ISO 3166-1 alpha-3 (XKX for Kosovo*), or the code of a region."""

    code: str

    def __post_init__(self) -> None:
        """Refuse anything but three capital letters or digits."""
        if not (
            len(self.code) == 3
            and self.code.isascii()
            and self.code.isalnum()
            and self.code == self.code.upper()
        ):
            raise VocabularyError(
                f"'{self.code}' is not a place code",
                remedy="use three capitals as in ISO 3166-1 alpha-3, XKX for Kosovo*",
            )

    def __str__(self) -> str:
        """The bare code."""
        return self.code


@dataclass(frozen=True, slots=True)
class Economy:
    """A member of the region, with its names by language and the codes publishers use."""

    place: Place
    names: Mapping[str, str]
    codes: frozenset[str] = field(default_factory=frozenset)
    designation: str = ""

    def __post_init__(self) -> None:
        """Refuse an economy without an English name, or an undesignated asterisk."""
        if "en" not in self.names:
            raise VocabularyError(f"economy {self.place} has no English name")
        starred = {name.endswith("*") for name in self.names.values()}
        if starred != {bool(self.designation)}:
            raise VocabularyError(
                f"economy {self.place} carries its asterisk in some names only",
                remedy="a designated economy carries it in every language, others in none",
            )

    def name(self, language: str = "en") -> str:
        """The economy's name, with its asterisk where it has one."""
        return self.names.get(language, self.names["en"])
