"""Spellings lead to what they mean; what means nothing is not guessed."""

import pytest

from synopsis.catalog import View
from synopsis.landscape import LandscapeError
from synopsis.landscape.framework import load_framework
from synopsis.landscape.framework.alias import Alias, AliasKind, resolve

ROW = {"id": "A1", "alias": "MUCC", "mechanism": "council", "kind": "misspelling", "lines": "4",
       "note": ""}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("MAARI", ("marri", AliasKind.MISSPELLING)),
        ("MARRI", ("marri", AliasKind.NAME)),
        ("Stability  Pact Anti-Corruption\nInitiative", ("rai", AliasKind.FORMER_NAME)),
        ("Еуропол", ("europol", AliasKind.OTHER_SCRIPT)),
        ("Regional Cooperation Council", ("rcc", AliasKind.NAME)),
        ("maari", None),
        ("GI", None),
        ("", None),
    ],
)
def test_spelling_resolves(
    demo_view: View, written: str, meant: tuple[str, AliasKind] | None
) -> None:
    framework = load_framework(demo_view.profile)
    assert resolve(written, framework.mechanisms, framework.aliases) == meant


def test_alias_of_an_unknown_kind_is_refused() -> None:
    assert Alias.parse(ROW).kind is AliasKind.MISSPELLING
    with pytest.raises(LandscapeError, match=r"aliases\.csv"):
        Alias.parse(ROW | {"kind": "typo"})
    with pytest.raises(LandscapeError):
        Alias.parse({"id": "A1"})
