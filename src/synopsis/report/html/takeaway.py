"""What a reader may take along: each picture as SVG, the table behind it as CSV."""

from synopsis.report.charts import Draw
from synopsis.report.content import Chart, Page, Signature
from synopsis.report.html.drawing import standalone
from synopsis.report.html.table_file import grid_csv
from synopsis.report.palette import LIGHT
from synopsis.report.signature import signature_grid, signature_svg
from synopsis.vocabulary import Region, plain


def takeaways(page: Page, draw: Draw, region: Region) -> dict[str, bytes]:
    """The files to take along from one page, by their path in the folder.

    Each carries its title, and the footnotes of the designated names that stand in it.
    """
    found: dict[str, bytes] = {}
    for block in page.blocks:
        if isinstance(block, Chart):
            drawing, table = draw(block.specification, "svg"), block.table
        elif isinstance(block, Signature):
            drawing, table = signature_svg(block, LIGHT).encode(), signature_grid(block)
        else:
            continue
        words = " ".join(plain(sentence) for sentence in table.sentences)
        notes = (plain(block.title), *region.footnotes(words))
        found[f"charts/{block.id}.svg"] = standalone(drawing, notes)
        found[f"charts/{block.id}.csv"] = grid_csv(table, notes)
    return found
