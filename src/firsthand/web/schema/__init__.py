"""The shapes of answers, as OpenAPI tells them: one record or one answer a module.

The records are those of `docs/record-format.md`, version 1. Unknown is null, and every field
is always there. Answers are checked against these shapes before they leave.
"""
