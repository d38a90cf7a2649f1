"""How often one visitor may write, and try to log in."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

_MINUTE = 60.0
_MOST_VISITORS = 10_000


class RateLimit:
    """At most `most` events a minute for each key."""

    def __init__(self, most: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._seen: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def allows(self, key: str) -> bool:
        """Tell whether one more is allowed now, and count it if so."""
        now = self._clock()
        with self._lock:
            if len(self._seen) > _MOST_VISITORS:
                self._seen = {k: v for k, v in self._seen.items() if v[-1] > now - _MINUTE}
            times = self._seen.setdefault(key, deque(maxlen=self._most))
            while times and times[0] <= now - _MINUTE:
                times.popleft()
            if len(times) >= self._most:
                return False
            times.append(now)
            return True
