"""bertelsmann."""
