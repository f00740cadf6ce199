"""Any other engine that Ibis knows, by its URL: it reads the lake's files, or is given the rows."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from synopsis.catalog.canonical import digest_of
from synopsis.catalog.engines.address import Address
from synopsis.catalog.engines.refusal import told_of

if TYPE_CHECKING:
    import ibis
    import pyarrow as pa

_NAME_LENGTH = 40  # servers take names of thirty to sixty-three signs; a digest's head is enough


def connect_elsewhere(address: Address) -> Any:  # noqa: ANN401  # an Ibis backend
    """A connection to an engine by its URL, which tells in one sentence what it cannot do."""
    import ibis  # heavy: only when used

    with told_of(address):
        connection = ibis.connect(address.url)
    answer = connection.to_pyarrow

    def told(expr: "ibis.Expr", /, **options: Any) -> "pa.Table | pa.Scalar":  # noqa: ANN401
        with told_of(address):
            return answer(expr, **options)

    connection.to_pyarrow = told
    return connection


def read_by_datafusion(connection: Any, files: Sequence[Path]) -> "ibis.Table":  # noqa: ANN401
    """The rows of files in one scan; a column that a file lacks is missing in its rows."""
    import ibis  # heavy: only when used
    import pyarrow as pa  # heavy: only when used
    from pyarrow.dataset import dataset  # heavy: only when used
    from pyarrow.parquet import read_schema  # heavy: only when used

    paths = [str(path.resolve()) for path in files]
    columns = pa.unify_schemas([read_schema(path) for path in paths])
    name = ibis.util.gen_name("lake")
    # By name it would take a path with brackets for a pattern that fits no file.
    connection.con.register_dataset(name, dataset(paths, schema=columns, format="parquet"))
    return connection.table(name)


def load(connection: Any, key: Sequence[str], rows: "pa.Table") -> "ibis.Table":  # noqa: ANN401
    """Rows in a temporary table named by the digest of their files and their reader, once."""
    name = f"lake_{digest_of(list(key))}"[:_NAME_LENGTH]
    if name not in connection.list_tables():
        connection.create_table(name, rows, temp=True)
    return connection.table(name)
