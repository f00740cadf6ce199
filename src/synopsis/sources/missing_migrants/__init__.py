"""Deaths and disappearances on migration routes, from the Missing Migrants Project."""
