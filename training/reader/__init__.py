"""How the reader's weights are made: prepare, train, evaluate, export (see README.md)."""
