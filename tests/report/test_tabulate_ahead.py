from dataclasses import replace

from synopsis.indicators import outlook
from synopsis.landscape import ahead
from synopsis.report.data import Table
from synopsis.report.material import Material
from synopsis.report.tabulate_ahead import ahead_tables


def tables(material: Material) -> dict[str, Table]:
    return {table.name: table for table in ahead_tables(material)}


def test_package_has_every_level_of_every_coming_month(material: Material) -> None:
    steps = sum(len(one.fan.steps) for one in material.foresight.prospects)
    assert steps > 200
    assert len(tables(material)["outlooks"].rows) == steps * len(outlook.LEVELS)


def test_series_without_an_outlook_keeps_its_row_with_the_reason(material: Material) -> None:
    table = tables(material)["outlook_statements"]
    assert len(table.rows) == len(material.foresight.prospects)
    names = [column.name for column in table.columns]
    for row in table.rows:
        cells = dict(zip(names, row, strict=True))
        assert (cells["chance"] is None) == (cells["why_not"] is not None)


def test_warning_leaves_with_its_caveat(material: Material) -> None:
    table = tables(material)["warnings"]
    (caveat,) = (column for column in table.columns if column.name == "caveat")
    assert caveat.required
    assert len(table.rows) == len(material.foresight.warnings)


def test_condition_that_cannot_be_told_is_empty_and_not_false(material: Material) -> None:
    table = tables(material)["watched"]
    place = [column.name for column in table.columns].index("holds")
    assert None in {row[place] for row in table.rows}


def test_nothing_ahead_makes_no_tables(material: Material) -> None:
    assert ahead_tables(replace(material, foresight=ahead.Foresight())) == ()
