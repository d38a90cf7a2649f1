"""Settling, part by part: what has not changed is taken from the run before.

Comes in: a run and what each part depends on. Goes out: the same records that making all of
them anew would give. A part is known by the digest of all that it was made from, so that it
is made again exactly where that differs; see docs/data-flow.md.
"""
