"""Who speaks in a sentence: subjects of verbs of saying, and those whom "according to" cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.names.view import View

_SUBJECT = frozenset({"nsubj", "nsubjpass"})


def is_reporting_subject(view: View, head: int) -> bool:
    """Return whether a word is the subject of a verb of saying outside a quotation."""
    if view.in_quote(head) or view.tokens[head].dep not in _SUBJECT:
        return False
    verbs = load_list("russian")["verbs"] if view.is_russian else load_list("nouns")["speech"]
    return view.tokens[view.tokens[head].head].lemma.lower() in verbs


def acting_head(view: View, first: int, head: int) -> int:
    """Return the word of a phrase that hangs on the verb: "group" of "the aid group Zeta".

    Likewise "Union" of "the Union of Alba" and "Committee" of "the Committee to Protect Birds",
    whose last word is their head as a name.
    """
    token = view.tokens[head]
    if token.dep == "pobj" and first < token.head < head:
        link = view.tokens[token.head]
        is_inside = link.dep == "prep" and first <= link.head < head
        # "Office for the Treatment of Captives": through every "of" and "for" within the name
        return acting_head(view, first, link.head) if is_inside else head
    verb = view.tokens[token.head]
    if token.dep == "dobj" and first < token.head < head and verb.dep in {"relcl", "acl", "xcomp"}:
        return verb.head if first <= verb.head < head else head
    is_inner = token.dep in {"appos", "nummod"} and first <= token.head < head
    is_beside = token.dep == "appos" and token.head < head and _is_role(view, token.head)
    return token.head if is_inner or is_beside else head


def _is_role(view: View, index: int) -> bool:
    """Whether a common noun is the subject, as in "His opposite number, X Y, said"."""
    token = view.tokens[index]
    return token.dep in _SUBJECT and token.tag == "NN"


def is_cited(view: View, head: int) -> bool:
    """Return whether a word is the one that "according to" leads to, outside a quotation.

    A post or a statement may stand between: "according to a post from Ann Lee".
    """
    link = view.tokens[head].head
    paper = view.tokens[link].head
    if view.lower(link) in {"from", "by"} and view.lower(paper) in load_list("nouns")["papers"]:
        link = view.tokens[paper].head
    is_led = view.lower(link) == "to" and view.lower(link - 1) == "according"
    return is_led and not view.in_quote(head)
