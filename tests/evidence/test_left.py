from synopsis.evidence import SHIPPED, left_files
from tests.evidence.workspaces import Desk


def test_every_file_that_no_card_takes_is_left_with_its_reason(desk: Desk) -> None:
    desk.population()
    desk.receive("tea.csv", "leaf,cup\n")
    desk.receive("LICENSE", "free")
    desk.receive("shapes.json", '{"type":"Topology"}')
    left = {one.path.name: one.reason for one in left_files(desk.view, desk.inbox)}
    assert left == {
        "LICENSE": "it is a licence; it measures nothing",
        "shapes.json": "it is outlines (TopoJSON); a map is drawn by them, they measure nothing",
        "tea.csv": "it is a table (CSV) that no source card lays out",
    }


def test_nothing_is_left_of_what_is_not_on_disk(desk: Desk) -> None:
    assert left_files(desk.view, SHIPPED) == left_files(desk.view, None) == ()


def test_a_file_that_cannot_be_opened_is_still_named(desk: Desk) -> None:
    desk.population()
    (desk.inbox / "gone.json").symlink_to("nowhere")
    (left,) = left_files(desk.view, desk.inbox)
    assert "no source card names" in left.reason
