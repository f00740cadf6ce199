"""The page that shows the whole yearbook: works offline, on a phone, on paper, light and dark."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

from synopsis.report.palette import DARK, LIGHT, VARIABLES, Palette
from synopsis.report.yearbook import finding, wording
from synopsis.report.yearbook.pictures import pictures_of, slug
from synopsis.report.yearbook.plate import Plate
from synopsis.survey import tabulate

_STYLE = """
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.5 Georgia,"Liberation Serif",serif}main{max-width:56rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.25rem;margin:2.5rem 0 .5rem;
border-top:2px solid var(--ink);padding-top:.75rem}h3{font-size:1.1rem;margin:2rem 0 .25rem}
.synthetic{position:sticky;top:0;z-index:1;background:var(--mark);padding:.4rem 1rem;
font:600 .9rem "Liberation Sans",sans-serif;text-align:center}
nav,.soft,dt,figcaption,table,summary,footer{font-family:"Liberation Sans",sans-serif}
.soft,figcaption,footer{color:var(--soft);font-size:.82rem}p{margin:.25rem 0 .75rem}
nav ol{padding-left:1.2rem;font-size:.9rem}a{color:var(--accent)}
dl{display:grid;grid-template-columns:minmax(8rem,auto) 1fr;gap:.1rem 1rem;font-size:.85rem}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}figure{margin:1rem 0}
figure svg{max-width:100%;height:auto;display:block}figure .narrow{display:none}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.8rem;
font-variant-numeric:tabular-nums}th,td{padding:.2rem .5rem;text-align:right;
border-bottom:1px solid var(--faint)}th:first-child{text-align:left;font-weight:600}
td.none{font-style:italic;color:var(--soft)}small{color:var(--soft)}
@media(max-width:40rem){figure .wide{display:none}figure .narrow{display:block}
dl{grid-template-columns:1fr}dd{margin-bottom:.3rem}}
@media print{.synthetic{position:static}section{break-inside:avoid}nav{display:none}
details>*{display:block}}
"""


def index_page(yearbook: tabulate.Yearbook, plates: Sequence[Plate]) -> str:
    """The page as HTML, a plate for each table; its files lie beside it."""
    book = yearbook.codebook
    mark = f'<p class="synthetic">{wording.SYNTHETIC}</p>' if book.is_synthetic else ""
    title = escape(wording.title(yearbook))
    style = _colours(LIGHT) + f"@media screen and (prefers-color-scheme:dark){{{_colours(DARK)}}}"
    prefix = "SYNTHETIC: " if book.is_synthetic else ""
    return (
        f'<!doctype html><html lang="{escape(yearbook.language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{prefix}{title}</title><style>{style}{_STYLE}</style></head><body>{mark}"
        f"<main><h1>{title}</h1>{_facts(yearbook)}{_contents(yearbook)}"
        f"{''.join(_chapters(yearbook, plates))}{_foot(yearbook)}</main></body></html>\n"
    )


def _colours(palette: Palette) -> str:
    return f":root{{{''.join(f'--{name}:{colour};' for name, colour in palette.names.items())}}}"


def _facts(yearbook: tabulate.Yearbook) -> str:
    pairs = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in wording.facts(yearbook)
    )
    rules = "".join(f"<p>{escape(one)}</p>" for one in wording.rules(yearbook))
    name = escape(yearbook.codebook.id)
    files = ", ".join(
        f'<a href="{name}.{ending}">{text}</a>'
        for ending, text in (("xlsx", "workbook"), ("parquet", "Parquet"), ("csv", "CSV"))
    )
    return f'<dl>{pairs}<dt>Files</dt><dd>{files}</dd></dl><div class="soft">{rules}</div>'


def _contents(yearbook: tabulate.Yearbook) -> str:
    parts = "".join(
        f'<li><a href="#q-{slug(table.question.id)}">{escape(wording.wording(yearbook, table))}</a>'
        for table in yearbook.tables
    )
    return f"<nav><ol>{parts}</ol></nav>"


def _chapters(yearbook: tabulate.Yearbook, plates: Sequence[Plate]) -> Iterator[str]:
    by_question = {plate.table.question.id: plate for plate in plates}
    for chapter, tables in wording.chapters(yearbook):
        yield f"<h2>{escape(wording.heading(chapter))}</h2>"
        for table in tables:
            yield _section(replace(by_question[table.question.id], palette=VARIABLES))


def _section(plate: Plate) -> str:
    yearbook, table = plate.yearbook, plate.table
    name = slug(table.question.id)
    asked = wording.wording(yearbook, table)
    found = finding.sentence(yearbook, table)
    head = escape(found or asked)
    below = f"<p>{escape(asked)}</p>" if found else ""
    figures = "".join(
        f'<figure><div class="wide">{one.wide}</div><div class="narrow">{one.narrow}</div>'
        f"<figcaption>{escape(one.caption)}"
        f' <a href="pictures/{name}-{one.kind}.svg" download>SVG</a></figcaption></figure>'
        for one in pictures_of(plate)
    )
    return (
        f'<section id="q-{name}"><h3>{head}</h3>{below}'
        f'<p class="soft">{escape(finding.subtitle(yearbook, table))}.'
        f" {escape(wording.base_words(yearbook, table))}</p>{figures}"
        f'<details><summary>Table (<a href="pictures/{name}.csv" download>CSV</a>)</summary>'
        f'<div class="scroll">{_table(plate)}</div></details></section>'
    )


def _table(plate: Plate) -> str:
    heads = "".join(f"<th>{escape(plate.label(column))}</th>" for column in plate.columns)
    bases = "".join(f"<td>{_base(plate, column)}</td>" for column in plate.columns)
    body = "".join(
        f"<tr><th>{escape(own.label)}</th>"
        + "".join(_cell(plate, line, column) for column in plate.columns)
        for line, own in enumerate(plate.table.lines)
    )
    return (
        f"<table><thead><tr><th></th>{heads}</tr></thead><tbody>"
        f"<tr><th>Respondents</th>{bases}</tr>{body}</tbody></table>"
    )


def _base(plate: Plate, column: int) -> str:
    n = int(plate.table.n[column])
    if n == tabulate.FEW:
        return tabulate.Reason.HELD_BACK.words
    low = " low base" if plate.table.is_flagged[column] else ""
    return f"{n:,}{low}" if n else tabulate.Reason.NOT_COVERED.sign


def _cell(plate: Plate, line: int, column: int) -> str:
    reason = plate.table.reason(line, column)
    if reason is not tabulate.Reason.SHOWN:
        return f'<td class="none">{reason.words}</td>'
    number, _, ends = finding.number(plate.table, line, column).partition(" ")
    return f"<td>{number} <small>{ends.replace(' to ', '&ndash;')}</small></td>"


def _foot(yearbook: tabulate.Yearbook) -> str:
    notes = "".join(f"<p>{escape(one)}</p>" for one in yearbook.footnotes)
    return f"<footer>{notes}</footer>"
