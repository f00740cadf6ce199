"""Feeds: what the columns of an event feed are, and its files read batch by batch.

A file is unpacked ahead of being parsed, and parsed ahead of being used, so that processors share
the work; no more than a few batches are in memory, whatever the size of the file.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from synopsis.sources.errors import UnreadableError
from synopsis.sources.feed.batch import LINE, Batch, parse_chunk
from synopsis.sources.feed.keys import Keys
from synopsis.sources.feed.stream import LIMITS, Chunk, FeedLimits, read_chunks
from synopsis.sources.reading import Reading
from synopsis.vocabulary import Period, VocabularyError

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")
_DIGITS = 8
# So many digits name a row, and so many count: sums of billions of rows stay within 64 bits.
_KEY_DIGITS, _COUNT_DIGITS = 18, 9
_TWIN = "its key stands in the file before"
_PLAIN = r"^(-?[0-9]{1,15}(\.[0-9]{1,20})?([eE]-?[0-9]{1,2})?)?$"


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that a publisher lists: its address, its size in bytes and its MD5."""

    url: str
    size: int
    md5: str


@dataclass(frozen=True, slots=True)
class Feed:
    """The columns of a feed, in their order, and which of them are what.

    `key` names a row, `place` and `day` say where and when (YYYYMMDD), `kind` what; `counts` are
    whole numbers to add up, `tone` a number; `added` begins with the day of publication. A line
    may lack the last columns, down to `fewest`. `kin` names the publisher's other tables by their
    number of columns, and `listed` reads the list of files that the publisher's address gives.
    The cells of the columns `various` seldom repeat.
    """

    table: str
    columns: tuple[str, ...]
    fewest: int
    key: str
    place: str
    day: str
    kind: str
    counts: tuple[str, ...]
    tone: str
    added: str
    kin: Mapping[int, str] = field(default_factory=dict)
    listed: Callable[[bytes], tuple[Listed, ...]] | None = None
    various: frozenset[str] = frozenset()

    @property
    def numbers(self) -> Mapping[str, int]:
        """The columns that must hold whole numbers, and their most digits."""
        return {self.key: _KEY_DIGITS, **dict.fromkeys(self.counts, _COUNT_DIGITS)}

    def read(self, file: BinaryIO, limits: FeedLimits = LIMITS) -> Iterator[Batch]:
        """The batches of a file, each read while the one before is used.

        Rows with another number of columns, an impossible day, a number that is none or a key
        that stood before are rejects. UnreadableError where the file is another table, or none.
        """
        keys = Keys()
        yield from _ahead(
            _judged(self, parse_chunk(chunk, self.columns, self.fewest), keys)
            for chunk in _ahead(_known(self, read_chunks(file, limits)))
        )


def reading_of(feed: Feed, data: bytes) -> Reading:
    """All rows of a small file in memory, as texts by column with their locators."""
    batches = tuple(feed.read(BytesIO(data)))
    rows = tuple(
        {"locator": f"line {row.pop(LINE)}", **{key: cell or "" for key, cell in row.items()}}
        for batch in batches
        for row in batch.table.to_pylist()
    )
    rejects = tuple(reject for batch in batches for reject in batch.rejects)
    return Reading(feed.columns, rows, rejects)


def _ahead(items: Iterator[T]) -> Iterator[T]:
    """The same items, the next being made in a thread while one is used."""
    end = object()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(next, items, end)
        while (item := waiting.result()) is not end:
            waiting = pool.submit(next, items, end)
            yield item  # type: ignore[misc]  # the end is not an item


def _known(feed: Feed, chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    """The chunks of a file whose first line is as wide as the feed's; kin are told by name."""
    for number, chunk in enumerate(chunks):
        if number == 0:
            _check_width(feed, chunk.data.partition(b"\n")[0].count(b"\t") + 1)
        yield chunk


def _check_width(feed: Feed, width: int) -> None:
    if feed.fewest <= width <= len(feed.columns):
        return
    what = feed.kin.get(width, f"a table of {width:,} columns")
    widths = sorted({feed.fewest, len(feed.columns)})
    raise UnreadableError(
        f"the file is {what}, and {feed.table} have {' or '.join(map(str, widths))} columns",
        remedy="leave it out, or name a source card that reads it",
    )


def _judged(feed: Feed, batch: Batch, keys: Keys) -> Batch:
    """A batch without the rows that break a rule; the first of two rows with one key stays."""
    import numpy as np  # heavy: only when used

    sound = batch.without(_faults(feed, batch.table))
    numbers = np.asarray(sound.table.column(feed.key).cast("int64"))
    return sound.without([(at, _TWIN) for at in keys.repeated(numbers)])


def _faults(feed: Feed, table: "pa.Table") -> Sequence[tuple[int, str]]:
    """The rows, by index, whose key, day, counts or tone are not what they must be."""
    found: dict[int, str] = {}
    for name, most in feed.numbers.items():
        for at in _not_whole(table.column(name), most):
            found.setdefault(at, f"its {name} is not a whole number of {most} digits at most")
    for at in _not_days(table.column(feed.day)):
        found.setdefault(at, f"its {feed.day} is not a day")
    for at in _not_numbers(table.column(feed.tone)):
        found.setdefault(at, f"its {feed.tone} is not a number")
    return sorted(found.items())


def _not_whole(column: "pa.ChunkedArray[Any]", most: int) -> list[int]:
    import pyarrow.compute as pc  # heavy: only when used

    sound = pc.and_(pc.ascii_is_decimal(column), pc.less_equal(pc.binary_length(column), most))
    return _indices(pc.invert(sound))


def _not_days(column: "pa.ChunkedArray[Any]") -> list[int]:
    """Rows whose day is no day that a period can have; each spelling is looked at once."""
    import pyarrow as pa  # heavy: only when used
    import pyarrow.compute as pc  # heavy: only when used

    wrong = [text for text in column.unique().to_pylist() if not _is_day(text)]
    if not wrong:
        return []
    return _indices(pc.is_in(column, value_set=pa.array(wrong, pa.string())))


def _is_day(text: str) -> bool:
    if len(text) != _DIGITS or not (text.isascii() and text.isdigit()):
        return False
    try:
        Period.parse(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    except VocabularyError:
        return False
    return True


def _not_numbers(column: "pa.ChunkedArray[Any]") -> list[int]:
    """Rows whose text is neither empty nor a finite number in plain digits."""
    import pyarrow.compute as pc  # heavy: only when used

    return _indices(pc.invert(pc.match_substring_regex(column, _PLAIN)))


def _indices(mask: "pa.ChunkedArray[Any]") -> list[int]:
    import pyarrow.compute as pc  # heavy: only when used

    if not pc.any(mask).as_py():
        return []
    return [int(at) for at in pc.indices_nonzero(mask).to_pylist()]
