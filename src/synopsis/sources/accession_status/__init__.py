"""Formal milestones of accession to the European Union."""
