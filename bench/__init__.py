"""Benchmarks: how fast, beside the peers where there are any. `make bench` runs them."""
