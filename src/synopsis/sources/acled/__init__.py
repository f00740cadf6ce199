"""acled."""
