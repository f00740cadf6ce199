"""Freedom House: Freedom in the World, scores of political rights and civil liberties."""
