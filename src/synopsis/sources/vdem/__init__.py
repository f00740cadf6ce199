"""Varieties of Democracy: indices of democracy by economy and year, with their uncertainty."""
