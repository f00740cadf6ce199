"""The documentation keeps its word: help, pages, options, exit codes, examples, links, words."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from synopsis import evidence, indicators, landscape, report, sources, survey
from synopsis.catalog.profile import load_profile
from synopsis.cli.main import cli
from synopsis.vocabulary import SynopsisError, check_words
from tests.docs.page import (
    DOCS,
    ROOT,
    Reader,
    Step,
    acts,
    anchors,
    difference,
    faults_of_links,
    pages,
    prose,
    run,
    steps,
    tour,
)

COMMANDS = DOCS / "commands"
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
ROOMS = (sources, evidence, survey, indicators, landscape, report)
SURVEY = tuple(
    f"survey {verb}" for verb in ("simulate", "read", "weight", "tables", "trend", "rally")
)
VERBS = (
    "init", "gather", "build", "freeze", "verify", "trace", "gaps", "sources",
    "outlook", "backtest", "score", "composite", "warnings", "influences", "scenarios",
    "whatif", "leverage", "elicit", "check", *SURVEY,
)  # fmt: skip
# A survey changes what the pages before it look at, so that its own come last.
READING = (
    *(COMMANDS / f"{verb}.md" for verb in VERBS if verb not in SURVEY),
    DOCS / "trust.md",
    DOCS / "add-a-source.md",
    DOCS / "another-region.md",
    *(COMMANDS / f"{verb.replace(' ', '-')}.md" for verb in SURVEY),
)
SHAPE = ("## Context", "## Decision", "## Consequences")


def names(paths: list[Path] | tuple[Path, ...]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


def console(page: Path) -> list[Step]:
    return [act for act in acts(page.read_text("utf-8")) if isinstance(act, Step)]


def commands() -> dict[str, click.Command]:
    """Every command by the words that call it; a group is none itself, unless it does something."""
    found: dict[str, click.Command] = {}
    for name, command in cli.commands.items():
        if isinstance(command, click.Group) and not command.invoke_without_command:
            found |= {f"{name} {inner}": one for inner, one in command.commands.items()}
        else:
            found[name] = command
    return found


def page_of(name: str) -> Path:
    return COMMANDS / f"{name.replace(' ', '-')}.md"


def help_of(name: str) -> str:
    return CliRunner().invoke(cli, [*name.split(), "--help"]).output


def is_from_outside(command: str) -> bool:
    """Whether an example asks a publisher, as no test does."""
    words = shlex.split(command)
    return "gather" in words and "--from" not in words


def codes(text: str) -> set[int]:
    """The exit codes of a table: rows that begin with a number."""
    return {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)}


def tree(error: type[SynopsisError] = SynopsisError) -> Iterator[type[SynopsisError]]:
    yield error
    for branch in error.__subclasses__():
        yield from tree(branch)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(tmp_path_factory.mktemp("reader"), READING)


def test_pages_are_one_for_each_command() -> None:
    pages_there = set(COMMANDS.glob("*.md")) - {COMMANDS / "README.md"}
    assert pages_there == {page_of(name) for name in commands()}


@pytest.mark.parametrize("name", ["", *VERBS])
def test_help_shows_an_example_on_lines_of_its_own(name: str) -> None:
    examples = tour(help_of(name))
    assert examples
    assert all(name in example for example in examples if name)


@pytest.mark.parametrize("name", VERBS)
def test_page_names_every_option_and_argument(name: str) -> None:
    text = page_of(name).read_text("utf-8")
    for param in commands()[name].params:
        wanted = param.opts if isinstance(param, click.Option) else [str(param.metavar or "")]
        if isinstance(param, click.Argument):
            wanted = [(param.metavar or str(param.name)).strip("[].").upper()]
        assert [one for one in wanted if f"`{one}" not in text] == []


def test_index_names_every_common_option() -> None:
    text = (COMMANDS / "README.md").read_text("utf-8")
    options = [name for param in cli.params for name in param.opts]
    assert [one for one in options if f"`{one}" not in text] == []


def test_exit_codes_are_those_of_the_error_tree() -> None:
    assert all(room.__name__ for room in ROOMS)
    raised = {0, *(error.exit_code for error in tree())}
    told = {int(code) for code in re.findall(r"^  (\d)  ", cli.epilog or "", re.MULTILINE)}
    assert codes((COMMANDS / "README.md").read_text("utf-8")) == raised == told


@pytest.mark.parametrize("name", VERBS)
def test_page_tells_exit_codes_that_exist(name: str) -> None:
    found = codes(page_of(name).read_text("utf-8"))
    assert {0, 2} <= found <= codes((COMMANDS / "README.md").read_text("utf-8"))


def test_exit_codes_are_read_from_tables_alone() -> None:
    assert codes("| 0 | done |\n| 12 | x |\n3 | no row |\nends with 4") == {0, 12}


@pytest.mark.parametrize("page", READING, ids=names(READING))
def test_page_says_what_happens(page: Path, reader: Reader) -> None:
    assert "\n\n".join(reader.read(page)) == ""


@pytest.mark.parametrize("name", ["front page", "", *VERBS])
def test_examples_do_what_they_say(name: str, reader: Reader) -> None:
    """Examples of the front page and of each help; one that a page shows is run there."""
    assert reader.read(READING[-1]) == []
    shown = {step.command for page in READING for step in console(page) if not step.exit_code}
    text = (ROOT / "README.md").read_text("utf-8") if name == "front page" else help_of(name)
    wanted = [one for one in tour(text) if one not in shown and not is_from_outside(one)]
    runs = [Step(one, 0, "") for one in wanted if one.startswith("synopsis ")]
    assert "\n\n".join(filter(None, (run(step, reader.folder) for step in runs))) == ""


def test_examples_that_ask_a_publisher_name_one() -> None:
    known = {card.id for card in sources.load_cards(load_profile("western-balkans"))}
    texts = [(ROOT / "README.md").read_text("utf-8"), *map(help_of, VERBS)]
    asked = [one for text in texts for one in tour(text) if is_from_outside(one)]
    assert {one.split()[-1] for one in asked} <= known


def test_front_page_calls_targets_that_exist() -> None:
    called = [
        one.split()[1]
        for one in tour((ROOT / "README.md").read_text("utf-8"))
        if one.startswith("make ")
    ]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert set(called) <= set(re.findall(r"^([\w-]+):", makefile, re.MULTILINE))
    assert called


def test_tour_is_read_from_indented_lines() -> None:
    text = "    synopsis init DIR   # a workspace\n    make demo\nsynopsis no\n    other\n"
    assert tour(text) == ["synopsis init demo", "make demo"]


def test_pages_with_commands_are_all_read() -> None:
    assert {page for page in pages() if console(page)} <= set(READING)


@pytest.mark.parametrize("page", pages(), ids=names(pages()))
def test_page_never_asks_the_network(page: Path) -> None:
    assert [step.command for step in console(page) if is_from_outside(step.command)] == []


@pytest.mark.parametrize("page", pages(), ids=names(pages()))
def test_page_links_lead_somewhere(page: Path) -> None:
    assert faults_of_links(page) == []


@pytest.mark.parametrize("page", pages(), ids=names(pages()))
def test_page_keeps_to_the_words_of_the_region(page: Path) -> None:
    region = load_profile("western-balkans").region
    text = page.read_text("utf-8")
    if page.name == "glossary.md":
        text = re.sub(r"\|[^|\n]*\|$", "|", text, flags=re.MULTILINE)  # the words avoided
    found = [(breach.rule.id, breach.passage) for breach in check_words(region.rules, prose(text))]
    assert found == []
    flat = " ".join(text.replace("\\*", "*").split())
    assert [note for note in region.footnotes(text) if note not in flat] == []


@pytest.mark.parametrize("page", DECISIONS, ids=names(DECISIONS))
def test_decision_has_its_shape(page: Path) -> None:
    text = page.read_text("utf-8")
    assert re.match(r"# \S.*\n\nDate: \d{4}-\d{2}-\d{2}\n", text)
    assert [text.count(f"\n{head}\n") for head in SHAPE] == [1, 1, 1]


def test_decisions_are_numbered_without_a_hole() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_region_of_the_page_has_two_economies(reader: Reader) -> None:
    page = DOCS / "another-region.md"
    assert reader.read(page) == []
    region = load_profile(reader.folder / "uplands").region
    assert [economy.name() for economy in region.economies] == ["Lowmark", "Upmark"]


def test_source_of_the_page_closes_a_gap(reader: Reader) -> None:
    page = DOCS / "add-a-source.md"
    assert reader.read(page) == []
    asked = [step for step in console(page) if " gaps " in step.command]
    before, after = asked
    assert ("unemployment" in before.shown, "unemployment" in after.shown) == (True, False)


def test_steps_are_read_with_code_and_output() -> None:
    body = "$ synopsis gaps  # exit 3\none\n\ntwo\n$ true\n"
    assert list(steps(body)) == [Step("synopsis gaps", 3, "one\n\ntwo"), Step("true", 0, "")]


@pytest.mark.parametrize(
    ("shown", "code", "came", "differs"),
    [
        ("a ... c", 0, "a b c\n", False),
        ("a\n...\nc", 0, "a\nb\nb\nc\n", False),
        ("a", 0, "  0.1 s  writing pages ...\na\n", False),
        ("", 0, "anything", False),
        ("a", 0, "a\nb\n", True),
        ("a.c", 0, "abc", True),
        ("a", 1, "a", True),
    ],
)
def test_difference_sees_other_output_and_code(
    shown: str, code: int, came: str, *, differs: bool
) -> None:
    assert bool(difference(Step("synopsis", 0, shown), code, came)) is differs


def test_link_to_nowhere_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# A head: here\n[a](#a-head-here) [b](#none) [c](no.md) [d](https://x.y)\n")
    assert anchors(page) == {"a-head-here"}
    assert faults_of_links(page) == ["#none", "no.md"]
