"""mass_mobilization."""
