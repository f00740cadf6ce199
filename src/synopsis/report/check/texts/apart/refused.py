"""The error of the process that opens a file: what is wrong with it, and what to do."""

AGAIN = "open it in the program that made it and save it again; it may be cut or damaged"


class RefusedError(Exception):
    """A file of which nothing is read."""

    def __init__(self, what: str, remedy: str = AGAIN) -> None:
        """Keep the remedy apart from what is wrong."""
        super().__init__(what)
        self.remedy = remedy
