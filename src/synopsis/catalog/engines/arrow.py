"""Ibis' Spark, with results taken as Arrow: a missing whole number stays one, and no NaN is made.

Ibis 12 itself takes them through pandas, where a missing value turns whole numbers to floats.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import ibis
import pyarrow as pa
from ibis.backends.pyspark import Backend
from ibis.backends.pyspark.datatypes import PySparkSchema
from pyspark.sql import DataFrame

from synopsis.catalog.engines.address import Address
from synopsis.catalog.engines.refusal import told_of


class ArrowBackend(Backend):  # type: ignore[misc]  # Ibis publishes no types
    """A session of Spark that gives its results as Arrow tables, and refuses in one sentence."""

    address: Address

    def read_places(self, columns: Mapping[str, Any], places: Sequence[str]) -> "ibis.Table":
        """The rows of Parquet files by declared columns, in one scan; none where no file is named.

        Ibis itself takes neither several paths nor a schema.
        """
        wanted = PySparkSchema.from_ibis(ibis.schema(columns))
        # The folders' names are no columns, so Spark is not to look for partitions in them.
        reader = self._session.read.schema(wanted).option("recursiveFileLookup", "true")
        return self._named(
            reader.parquet(*places) if places else self._session.createDataFrame([], wanted)
        )

    def hold(self, rows: "ibis.Table") -> "ibis.Table":
        """Rows kept by the workers, with nothing left of the plan that they come from."""
        with told_of(self.address):
            self._run_pre_execute_hooks(rows)
            cores = self._session.sparkContext.defaultParallelism
            frame = self._session.sql(self.compile(rows)).coalesce(cores)
            return self._named(frame.localCheckpoint())

    def _named(self, frame: DataFrame) -> "ibis.Table":
        name = ibis.util.gen_name("lake")
        frame.createTempView(name)
        return self.table(name)

    def to_pyarrow(self, expr: "ibis.Expr", /, **options: Any) -> "pa.Table | pa.Scalar":  # noqa: ANN401
        """The result of an expression."""
        table = expr.as_table()
        with told_of(self.address):
            self._run_pre_execute_hooks(expr)
            found = self._session.sql(self.compile(table, **options)).toArrow()
        kinds = table.schema().to_pyarrow()
        for place, column in enumerate(found.schema):
            if pa.types.is_timestamp(column.type):  # Ibis forgets that Spark's instants are UTC
                kinds = kinds.set(place, column)
        found = found.cast(kinds)
        return found if isinstance(expr, ibis.Table) else expr.__pyarrow_result__(found)
