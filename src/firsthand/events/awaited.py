"""What must come first: "will free her once Oslo has handed them over"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.events.modality import modality_lists

if TYPE_CHECKING:
    from firsthand.events.parse import Parse


def is_awaited(parse: Parse, clause: int) -> bool:
    """Tell whether what is to come waits for it: "will free her once Oslo has handed them over".

    Also "provided that Oslo hands them over", whose first word the parse may take for a verb.
    """
    subjects = parse.kids(clause, "nsubj", "nsubjpass")
    that = next((kid for kid in parse.kids(clause, "mark") if parse.words[kid] == "that"), 0)
    if subjects and that and parse.words[that - 1] in modality_lists()["conditional_marks"]:
        return True
    head = parse.head(clause)
    marks = {parse.words[kid] for kid in parse.kids(clause, "mark", "advmod")}
    if parse.tokens[clause].dep != "advcl" or not (
        marks & modality_lists()["waiting_marks"]
        or (marks & modality_lists()["present_marks"] and is_present(parse, clause))
    ):
        return False
    if "until" in marks and is_present(parse, clause):
        # "stay in place until all are freed": nobody is freed yet
        return True
    helpers = {parse.words[kid] for kid in parse.kids(head, "aux")}
    return bool(helpers & {"will", "'ll", "wo", "would", "'d"})


def is_present(parse: Parse, verb: int) -> bool:
    """Tell whether a clause stands in the present tense."""
    first = next(iter(parse.kids(verb, "aux", "auxpass")), verb)
    return parse.tokens[first].tag in {"VBZ", "VBP"}
