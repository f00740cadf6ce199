"""The region profile: economies, designations and words, read from cards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from synopsis.vocabulary.errors import VocabularyError
from synopsis.vocabulary.place import Economy, Place
from synopsis.vocabulary.words import WordRule


@dataclass(frozen=True, slots=True)
class Designation:
    """A footnote that a name must carry, and the stated figure that it rests on."""

    id: str
    footnote: str
    rests_on: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A set of economies with one code, its words, and its named choices of method."""

    id: str
    place: Place
    names: Mapping[str, str]
    economies: tuple[Economy, ...]
    designations: Mapping[str, Designation]
    rules: tuple[WordRule, ...]
    methods: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse twins, an order other than the alphabet, and unknown designations."""
        names = [economy.name() for economy in self.economies]
        if names != sorted(set(names)) or not names:
            raise VocabularyError(
                "the economies are not in alphabetical order, or one stands twice",
                where=f"the region {self.id}",
                remedy="order them by English name",
            )
        for economy in self.economies:
            if economy.designation and economy.designation not in self.designations:
                raise VocabularyError(
                    f"{economy.name()} names the designation '{economy.designation}', which has "
                    "no footnote",
                    where=f"the region {self.id}",
                    remedy="add the footnote",
                )

    @property
    def places(self) -> tuple[Place, ...]:
        """The economies' places, in alphabetical order of their English names."""
        return tuple(economy.place for economy in self.economies)

    def name(self, place: Place, language: str = "en") -> str:
        """The name of an economy or of the region itself."""
        if place == self.place:
            return self.names.get(language, self.names["en"])
        return self.economy(place).name(language)

    def economy(self, place: Place) -> Economy:
        """The member with a place; an error where there is none."""
        for economy in self.economies:
            if economy.place == place:
                return economy
        raise VocabularyError(
            f"{place} is not an economy of {self.id}",
            remedy=f"use one of {', '.join(map(str, self.places))} or {self.place}",
        )

    def place_of(self, code: str) -> Place | None:
        """The member that a publisher's code or English name means, or none of them."""
        for economy in self.economies:
            bare = economy.name().removesuffix("*")
            if code in economy.codes or code.removesuffix("*") == bare:
                return economy.place
        return self.place if code == self.place.code else None

    def footnotes(self, text: str) -> tuple[str, ...]:
        """The footnotes owed by the designated names that stand in a text."""
        owed = {
            economy.designation
            for economy in self.economies
            if economy.designation and any(name in text for name in economy.names.values())
        }
        return tuple(self.designations[key].footnote for key in sorted(owed))
