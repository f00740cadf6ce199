"""The house keeps its own laws: doors, sizes, names, and nothing of the builders' workplace."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "synopsis"
ROOMS = (
    "vocabulary",
    "catalog",
    "sources",
    "evidence",
    "survey",
    "indicators",
    "landscape",
    "report",
    "cli",
)
BANNED = {"utils", "util", "common", "helpers", "helper", "base", "shared", "misc", "manager"}
BANNED_VERBS = ("process_", "handle_", "manage_", "do_", "get_")
# The names by which the standard library's HTML parser calls its subclasses.
GIVEN = {"handle_starttag", "handle_startendtag", "handle_endtag", "handle_data"}
DOOR_NAMES = 17  # about 15, a sub-room counting as one
# The vocabulary is the language itself: its door is as wide as the glossary's lowest floor.
# The survey engine is used alone, as a statistician uses a package: each estimator is a name.
WIDE_DOORS = {"vocabulary", "survey"}


def modules(folder: Path = SOURCE) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    first = function.body[0]
    is_doc = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    doc = (first.end_lineno or 0) - first.lineno + 1 if is_doc else 0
    return (function.end_lineno or 0) - function.lineno + 1 - doc


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0]


def inner_imports(source: str, room: str) -> list[str]:
    """Imports of another room by anything but its door."""
    found = []
    for node in ast.walk(ast.parse(source)):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            parts = name.split(".")
            if parts[0] == "synopsis" and len(parts) > 2 and parts[1] != room:
                found.append(name)
    return found


def test_files_have_at_most_300_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in [*modules(), *modules(ROOT / "tests"), *modules(ROOT / "tools")]
        if (lines := len(path.read_text("utf-8").splitlines())) > 300
    }
    assert long == {}


def test_functions_have_at_most_40_lines() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{function.name}": length
        for path in [*modules(), *modules(ROOT / "tools")]
        for function in functions(path)
        if (length := body_length(function)) > 40
    }
    assert long == {}


def test_rooms_are_entered_by_the_door() -> None:
    entered = {
        str(path.relative_to(ROOT)): found
        for path in modules()
        if (found := inner_imports(path.read_text("utf-8"), room_of(path)))
    }
    assert entered == {}


def test_a_room_entered_by_the_window_is_seen() -> None:
    source = "from synopsis.catalog.lake import Lake\nimport synopsis.sources.fetch\n"
    assert inner_imports(source, "report") == ["synopsis.catalog.lake", "synopsis.sources.fetch"]
    assert inner_imports(source, "catalog") == ["synopsis.sources.fetch"]


def test_only_sources_opens_addresses() -> None:
    opening = [
        str(path.relative_to(ROOT))
        for path in modules()
        if room_of(path) != "sources" and re.search(r"\burllib\.request\b", path.read_text("utf-8"))
    ]
    assert opening == []


@pytest.mark.parametrize("room", ROOMS)
def test_door_names_what_it_offers(room: str) -> None:
    door = tree(SOURCE / room / "__init__.py")
    offered = [
        ast.literal_eval(node.value)
        for node in door.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    assert len(offered) == 1, f"{room} names no __all__"
    assert room in WIDE_DOORS or len(offered[0]) <= DOOR_NAMES


def test_no_module_has_a_homeless_name() -> None:
    homeless = [
        str(path.relative_to(ROOT))
        for path in modules()
        if BANNED & {path.stem, *path.relative_to(SOURCE).parts}
    ]
    assert homeless == []


def test_no_function_has_an_empty_verb() -> None:
    empty = [
        f"{path.relative_to(ROOT)}:{function.name}"
        for path in modules()
        for function in functions(path)
        if function.name.lstrip("_").startswith(BANNED_VERBS) and function.name not in GIVEN
    ]
    assert empty == []


def test_no_name_tells_history() -> None:
    telling = [
        str(path.relative_to(ROOT))
        for path in [*modules(), *modules(ROOT / "tests")]
        if re.search(r"_(old|new|v\d+|final|copy)$", path.stem)
    ]
    assert telling == []


def test_every_room_has_an_error_branch() -> None:
    rooms = [room for room in ROOMS if room != "cli"]
    assert [room for room in rooms if not (SOURCE / room / "errors.py").is_file()] == []


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True
    ).stdout.decode()
    return [ROOT / name for name in listed.split("\0") if name]


def test_locks_hold_versions_and_hashes_only() -> None:
    locks = [
        path
        for path in tracked()
        if path.name.endswith((".lock", "-lock.json")) or path.parent.name == "requirements"
    ]
    address = r"(?m)https?://|file://|--(extra-)?index-url|--find-links|^-f |^-i "
    assert [str(path) for path in locks if re.search(address, path.read_text("utf-8"))] == []


def test_no_tracked_file_is_large() -> None:
    assert [path.name for path in tracked() if path.stat().st_size > 1024 * 1024] == []


def test_tests_mirror_the_source() -> None:
    strays = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("test_*.py")
        if len(path.relative_to(ROOT / "tests").parts) > 1
        and path.relative_to(ROOT / "tests").parts[0]
        not in {*ROOMS, "regions", "tools", "edition", "docs"}
    ]
    assert strays == []
