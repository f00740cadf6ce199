"""Coding: the columns of a file as the codes of a codebook's answers, places and design."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from synopsis.evidence.errors import EvidenceError
from synopsis.evidence.waves.codebook import Codebook
from synopsis.evidence.waves.question import Question, Silence
from synopsis.sources import microdata
from synopsis.vocabulary import Region

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.int32]

Code = float | str
Find = Callable[[Code], int | None]
_SHOWN = 5


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column of a file as its different values, and which of them each row has."""

    name: str
    values: tuple[Code, ...]
    places: NDArray[np.intp]
    labels: Mapping[Code, str]

    def met(self, place: int) -> str:
        """A value with its label, how many rows have it, and the first of them."""
        import numpy as np  # heavy: only when used

        rows = np.flatnonzero(self.places == place)
        value = self.values[place]
        label = self.labels.get(value)
        named = f"'{microdata.write_code(value)[:60]}'" + (f" ({label[:60]})" if label else "")
        return f"{named} in {len(rows):,} rows, the first of them row {rows[0] + 1:,}"


def column_of(data: microdata.Microdata, name: str) -> Column:
    """A column of a file; blanks have the code of a blank, and texts that are numbers theirs."""
    import numpy as np  # heavy: only when used

    cells = data.columns[name]
    labels = data.value_labels.get(name, {})
    if not data.is_text(name):
        found, places = np.unique(
            np.where(np.isnan(cells), microdata.BLANK, cells), return_inverse=True
        )
        return Column(name, tuple(found.tolist()), places, labels)
    known: dict[Code, int] = {}
    places = np.array([known.setdefault(_value(cell), len(known)) for cell in cells], dtype=np.intp)
    return Column(name, tuple(known), places, labels)


def _value(cell: str) -> Code:
    text = cell.strip()
    try:
        return microdata.read_code(text) if text else microdata.BLANK
    except ValueError:
        return text


def code_answers(data: microdata.Microdata, codebook: Codebook) -> Codes:
    """The codes of every column of every question, (n, columns); silences are below nought.

    A value that the codebook does not know is an error, never a silence.
    """
    import numpy as np  # heavy: only when used

    names, finders = [], []
    for question in codebook.questions:
        for name in question.columns:
            names.append(name)
            finders.append(_finder(question, name, data, codebook))
    columns = [column_of(data, name) for name in names]
    found = [
        [find(value) for value in one.values] for one, find in zip(columns, finders, strict=True)
    ]
    _check_known(columns, found)
    codes = np.empty((data.rows, len(columns)), dtype=np.int32)
    for place, (column, of_value) in enumerate(zip(columns, found, strict=True)):
        codes[:, place] = np.array(of_value, dtype=np.int32)[column.places]
    return codes


def _check_known(columns: list[Column], found: list[list[int | None]]) -> None:
    """Refuse values that nothing in the codebook means; the first column's are all named."""
    bad = [
        (column, [place for place, code in enumerate(codes) if code is None])
        for column, codes in zip(columns, found, strict=True)
        if None in codes
    ]
    if not bad:
        return
    column, places = bad[0]
    told = "; ".join(column.met(place) for place in places[:_SHOWN])
    more = ", ".join(one.name for one, _ in bad[1:][:_SHOWN])
    raise EvidenceError(
        f"the codebook does not know the value {told}" + (f"; so it is in {more}" if more else ""),
        where=f"the column '{column.name}'",
        remedy="add it to the question's answers, or under `missing` with what it means",
    )


def _finder(question: Question, name: str, data: microdata.Microdata, codebook: Codebook) -> Find:
    """What finds the code of a value: an answer, else a silence, else nothing."""
    own = _items(name, data, codebook) if question.columns != (question.id,) else _own(question)
    words = {
        _plain(text): answer.code
        for answer in question.answers
        for text in answer.words.values()
        if not answer.column
    }
    quiet = {_plain(text): one.code for one in Silence for text in (one.value, one.label)}

    def find(value: Code) -> int | None:
        if isinstance(value, str):
            return words.get(_plain(value), quiet.get(_plain(value)))
        if value in own:
            return own[value]
        if value in codebook.silences:
            return codebook.silences[value].code
        return Silence.NO_ANSWER.code if value == microdata.BLANK else None

    return find


def _own(question: Question) -> Mapping[float, int]:
    return {float(answer.code): answer.code for answer in question.answers}


def _items(name: str, data: microdata.Microdata, codebook: Codebook) -> Mapping[float, int]:
    """What a value of an item means: 1 chosen, 0 not.

    Where the file itself says which value of its set counts, every other labelled value that is
    not missing says that the item was not chosen.
    """
    known = dict.fromkeys(codebook.not_chosen, 0) | {codebook.chosen: 1}
    for one in data.sets:
        if name in one.columns and one.counted is not None:
            others = [code for code in data.value_labels.get(name, {}) if isinstance(code, float)]
            known = dict.fromkeys(
                (code for code in (*others, *known) if _is_answer(code, name, data, codebook)), 0
            ) | {one.counted: 1}
    return known


def _is_answer(code: float, name: str, data: microdata.Microdata, codebook: Codebook) -> bool:
    return code not in codebook.silences and not data.declares_missing(name, code)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def code_places(data: microdata.Microdata, codebook: Codebook, region: Region) -> NDArray[np.str_]:
    """The place of each respondent, by the codebook's own codes, then labels, codes and names."""
    import numpy as np  # heavy: only when used

    columns = codebook.columns
    if not columns.place:
        if not columns.economy:
            raise EvidenceError(
                "the codebook names neither a place column nor an economy",
                where=f"the codebook {codebook.id}",
                remedy="write `place:` or `economy:` under `design`",
            )
        return np.full(data.rows, _economy(columns.economy, region) or _unknown(columns.economy))
    column = column_of(data, columns.place)
    found = [_place(value, column, codebook, region) for value in column.values]
    if "" in found:
        bad = column.met(found.index(""))
        raise EvidenceError(
            f"no economy of the region is meant by {bad}",
            where=f"the column '{column.name}'",
            remedy="say which one it is under `places` in the codebook's `design`",
        )
    return np.array(found)[column.places]


def _unknown(economy: str) -> str:
    raise EvidenceError(f"'{economy[:40]}' is no economy of the region", remedy="use its code")


def _place(value: Code, column: Column, codebook: Codebook, region: Region) -> str:
    """The code of a place; empty where nothing says which it is."""
    if value == microdata.BLANK:
        return ""
    written = microdata.write_code(value)
    own = codebook.columns.places.get(written)
    if own:
        return _economy(own, region)
    label = column.labels.get(value, "")
    return _economy(label, region) or _economy(written, region)


def _economy(text: str, region: Region) -> str:
    """The code of an economy, from any of its codes or of its names in any language."""
    place = region.place_of(text)
    if place in region.places:
        return str(place)
    bare = _plain(text).removesuffix("*")
    for economy in region.economies:
        if bare in {_plain(name).removesuffix("*") for name in economy.names.values()}:
            return economy.place.code
    return ""
