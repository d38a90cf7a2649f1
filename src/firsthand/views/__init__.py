"""Ways to look at a ledger: chosen events, a timeline, a tally, one event with all its grounds.

In: `Event` records with the entities, origins and statements that they point to. Out: small
records, and words, for a screen, a page or a table; the command line and the web show the same
ones. It decides nothing about events and reads no text. Nothing is imported here: who needs a
view imports its module, so that commands that need none start quickly.

    >>> from firsthand.views.tally import tally
    >>> from firsthand.views.wanted import Wanted, select_events
    >>> select_events([], Wanted(type="release"))
    []
    >>> tally([], by=("means", "month"))
    []
"""
