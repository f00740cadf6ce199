"""Bertelsmann Transformation Index: experts' scores of transformation, every other year."""
