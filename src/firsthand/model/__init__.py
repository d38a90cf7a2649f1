"""The records that flow between the stages, in the order in which they come to be.

Three rules hold for every record here:

* text is never changed: a claim points at the stored text with a `Span` in code
  points, and `text[start:end] == quote` always holds;
* unknown is a value: `None` means 'not stated' and is never replaced by a guess;
* records are frozen, so that a stage can only answer with new ones.

The public shape of the exported records is `docs/record-format.md`; the names of
fields there and here are the same.

One module for each stage; everybody imports them from here.
"""

from __future__ import annotations

from firsthand.model.clean import (
    Article,
    Block,
    Byline,
    Caption,
    Credit,
    Dateline,
    LiveEntry,
    Published,
    Role,
)
from firsthand.model.copies import (
    Change,
    ChangeKind,
    CopyRelation,
    Origin,
    Producer,
    ProducerKind,
    Relation,
    Run,
)
from firsthand.model.decisions import Decision, DecisionKind, Question, Subject
from firsthand.model.events import (
    Count,
    EventDate,
    EventMention,
    FigureMention,
    MentionLink,
    Novelty,
    Place,
    Plover,
    Status,
)
from firsthand.model.language import (
    Attribution,
    CountOperator,
    MentionType,
    Name,
    Passage,
    Quantity,
    Sentence,
    TimeExpression,
    Token,
)
from firsthand.model.ledger import (
    Conflict,
    ConflictValue,
    Event,
    EventLink,
    Figure,
    Support,
    Testimony,
)
from firsthand.model.names import Anchor, Entity, Mention, MentionKind, Paragraph, Reading
from firsthand.model.read import (
    Acquisition,
    Document,
    Element,
    MediaType,
    PageField,
    Source,
    acquisition_order,
)
from firsthand.model.run import Failure, content_id
from firsthand.model.statements import Form, Party, Statement
from firsthand.model.stories import Counts, Story
from firsthand.model.text import Likelihood, Quoted, Reason, Span

__all__ = [
    "Acquisition",
    "Anchor",
    "Article",
    "Attribution",
    "Block",
    "Byline",
    "Caption",
    "Change",
    "ChangeKind",
    "Conflict",
    "ConflictValue",
    "CopyRelation",
    "Count",
    "CountOperator",
    "Counts",
    "Credit",
    "Dateline",
    "Decision",
    "DecisionKind",
    "Document",
    "Element",
    "Entity",
    "Event",
    "EventDate",
    "EventLink",
    "EventMention",
    "Failure",
    "Figure",
    "FigureMention",
    "Form",
    "Likelihood",
    "LiveEntry",
    "MediaType",
    "Mention",
    "MentionKind",
    "MentionLink",
    "MentionType",
    "Name",
    "Novelty",
    "Origin",
    "PageField",
    "Paragraph",
    "Party",
    "Passage",
    "Place",
    "Plover",
    "Producer",
    "ProducerKind",
    "Published",
    "Quantity",
    "Question",
    "Quoted",
    "Reading",
    "Reason",
    "Relation",
    "Role",
    "Run",
    "Sentence",
    "Source",
    "Span",
    "Statement",
    "Status",
    "Story",
    "Subject",
    "Support",
    "Testimony",
    "TimeExpression",
    "Token",
    "acquisition_order",
    "content_id",
]
