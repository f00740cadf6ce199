import sqlalchemy as sa

from synopsis.catalog.entries import FIELDS, FIRST, UNIQUE, chain, contributions

ENTRY = {name: name for name in FIELDS}


def test_hash_rests_on_every_field_and_on_the_one_before() -> None:
    hashes = {chain(ENTRY, FIRST), chain(ENTRY, "1" * 64)}
    hashes |= {chain({**ENTRY, name: "changed"}, FIRST) for name in FIELDS}
    assert len(hashes) == 2 + len(FIELDS)


def test_ids_are_unique_within_a_marking_and_kind_alone() -> None:
    names = {tuple(column.name for column in index.columns) for index in unique()}
    assert UNIQUE in names
    assert ("id",) not in names


def unique() -> list[sa.UniqueConstraint]:
    return [item for item in contributions().constraints if isinstance(item, sa.UniqueConstraint)]
