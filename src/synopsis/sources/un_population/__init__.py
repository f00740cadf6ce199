"""United Nations population estimates, as compiled for a region."""
