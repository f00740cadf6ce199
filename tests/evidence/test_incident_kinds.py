from pathlib import Path

import pytest

from synopsis.catalog.profile import load_profile
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.incident_kinds import load_kinds
from synopsis.sources.acled import connector as acled
from synopsis.sources.ucdp_ged import connector as ucdp_ged

KINDS = load_kinds(load_profile("western-balkans"))


def test_connectors_give_kinds_of_the_typology_alone() -> None:
    given = set(acled._TYPES.values()) | {kind for kind, _ in ucdp_ged._TYPES.values()}
    given |= {"protest", "riot", "route_death", "disinformation"}
    assert given == set(KINDS)


def test_kinds_that_may_be_one_say_so_of_each_other() -> None:
    known = {(one.id, other) for one in KINDS.values() for other in one.alike}
    known -= {("route_death", "attack_on_civilians")}
    assert known == {(other, one) for one, other in known}


def test_kind_without_a_name_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "incidents"
    folder.mkdir()
    (folder / "kinds.yml").write_text("kinds: [{id: protest, about: x, alike: []}]\n")
    profile = load_profile("western-balkans", tmp_path)
    with pytest.raises(EvidenceError, match="'name'"):
        load_kinds(profile)
