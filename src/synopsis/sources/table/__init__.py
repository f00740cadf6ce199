"""Tables that a card lays out: Parquet, CSV, XLSX, JSON-stat and SDMX-CSV, without a connector."""

from synopsis.sources.table.form import TABLE

__all__ = ["TABLE"]
