"""The pages of the documentation as a reader follows them: blocks, commands, links and prose."""

import os
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"\s+# exit (\d+)$")
_PROGRESS = re.compile(r" *\d+\.\d s  .*\.\.\.")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
_UP_TO_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a page, the exit code that the page says, and the output that it shows."""

    command: str
    exit_code: int
    shown: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that a page tells its reader to write."""

    path: str
    text: str


def pages() -> list[Path]:
    """Every page that a reader may open, the front page first."""
    return [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]


def acts(text: str) -> Iterator[Step | File]:
    """What a page has its reader do, in order: files to write and commands to run."""
    for kind, path, body in _BLOCK.findall(text):
        if path:
            yield File(path, body)
        elif kind == "console":
            yield from steps(body)


def tour(text: str) -> list[str]:
    """The commands of a text's indented examples, in the folder that the pages use."""
    lines = re.findall(r"^ {4,}(synopsis .*|make .*)$", text, re.MULTILINE)
    bare = (re.sub(r"\s+#.*", "", line) for line in lines)
    return [re.sub(r"\bDIR\b", "demo", line) for line in bare]


def steps(body: str) -> Iterator[Step]:
    """The commands of one block; what stands under a command is its output."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        said = _EXIT.search(command)
        yield Step(_EXIT.sub("", command), int(said[1]) if said else 0, shown.strip("\n"))


def difference(step: Step, exit_code: int, output: str) -> str:
    """How a run differs from what its page says; `...` in a page stands for what it leaves out."""
    lines = [line.rstrip() for line in output.splitlines() if not _PROGRESS.fullmatch(line)]
    came = "\n".join(lines).strip("\n")
    if exit_code != step.exit_code:
        return f"`{step.command}` ended with {exit_code}, not {step.exit_code}:\n{came}"
    shown = "\n".join(line.rstrip() for line in step.shown.splitlines())
    pattern = re.escape(shown).replace(r"\.\.\.", ".*?")
    if shown and not re.fullmatch(pattern, came, re.DOTALL):
        return f"`{step.command}` said\n{came}\nand not\n{shown}"
    return ""


def faults_of_links(page: Path) -> list[str]:
    """The relative links of a page that lead nowhere."""
    found = []
    for link in _LINK.findall(_BLOCK.sub("", page.read_text("utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            found.append(link)
    return found


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as they are linked to."""
    heads = _HEADING.findall(_BLOCK.sub("", page.read_text("utf-8")))
    bare = (re.sub(r"[^\w\s-]", "", head.lower()).strip() for head in heads)
    return {re.sub(r"\s", "-", head) for head in bare}


def prose(text: str) -> str:
    """A page without its blocks, inline code, link targets and words set in quotation marks."""
    bare = re.sub(r"`[^`]*`|\]\([^)]*\)|\"[^\"\n]*\"", " ", _BLOCK.sub("", text))
    return " ".join(bare.split())


@dataclass(slots=True)
class Reader:
    """A reader who follows pages in order, in one folder of their own."""

    folder: Path
    order: tuple[Path, ...]
    faults: dict[Path, list[str]] = field(default_factory=dict)

    def read(self, page: Path) -> list[str]:
        """What went otherwise than a page says; the pages before it are followed first."""
        for one in self.order[: self.order.index(page) + 1]:
            if one not in self.faults:
                found = (self._do(act) for act in acts(one.read_text("utf-8")))
                self.faults[one] = [fault for fault in found if fault]
        return self.faults[page]

    def _do(self, act: Step | File) -> str:
        if isinstance(act, File):
            path = self.folder / act.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(act.text, "utf-8")
            return ""
        return run(act, self.folder)


def run(step: Step, folder: Path) -> str:
    """Run a command as a reader would who has the package on their path."""
    here = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", step.command.replace(".venv/bin/synopsis", "synopsis")],
        cwd=folder,
        env={**os.environ, "PATH": here, "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=_UP_TO_SECONDS,
        check=False,
    )
    return difference(step, done.returncode, done.stdout)
