"""What a reader may take along: each picture as SVG, the table behind it as CSV."""

from synopsis.report.charts import Draw
from synopsis.report.content import Chart, Page, Signature
from synopsis.report.html.drawing import standalone
from synopsis.report.html.table_file import grid_csv
from synopsis.report.palette import LIGHT
from synopsis.report.signature import signature_grid, signature_svg


def takeaways(page: Page, draw: Draw) -> dict[str, bytes]:
    """The files to take along from one page, by their path in the folder."""
    found: dict[str, bytes] = {}
    for block in page.blocks:
        if isinstance(block, Chart):
            found[f"charts/{block.id}.svg"] = standalone(draw(block.specification, "svg"))
            found[f"charts/{block.id}.csv"] = grid_csv(block.table)
        elif isinstance(block, Signature):
            drawing = signature_svg(block, LIGHT).encode()
            found[f"charts/{block.id}.svg"] = standalone(drawing)
            found[f"charts/{block.id}.csv"] = grid_csv(signature_grid(block))
    return found
