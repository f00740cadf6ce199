"""Protests against authorities, from the Mass Mobilization data."""
