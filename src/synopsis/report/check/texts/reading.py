"""Reading a text: Markdown, HTML or plain, by the ending of its name."""

from pathlib import PurePath

from synopsis.report.check.document import Document

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"})
HTML = frozenset({".html", ".htm", ".xhtml"})


def read_text(text: str, file: str = "text.md", language: str | None = None) -> Document:
    """A text as a document; the ending of the name says whether it is Markdown, HTML or plain."""
    ending = PurePath(file).suffix.lower()
    if ending in MARKDOWN:
        from synopsis.report.check.texts.markdown import read_markdown  # heavy: only when used

        return read_markdown(text, file, language)
    if ending in HTML:
        from synopsis.report.check.texts.html import read_html  # heavy: only when used

        return read_html(text, file, language)
    from synopsis.report.check.texts.plain import read_plain  # heavy: only when used

    return read_plain(text, file, language)
