"""The columns by which the rows of most tables are found: an indicator, and a place."""

from synopsis.indicators import Series
from synopsis.report.data import Cell, Column, Kind
from synopsis.vocabulary import Place, Region

PLACE = (
    Column("place_code", Kind.TEXT, "ISO 3166-1 alpha-3 code; XKX for Kosovo*; WB6 for the region"),
    Column("place_name", Kind.TEXT, "name of the economy or region in English"),
)
KEY = (Column("indicator", Kind.TEXT, "identifier of the indicator"), *PLACE)


def place_cells(place: Place, region: Region) -> tuple[Cell, ...]:
    """What a row has in the columns of its place."""
    return place.code, region.name(place)


def key_cells(series: Series, region: Region) -> tuple[Cell, ...]:
    """What a row of a series has in the columns of its key."""
    return series.indicator.id, *place_cells(series.place, region)
