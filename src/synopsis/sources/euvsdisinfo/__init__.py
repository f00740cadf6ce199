"""Cases of disinformation, from the database of EUvsDisinfo."""
