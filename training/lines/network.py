"""The line scorer as it is trained: shapes and words of each line, then its neighbours."""

from __future__ import annotations

import torch
from torch import nn

WORD_BUCKETS = 8192
PAIR_BUCKETS = 8192
EDGE_BUCKETS = 4096
WORD_WIDTH, PAIR_WIDTH, EDGE_WIDTH = 16, 12, 8
DILATIONS = (1, 3, 9)


class LineNetwork(nn.Module):
    """Bags of words and pairs, edge words and numbers; three widening convolutions; classes."""

    def __init__(self, numbers: int, classes: int, width: int = 40) -> None:
        super().__init__()
        self.words = nn.EmbeddingBag(WORD_BUCKETS, WORD_WIDTH, mode="mean")
        self.pairs = nn.EmbeddingBag(PAIR_BUCKETS, PAIR_WIDTH, mode="mean")
        self.edges = nn.Embedding(EDGE_BUCKETS, EDGE_WIDTH)
        for table in (self.words, self.pairs, self.edges):
            nn.init.normal_(table.weight, std=0.3)
        self.scale = nn.BatchNorm1d(numbers, affine=False)
        total = numbers + WORD_WIDTH + PAIR_WIDTH + 3 * EDGE_WIDTH
        self.enter = nn.Linear(total, width)
        self.around = nn.ModuleList(
            nn.Conv1d(width, width, 3, padding=d, dilation=d) for d in DILATIONS
        )
        self.whole = nn.Linear(2 * width, width)
        self.leave = nn.Linear(2 * width, classes)
        self.drop = nn.Dropout(0.25)

    def forward(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        """Return logits (documents, lines, classes) of a padded batch."""
        mask = batch["mask"]
        bags = torch.cat(
            [
                self.words(batch["words"], batch["word_offsets"]),
                self.pairs(batch["pairs"], batch["pair_offsets"]),
                self.edges(batch["edges"]).flatten(1),
            ],
            dim=1,
        )
        flat = torch.cat([self.scale(batch["numbers"]), self.drop(bags)], dim=1)
        entered = torch.relu(self.enter(flat))
        hidden = entered.new_zeros(*mask.shape, entered.shape[1])
        hidden[mask] = entered
        first = hidden
        weight = mask.unsqueeze(-1).float()
        hidden = hidden.transpose(1, 2)
        for layer in self.around:
            hidden = (hidden + torch.relu(layer(self.drop(hidden)))) * weight.transpose(1, 2)
        hidden = hidden.transpose(1, 2)
        mean = hidden.sum(1) / weight.sum(1)
        most = (hidden - (1 - weight) * 1e4).max(1).values
        whole = self.whole(torch.cat([mean, most], dim=1))
        return self.leave(torch.cat([first, torch.relu(hidden + whole.unsqueeze(1))], dim=2))
