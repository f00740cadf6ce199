"""Aliases: other spellings of a mechanism's name; the text that holds one stays as it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from synopsis.landscape.framework.grounds import read_part
from synopsis.landscape.framework.mechanism import Mechanism


class AliasKind(StrEnum):
    """In which way a spelling differs from the name."""

    MISSPELLING = "misspelling"
    FORMER_NAME = "former name"
    ABBREVIATION = "abbreviation"
    OTHER_SCRIPT = "other script"
    OTHER_LANGUAGE = "other language"
    VARIANT = "variant"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Alias:
    """A spelling, the mechanism that it means, its kind, and the lines of the report it is in."""

    id: str
    spelling: str
    mechanism: str
    kind: AliasKind
    lines: str = ""
    note: str = ""

    @classmethod
    def parse(cls, row: Mapping[str, str]) -> "Alias":
        """Read an alias from its row."""
        return read_part("aliases.csv", lambda: cls._from(row))

    @classmethod
    def _from(cls, row: Mapping[str, str]) -> "Alias":
        kind = AliasKind(row["kind"])
        return cls(row["id"], row["alias"], row["mechanism"], kind, row["lines"], row["note"])


def resolve(
    text: str, mechanisms: Iterable[Mechanism], aliases: Iterable[Alias]
) -> tuple[str, AliasKind] | None:
    """The mechanism that a name means and how it is spelled; nothing where it means none."""
    wanted = " ".join(text.split())
    for mechanism in mechanisms:
        if wanted in (mechanism.name, mechanism.short):
            return mechanism.id, AliasKind.NAME
    found = next((one for one in aliases if one.spelling == wanted), None)
    return (found.mechanism, found.kind) if found else None
