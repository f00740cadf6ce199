"""PDFs made for tests: set by Typst, written by Writer, or drawn sign by sign."""

import shutil
import subprocess
from pathlib import Path

PAGE = '#set page(paper: "a4", margin: 2.2cm)\n#set text(size: 10.5pt, lang: "en")\n'
PROSE = (
    "The agency counted 412 crossings in the spring of 2023 and 398 a year later. "
    "Interinstitutional communication improved considerably, although the infrastructural "
    "investments were postponed. Respondents in 14 municipalities described the administration "
    "as considerably more approachable than before."
)


def set_pdf(path: Path, source: str, head: str = PAGE) -> Path:
    """A PDF set by Typst."""
    import typst

    path.write_bytes(typst.compile((head + source).encode()))
    return path


def drawn_pdf(path: Path, content: str, turn: int = 0) -> Path:
    """A PDF of one page in Helvetica with a content stream of its own."""
    stream = content.encode("latin-1")
    things = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Rotate %d/Contents 5 0 R"
        b"/Resources<</Font<</F1 4 0 R>>>>>>" % turn,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(stream), stream),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, 1):
        places.append(len(made))
        made += b"%d 0 obj%b\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(made)
    made += b"xref\n0 6\n0000000000 65535 f \n" + table
    path.write_bytes(made + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)
    return path


def words_at(*rows: tuple[int, int, str], size: int = 10) -> str:
    """A content stream that shows words at given points."""
    shown = "".join(f"1 0 0 1 {x} {y} Tm ({words}) Tj\n" for x, y, words in rows)
    return f"BT /F1 {size} Tf\n{shown}ET"


def written_pdf(source: Path) -> Path | None:
    """A document as the office program writes it as PDF; none where there is no such program."""
    program = shutil.which("soffice")
    if program is None:
        return None
    home = f"-env:UserInstallation=file://{source.parent}/profile"
    words = [program, home, "--headless", "--convert-to", "pdf", "--outdir", str(source.parent)]
    subprocess.run([*words, str(source)], check=True, capture_output=True, timeout=100)
    return source.with_suffix(".pdf")
