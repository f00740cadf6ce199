"""The verbs of an edition: build the draft, freeze it under a name, verify that it holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from synopsis.catalog import (
    Edition,
    View,
    Workspace,
    check_edition,
    check_name,
    freeze_edition,
    read_draft,
    save_draft,
)
from synopsis.evidence import derive_again
from synopsis.report.assemble import assemble, collect
from synopsis.report.drawing import cached_draw
from synopsis.report.easel import Easel, LateEasel
from synopsis.report.errors import ReportError
from synopsis.report.garbage import seldom_collected
from synopsis.report.proof import refuse_errors
from synopsis.report.render import render
from synopsis.report.trail import FILE, read_trail

Progress = Callable[[str], None]
DRAFT = "draft"


def _silent(_: str) -> None:
    """Say nothing of the progress."""


@dataclass(frozen=True, slots=True)
class Built:
    """A draft's folder and the digests of its outputs, and whether anything had changed."""

    folder: Path
    outputs: Mapping[str, str]
    is_new: bool


def build(view: View, progress: Progress = _silent) -> Built:
    """Measure, assess and render a view as its draft; nothing is done where nothing changed."""
    before = _before(view)
    rests_on = f"{view.digest} {before.digest if before else '-'}"
    draft = read_draft(view)
    if draft and draft.is_whole and draft.rests_on == rests_on:
        return Built(draft.folder, draft.outputs, is_new=False)
    saved = save_draft(view, rests_on, _outputs(view, DRAFT, progress))
    return Built(saved.folder, saved.outputs, is_new=True)


def freeze(view: View, name: str, progress: Progress = _silent) -> Edition:
    """Freeze what the view shows now as a named edition, which nothing changes afterwards."""
    check_name(name)
    if faults := derive_again(view):
        raise ReportError(faults[0], remedy="gather the source again, then freeze")
    outputs = _outputs(view, name, progress)
    progress("reading its prose")
    refuse_errors(outputs, view.profile)
    progress("freezing")
    return freeze_edition(view, name, outputs)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found: faults, none where the edition holds, and how far it looked."""

    faults: tuple[str, ...]
    was_derived: bool
    outputs: int


def verify(
    workspace: Workspace, name: str, handle: str | None = None, progress: Progress = _silent
) -> Verdict:
    """Check all that an edition names, then derive it again and compare every byte.

    With another code version than the edition's, the inputs alone are compared.
    """
    progress("checking files")
    faults = check_edition(workspace, name, handle)
    view = workspace.view_of(name, handle)
    edition = view.edition
    if edition is None or faults:
        return Verdict(faults, was_derived=False, outputs=0)
    if view.inputs != edition.inputs:
        faults = ("the region's cards or the evidence are not those that the edition rests on",)
        return Verdict(faults, was_derived=False, outputs=len(edition.outputs))
    if view.code != edition.code:
        return Verdict(faults, was_derived=False, outputs=len(edition.outputs))
    progress("deriving records from snapshots")
    faults = derive_again(view)
    made = _outputs(view, name, progress, is_drawn_anew=True)
    derived = {path: sha256(data).hexdigest() for path, data in made.items()}
    faults += _differing(edition.outputs, derived)
    return Verdict(faults, was_derived=True, outputs=len(derived))


def _differing(named: Mapping[str, str], derived: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        f"{path} is not derived again byte for byte"
        for path in sorted({*named, *derived})
        if named.get(path) != derived.get(path)
    )


def _before(view: View, name: str = "") -> Edition | None:
    """The newest edition before the one that is being made, or made again."""
    vouched = {entry.payload.get("record") for entry in view.contributions("edition")}
    editions = [
        one
        for one in view.editions()
        if one.name != name and one.as_of <= view.as_of and one.digest in vouched
    ]
    if view.edition is not None:
        editions = [one for one in editions if one.frozen_at < view.edition.frozen_at]
    return editions[-1] if editions else None


def _outputs(
    view: View, name: str, progress: Progress, *, is_drawn_anew: bool = False
) -> Mapping[str, bytes]:
    """Every file of an edition by its path; what is verified is drawn anew, past the cache."""
    before = _before(view, name)
    previous = None
    if before is not None:
        trail = read_trail(_read(view.root / "editions" / before.key / FILE))
        previous = (before.name, trail.findings)
    progress("measuring and assessing")
    is_drawn = not is_drawn_anew and _is_drawn(view)
    with seldom_collected(), LateEasel() if is_drawn else Easel() as easel:
        material = collect(view, name, previous, is_anew=is_drawn_anew)
        progress("writing pages")
        draw = easel.draw if is_drawn_anew else cached_draw(view, easel.draw)
        return render(material, assemble(material), draw, progress)


def _is_drawn(view: View) -> bool:
    """Whether a draft of this very view was drawn, whose pictures the cache holds."""
    draft = read_draft(view)
    return draft is not None and draft.rests_on.startswith(f"{view.digest} ")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReportError(
            f"{path.name} of an earlier edition cannot be read",
            where=str(path),
            remedy="verify that edition and restore the file",
        ) from error
