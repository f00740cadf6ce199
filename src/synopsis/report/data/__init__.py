"""The edition as data: CSV and Parquet with a description that a machine can read."""

from synopsis.report.data.package import DataTables, render_data
from synopsis.report.data.table import Cell, Column, Kind, Table

__all__ = ["Cell", "Column", "DataTables", "Kind", "Table", "render_data"]
