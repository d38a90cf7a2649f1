"""The losses of the heads over one batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from training.reader.data import IGNORED, Anchored, Batch, Labelled, collate
from training.reader.network import Network, Tagger

from firsthand.language.reader.labels import BEGIN, END, SINGLE, label_of

_CONTENT: Final = 0
_PER_PIECE: Final = 10


class Anchors(NamedTuple):
    """All cues or triggers of a batch: window (k,), piece (k,), labels (k, t)."""

    rows: Tensor
    at: Tensor
    labels: Tensor


def loss_of(network: Network, windows: list[Labelled], dropout: float) -> Tensor:
    """Return the loss of one batch over every head that its windows are labelled for."""
    batch = collate(windows)
    ids, features = torch.from_numpy(batch.ids), torch.from_numpy(batch.features)
    mask = torch.from_numpy(batch.mask)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        states = network.encoder(ids, features, mask, dropout)
        loss = torch.zeros(())
        if windows[0].cues is not None:
            loss = loss + attribution_loss(network, states, mask, batch)
        if any(window.triggers for window in windows):
            loss = loss + arguments_loss(network, states, mask, batch)
        if windows[0].names is not None:
            loss = loss + names_loss(network, states, batch)
        if windows[0].root is not None:
            logits = network.root_logits(states, features, mask).float()
            wanted = torch.tensor([window.root for window in windows])
            loss = loss + functional.cross_entropy(logits, wanted, label_smoothing=0.05)
    return loss


def attribution_loss(network: Network, states: Tensor, mask: Tensor, batch: Batch) -> Tensor:
    """Return the loss of cue starts, of the labels that belong to each cue, of content edges."""
    head = network.attribution
    cues = _gather([window.cues or () for window in batch.windows], mask.shape[1])
    starts = torch.zeros(mask.shape)
    starts[cues.rows, cues.at] = 1
    logits = head.cue(states)[..., 0].float()
    cue = functional.binary_cross_entropy_with_logits(logits, starts, reduction="none")
    loss = cue[mask].sum() / max(1, len(cues.rows))
    if not len(cues.rows):
        return loss * 0.1
    tag, mixed = _tag_loss(head, states, mask, cues)
    return loss + tag + _edge_loss(head.edge(mixed).float(), mask[cues.rows], cues.labels)


def arguments_loss(network: Network, states: Tensor, mask: Tensor, batch: Batch) -> Tensor:
    """Return the loss of the labels that belong to each trigger."""
    triggers = _gather([window.triggers or () for window in batch.windows], mask.shape[1])
    return _tag_loss(network.arguments, states, mask, triggers)[0]


def _gather(found: Sequence[Anchored], length: int) -> Anchors:
    flat = [(i, *one) for i, anchors in enumerate(found) for one in anchors]
    labels = np.full((len(flat), length), IGNORED, np.int64)
    for number, (_, _, own) in enumerate(flat):
        labels[number, 1 : len(own) + 1] = own
    return Anchors(
        torch.tensor([row for row, _, _ in flat], dtype=torch.long),
        torch.tensor([place + 1 for _, place, _ in flat], dtype=torch.long),
        torch.from_numpy(labels),
    )


def _tag_loss(
    head: Tagger, states: Tensor, mask: Tensor, anchors: Anchors
) -> tuple[Tensor, Tensor]:
    mixed = head.mixed(states, mask, anchors.rows, anchors.at, 0.1)
    loss = functional.cross_entropy(
        head.label(mixed).float().flatten(0, 1),
        anchors.labels.view(-1),
        ignore_index=IGNORED,
        reduction="sum",
    )
    return loss / len(anchors.rows) / _PER_PIECE, mixed


def _edge_loss(scores: Tensor, mask: Tensor, labels: Tensor) -> Tensor:
    """Return the loss of content starts and ends, each against all pieces of its passage.

    Args:
        scores: (k, t, 2) of start and end.
        mask: (k, t) true for pieces.
        labels: (k, t) labels of pieces; a word's pieces carry one label, so that the first
            piece of a start counts and the last of an end.
    """
    single = labels == label_of(_CONTENT, SINGLE)
    begin = (labels == label_of(_CONTENT, BEGIN)) | single
    end = (labels == label_of(_CONTENT, END)) | single
    first = begin & ~functional.pad(begin, (1, -1))
    last = end & ~functional.pad(end, (-1, 1))
    loss = scores.new_zeros(())
    for number, wanted in enumerate((first, last)):
        log = torch.log_softmax(scores[..., number].masked_fill(~mask, -1e4), -1)
        loss = loss - (log * wanted).sum() / wanted.sum().clamp(min=1)
    return loss / 2


def names_loss(network: Network, states: Tensor, batch: Batch) -> Tensor:
    """Return the loss of entity labels; unknown stretches are left out."""
    wanted = np.full(batch.ids.shape, IGNORED, np.int64)
    for i, window in enumerate(batch.windows):
        assert window.names is not None
        wanted[i, 1 : len(window.names) + 1] = window.names
    return 5 * functional.cross_entropy(
        network.names(states).float().flatten(0, 1),
        torch.from_numpy(wanted).view(-1),
        ignore_index=IGNORED,
    )
