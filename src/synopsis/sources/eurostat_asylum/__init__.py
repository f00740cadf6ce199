"""Asylum applications in the European Union: Eurostat's tables, laid out by the card."""
