"""The command `check`: sentences of a report that its own evidence contradicts."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from synopsis import __version__
from synopsis.catalog import load_profile
from synopsis.cli.check_out import is_terminal, write_documents, write_text

if TYPE_CHECKING:
    from synopsis.catalog import Profile
    from synopsis.cli.desk import Desk
    from synopsis.report import check

_FORMS = ("text", "json", "sarif", "docx", "html")
_LANGUAGES = ("en", "sq", "bs", "mk", "cnr", "sr")
_LEVELS = ("error", "caution", "hint", "never")
_REGION, _NO_REGION = "western-balkans", "none"
_WIDEST = 100
_UNREAD, _STOPPED = 3, 130


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...",
                type=click.Path(path_type=Path))  # fmt: skip
@click.option("--edition", metavar="NAME", help="Hold figures to the values of an edition.")
@click.option("--region", metavar="REGION",
              help=f"Whose words and names to keep to; {_NO_REGION} for no region's.  "
                   f"[default: the workspace's, or {_REGION}]")  # fmt: skip
@click.option("--language", type=click.Choice(_LANGUAGES),
              help="The language; found out where not given.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(_FORMS), default="text", show_default=True,
              help="docx: comments in its margin; html: notes beside the text.")  # fmt: skip
@click.option("--out", metavar="PATH",
              help="The file, or the folder, to write to; - for the standard output.")  # fmt: skip
@click.option("--fail-on", type=click.Choice(_LEVELS), default="error", show_default=True,
              help="End with 1 where a note is at least this grave.")  # fmt: skip
@click.option("--all", "is_all", is_flag=True, help="Tell hints too, one by one.")
@click.pass_obj
def check_command(desk: Desk, /, files: tuple[Path, ...], **options: Any) -> None:  # noqa: ANN401
    """Find what a report says against itself: figures, words, sources, forecasts, footnotes, names.

    FILE is Markdown, DOCX, PDF, HTML or plain text; - reads Markdown from the standard input.
    Several files are read as one dossier: what one says against another is found too.

    \b
    Example:
      synopsis check report.md --fail-on never
    """
    try:
        code = _check(desk, files, options)
    except KeyboardInterrupt:
        click.echo("synopsis: stopped before the check had ended", err=True)
        code = _STOPPED
    sys.exit(code)


def _check(desk: Desk, files: tuple[Path, ...], options: dict[str, Any]) -> int:
    """The check itself; the code to end with."""
    from synopsis.report import check  # heavy: only when used

    profile, values = _held_to(desk, options["edition"], options["region"])
    stdin = b""
    if Path(check.STDIN) in files and sys.stdin is not None:
        stdin = sys.stdin.buffer.read()
    read = check.check_files(
        files, check.load_terms(profile) if profile else None, values, options["language"], stdin
    )
    for one in read.unread:
        click.echo(f"synopsis: {one.why}", err=True)
    if options["form"] == "docx":
        write_documents(
            read, options["out"], is_all=options["is_all"], is_several=len(set(files)) > 1
        )
    else:
        ending = "txt" if options["form"] == "text" else options["form"]
        write_text(_rendered(read, options), options["out"], read, ending)
    if read.unread:
        return _UNREAD
    return 1 if _fails(read.checked, options["fail_on"]) else 0


def _held_to(
    desk: Desk, edition: str | None, region: str | None
) -> tuple[Profile | None, tuple[Any, ...]]:
    """The region and the edition's values: those of the workspace, where there is one."""
    from synopsis.report import check  # heavy: only when used

    is_there = (desk.folder / "synopsis.toml").exists() or desk.folder != Path()
    workspace = desk.workspace() if is_there or edition else None
    view = workspace.view_of(edition, desk.handle) if workspace and edition else None
    values = check.values_of(view) if view else ()
    if region == _NO_REGION:
        return None, values
    if region or workspace is None:
        return load_profile(region or _REGION), values
    return workspace.profile, values


def _rendered(read: check.Read, options: dict[str, Any]) -> str:
    from synopsis.report import check  # heavy: only when used

    is_shown = options["out"] is None and is_terminal()
    width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)
    sheet = check.Sheet(width, is_styled=is_shown, is_all=options["is_all"])
    form = check.Form(options["form"])
    return check.render_checked(read.checked, form, sheet, __version__, read.unread)


def _fails(checked: check.Checked, level: str) -> bool:
    """Whether a note is as grave as the level, or graver."""
    from synopsis.report import check  # heavy: only when used

    if level == "never":
        return False
    limit = check.Severity(level).rank
    return any(note.severity.rank <= limit for note in checked.notes)
