"""missing_migrants."""
