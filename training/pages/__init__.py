"""Training of the block scorer that tells the report from the rest of a page."""
