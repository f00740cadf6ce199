"""How a word of a PDF looks, as the sum of these; the reading process has the same numbers."""

BOLD, ITALIC, GLUED, BROKEN, RAISED = 1, 2, 4, 8, 16
