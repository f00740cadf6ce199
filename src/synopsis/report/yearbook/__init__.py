"""The yearbook of a survey's wave: workbook, released rows, pictures, and a page that shows all."""

from synopsis.report.yearbook.plate import Moment
from synopsis.report.yearbook.publish import Published, publish_yearbook
from synopsis.report.yearbook.release import past_of, release_yearbook, series_of
from synopsis.report.yearbook.rows import as_parquet, released_table, series_by_line
from synopsis.report.yearbook.workbook import write_workbook

__all__ = [
    "Moment",
    "Published",
    "as_parquet",
    "past_of",
    "publish_yearbook",
    "release_yearbook",
    "released_table",
    "series_by_line",
    "series_of",
    "write_workbook",
]
