"""Evidence for the role of each unit, as log-odds that add up, each with its reason."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

from firsthand.model import Reason, Role, Span

# Where two roles are level the earlier one in this order is taken.
_ORDER = {role: index for index, role in enumerate(Role)}


class Vote(NamedTuple):
    """One piece of evidence: `weight` in log-odds for (or against, if negative) a role.

    `kind`, `text` and `span` are those of the reason that is made of it if the role wins.
    """

    role: Role
    weight: float
    kind: str
    text: str
    span: Span | None


@dataclass(slots=True)
class Ballot:
    """All evidence about one unit."""

    votes: list[Vote] = field(default_factory=list)
    _weights: dict[Role, float] = field(default_factory=lambda: {Role.OTHER: 0.0})
    _leading: Role | None = None

    def add(
        self, role: Role, weight: float, kind: str, text: str, span: Span | None = None
    ) -> None:
        """Cast one vote."""
        self.votes.append(Vote(role, weight, kind, text, span))
        self._weights[role] = self._weights.get(role, 0.0) + weight
        self._leading = None

    def weight(self, role: Role) -> float:
        """Return the sum of the votes for a role."""
        return self._weights.get(role, 0.0)

    def weight_of(self, kind: str) -> float:
        """Return the sum of the votes of one kind, whatever their role."""
        return sum([vote.weight for vote in self.votes if vote.kind == kind])

    def has(self, kind: str) -> bool:
        """Whether some vote of this kind was cast."""
        kinds = [vote.kind for vote in self.votes]
        return kind in kinds

    def leading(self) -> Role:
        """Return the role with the most weight."""
        if self._leading is None:
            weights = self._weights
            best, most = Role.OTHER, weights[Role.OTHER]
            for role, weight in weights.items():
                if weight > most or (weight == most and _ORDER[role] < _ORDER[best]):
                    best, most = role, weight
            self._leading = best
        return self._leading

    def decide(self) -> tuple[Role, float]:
        """Return the role with the most weight and its share of the odds, in [0, 1]."""
        best = self.leading()
        most = self._weights[best]
        total = sum([math.exp(weight - most) for weight in self._weights.values()])
        return best, round(1.0 / total, 4)

    def reasons(self, role: Role) -> tuple[Reason, ...]:
        """Return why this role won, the strongest reason first."""
        own = [vote for vote in self.votes if vote.role is role and vote.weight > 0]
        if len(own) == 1:
            return (Reason(*own[0][2:]),)
        own.sort(key=lambda vote: (-vote.weight, vote.kind, vote.text))
        return tuple(dict.fromkeys([Reason(vote.kind, vote.text, vote.span) for vote in own]))
