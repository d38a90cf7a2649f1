"""Training of the line scorer: which lines of a plain text are the report."""
