"""vdem."""
