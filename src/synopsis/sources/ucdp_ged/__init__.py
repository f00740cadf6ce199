"""ucdp_ged."""
