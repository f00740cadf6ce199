import pytest

from synopsis.catalog.cards import parse_card
from synopsis.catalog.errors import ProfileError


def test_card_is_a_mapping() -> None:
    assert parse_card("id: x\nlist: [1, no]\n", "x.yml") == {"id": "x", "list": [1, False]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id: x\nname: [1\n", r"the card cannot be read .* in x.yml, line 3"),
        ("id: x\nid: y\n", r"the key 'id' stands twice\) in x.yml, line 2"),
        ("a:\n  b: {c: 1, c: 2}\n", r"the key 'c' stands twice\) in x.yml, line 2"),
        ("a: !!python/object:os.system {}\n", r"could not determine a constructor .* line 1"),
        ("- 1\n", "is not a mapping"),
        ("", "is not a mapping"),
    ],
)
def test_card_that_cannot_be_read_names_file_and_line(text: str, told: str) -> None:
    with pytest.raises(ProfileError, match=told) as error:
        parse_card(text, "x.yml")
    assert "\n" not in str(error.value)
