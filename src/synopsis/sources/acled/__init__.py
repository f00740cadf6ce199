"""Political violence and demonstrations, from ACLED."""
