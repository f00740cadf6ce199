"""Tables of sources that need no connector of their own: their cards say how to read them."""
