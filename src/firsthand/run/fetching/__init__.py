"""Fetching: one address, within limits of time, size and reach.

Nothing here is called unless the user has added a watch or an alert that calls an address.
The library of the standard distribution is used (`http.client`), because the address that
was checked must be the one that is connected to, which pooling clients hide.
"""

from __future__ import annotations

from firsthand.run.fetching.client import Fetched, FetchError, Limits, fetch

__all__ = ["FetchError", "Fetched", "Limits", "fetch"]
