"""gdelt."""
