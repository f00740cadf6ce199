"""PDF: words as they are drawn, set in lines, columns, paragraphs, tables and footnotes."""
