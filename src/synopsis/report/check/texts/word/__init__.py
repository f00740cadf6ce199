"""Word documents: paragraphs, tables and footnotes, each by the number of its paragraph."""
