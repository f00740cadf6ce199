"""Taking a wave: a file of respondents shelved, read by its codebook, and made records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path

from synopsis.catalog import Receipt, View
from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.waves.card import Card, bank_of, plain_card, used_of
from synopsis.evidence.waves.codebook import Codebook, parse_codebook
from synopsis.evidence.waves.question import Silence
from synopsis.evidence.waves.reading import read_respondents
from synopsis.evidence.waves.records import (
    MICRODATA,
    reader_of,
    tables_of,
)
from synopsis.evidence.waves.wave import Wave
from synopsis.sources import microdata, visible_cards
from synopsis.vocabulary import may_see


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """A wave that was taken, and what a reader should look at before trusting it.

    `left` are the columns that the codebook does not mention, `unlike` the answers that the file
    calls otherwise than the codebook does.
    """

    wave: Wave
    receipt: Receipt
    was_new: bool
    left: tuple[str, ...]
    unlike: tuple[str, ...]

    @property
    def respondents(self) -> Mapping[str, int]:
        """How many respondents each place has."""
        import numpy as np  # heavy: only when used

        names, counts = np.unique(self.wave.places, return_counts=True)
        return dict(zip(names.tolist(), counts.tolist(), strict=True))

    @property
    def silences(self) -> Mapping[Silence, int]:
        """How many cells of the questions are silent, by kind."""
        return {one: int((self.wave.codes == one.code).sum()) for one in Silence}

    @property
    def weight_effect(self) -> float:
        """What unequal weights cost (Kish 1965): n, times their squares, by their sum squared."""
        weights = self.wave.drawn.weights[self.wave.drawn.weights > 0]
        return float(len(weights) * (weights**2).sum() / weights.sum() ** 2)


def take_wave(view: View, path: Path, card: Card) -> Taken:
    """Take a file of respondents by its codebook's card; nothing is recorded before all fits.

    The same file with the same card again is the first one; with a changed card it is a new
    vintage of the wave.
    """
    card = plain_card(card, "the codebook card")
    bank = used_of(card, bank_of(view.profile))
    codebook = parse_codebook(card, bank)
    _check(view, codebook)
    digest = _digest(path)
    _check_file(view, codebook, digest)
    found = read_respondents(microdata.read_microdata(path), codebook, view.profile.region)
    receipt = Receipt(
        source=codebook.id,
        resource=MICRODATA,
        snapshot=_shelved(view, path, digest),
        retrieved=view.now(),
        reader=reader_of(card, bank, view.profile.region),
        marking=codebook.marking,
        rows_taken=found.wave.rows,
        url=f"file:{path.name}",
        note="SYNTHETIC" if codebook.is_synthetic else "",
    )
    known = {one.id for one in view.receipts()}
    made = view.record(receipt, tables_of(found.wave, card, bank))
    wave = replace(found.wave, snapshot=made.snapshot)
    return Taken(wave, made, made.id not in known, found.left, found.unlike)


def _check(view: View, codebook: Codebook) -> None:
    """Refuse what its reader may not see, and a name that a source has already."""
    if not may_see(view.principal, codebook.marking):
        raise EvidenceError(
            f"{view.principal.handle} may not see what its codebook marks {codebook.marking.label}",
            where=f"the wave {codebook.id}",
            remedy="use a principal with that clearance and body (--as)",
        )
    if codebook.id in {card.id for card in visible_cards(view)}:
        raise EvidenceError(
            "the id is that of a source card",
            where=f"the codebook {codebook.id}",
            remedy="give the wave an id of its own",
        )


def _check_file(view: View, codebook: Codebook, digest: str) -> None:
    """Refuse a file that was read as another wave: one of the two codebooks is not its own."""
    others = {
        one.source
        for one in view.receipts()
        if one.resource == MICRODATA and one.snapshot == digest and one.source != codebook.id
    }
    if others:
        raise EvidenceError(
            f"the file was read as the wave {min(others)} before",
            where=f"the codebook {codebook.id}",
            remedy="give the codebook of this file, or the file of this codebook",
        )


def _shelved(view: View, path: Path, digest: str) -> str:
    if view.shelve(path) != digest:
        raise EvidenceError(
            "the file changed while it was read", where=str(path), remedy="read it again"
        )
    return digest


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise EvidenceError(
            f"the file cannot be read ({error.strerror})", where=str(path), remedy="check its path"
        ) from error
