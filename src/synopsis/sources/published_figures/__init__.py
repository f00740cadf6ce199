"""Figures stated in published reports, with their hedge, base, wave and place in the text."""
