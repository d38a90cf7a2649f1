"""When an event took place: the times that belong to its clause, read from the anchor."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from firsthand.events.days_apart import resolve_told
from firsthand.events.lapse import later_that_day
from firsthand.events.match import Match
from firsthand.events.modality import effect_of, modality_lists
from firsthand.events.scene import lemma_of
from firsthand.events.words import word_set
from firsthand.model import Anchor, EventDate, Quoted, Span, Status, TimeExpression
from firsthand.resources import load_list

if TYPE_CHECKING:
    from firsthand.events.parse import Parse


@dataclass(frozen=True, slots=True)
class Timing:
    """The times near a trigger: of the act, and of the report of it."""

    act: TimeExpression | None = None
    report: TimeExpression | None = None
    since: bool = False


_LASTING = frozenset({"extend", "prolong", "renew", "lengthen", "last", "run"})
_REPORTING = frozenset(load_list("modality")["reporting"].split())


def find_timing(parse: Parse, match: Match) -> Timing:
    """Return the time expressions of a trigger's sentence that date the act or its report."""
    own = _own_timing(parse, match)
    if own.act is not None:
        return own
    later = later_that_day(parse, match.trigger)
    if later is not None:
        return Timing(find_timing(parse, Match(match.frame, later)).act, own.report, own.since)
    day = _day_when(parse, match.trigger)
    if day is not None:
        return Timing(day, own.report, own.since)
    if _shares_time(parse, match):
        # "was arrested in May and charged": the second verb has the time of the first
        head = find_timing(parse, Match(match.frame, parse.head(match.trigger)))
        return Timing(head.act, own.report or head.report, since=False)
    return _told_by_another_verb(parse, match, own) or own


def _told_by_another_verb(parse: Parse, match: Match, own: Timing) -> Timing | None:
    """Return the time that a verb has in common with one that follows it."""
    partner = _partner(parse, match.trigger)
    if partner is not None:
        # "arrested 17 men and seized three boats on Tuesday": the day is that of both
        told = _own_timing(parse, Match(match.frame, partner))
        return Timing(told.act, own.report, own.since)
    other = _alternative(parse, match.trigger)
    if other is None:
        return None
    # "have been deported or forced out since May": both verbs tell of one number
    words = (other, *parse.kids(other, "xcomp"))
    told = _own_timing(parse, Match(match.frame, other, words=words))
    return Timing(told.act, own.report or told.report, told.since)


def _day_when(parse: Parse, trigger: int) -> TimeExpression | None:
    """Return the time that a clause tells of: "in May 2022, when Oslo freed a trader"."""
    token = parse.tokens[trigger]
    if token.dep != "relcl" or "when" not in (parse.words[k] for k in parse.kids(trigger)):
        return None
    at = parse.tokens[parse.head(trigger)].start
    found = next((time for time in parse.passage.times if time.start <= at < time.end), None)
    # "missing since Sunday, when men took him": what came since is told before
    return replace(found, modifier=None) if found is not None else None


def _own_timing(parse: Parse, match: Match) -> Timing:
    """Return the times that hang on the words of a trigger's own frame."""
    act: TimeExpression | None = None
    report: TimeExpression | None = None
    since = False
    own = _own_words(parse, match)
    for time in parse.passage.times:
        if time.kind == "duration" or time.value in {"PAST_REF", "FUTURE_REF"}:
            continue
        token = _token_of(parse, time)
        if token is None or _is_until(parse, time) or _is_term(parse, match, time):
            # "extended until May" says for how long
            continue
        if parse.sentences[token] != parse.sentences[match.trigger] or _compares(parse, time):
            continue
        if _is_of_object(parse, token, match) and re.fullmatch(r"\d{4}", time.value):
            # "overturned his 2018 conviction" dates the conviction
            continue
        governor = _governor(parse, token, own)
        if governor is None:
            continue
        if governor in own and not _is_of_resolve(parse, token, governor, match.trigger):
            since = since or time.modifier == "since"
            act = _better(act, time)
        elif _tells(parse, governor, match.trigger):
            report = report or time
    return Timing(act, report, since or _is_since_clause(parse, match.trigger))


def _is_until(parse: Parse, time: TimeExpression) -> bool:
    """Tell whether a time ends something: "until May", "until next June"; "by May" dates it."""
    first = next((i for i, token in enumerate(parse.tokens) if token.start >= time.start), 0)
    lead = parse.words[first - 1] if first else ""
    return lead == "until" or (time.modifier == "until" and lead not in _DEADLINES)


# "by Friday", "no later than Friday"
_DEADLINES = frozenset({"by", "than"})


def _compares(parse: Parse, time: TimeExpression) -> bool:
    """Tell whether a day only says how rare an act is: "the largest release since 2019"."""
    if time.modifier != "since":
        return False
    for token in reversed([i for i, t in enumerate(parse.tokens) if t.start < time.start]):
        if parse.tokens[token].pos == "PUNCT" or parse.is_verb(token):
            return False
        if parse.tokens[token].tag in {"JJS", "RBS"} or parse.words[token] in word_set("ranks"):
            return True
    return False


def _is_of_resolve(parse: Parse, time: int, governor: int, trigger: int) -> bool:
    """Tell whether a day is that of a decision: "agreed in May to free them"."""
    if governor == trigger or parse.tokens[governor].tag != "VBD":
        return False
    is_dated_ahead = parse.words[parse.head(time)] in {"for", "by", "before", "until", "from"}
    effect = effect_of(modality_lists()["governors"], lemma_of(parse, governor))
    return effect in {"planned", "requested"} and not is_dated_ahead


def _is_since_clause(parse: Parse, trigger: int) -> bool:
    """Tell whether a perfect counts from an act on: "have been held since the war began"."""
    if not any(parse.words[kid] in {"have", "has"} for kid in parse.kids(trigger, "aux")):
        return False
    clauses = parse.kids(trigger, "advcl")
    if any(parse.words[kid] == "since" for kid in parse.kids(trigger, "prep")):
        # "since the start of the war", which is no day
        return True
    return any(parse.words[kid] == "since" for node in clauses for kid in parse.kids(node, "mark"))


def _alternative(parse: Parse, trigger: int) -> int | None:
    """Return the verb that follows another with "or" and has no subject of its own."""
    if not any(parse.words[kid] == "or" for kid in parse.kids(trigger, "cc")):
        return None
    later = [kid for kid in parse.kids(trigger, "conj") if kid > trigger and parse.is_verb(kid)]
    return next((kid for kid in later if not parse.kids(kid, "nsubj", "nsubjpass")), None)


def _partner(parse: Parse, trigger: int) -> int | None:
    """Return the second of two things that somebody did at once, each with its object."""
    if parse.tokens[trigger].tag != "VBD" or not parse.kids(trigger, "dobj"):
        return None
    for kid in parse.kids(trigger, "conj"):
        own = {parse.words[item] for item in parse.kids(kid, "advmod")}
        told = parse.tokens[kid].tag == "VBD" and parse.kids(kid, "dobj")
        if told and not own and not parse.kids(kid, "nsubj", "nsubjpass", "auxpass"):
            return kid
    return None


def _is_term(parse: Parse, match: Match, time: TimeExpression) -> bool:
    """Tell whether a time says to when something holds: "extended by a year to July 31"."""
    inside = parse.tokens_within(time.start, time.end)
    before = parse.words[inside[0] - 1] if inside and inside[0] else ""
    lasts = lemma_of(parse, match.trigger) in _LASTING
    return before in {"through", "till"} or (before == "to" and lasts)


def _shares_time(parse: Parse, match: Match) -> bool:
    """Tell whether a verb has the time of the one above it: "stormed it in May, seizing ten"."""
    trigger = match.trigger
    if parse.tokens[trigger].dep == "advcl" and parse.tokens[trigger].tag == "VBG":
        return not parse.kids(trigger, "nsubj", "nsubjpass", "mark", "prep")
    if parse.tokens[trigger].dep != "conj" or not parse.is_verb(parse.head(trigger)):
        return False
    return parse.is_verb(trigger) and not parse.kids(trigger, "nsubj", "nsubjpass")


def _better(held: TimeExpression | None, time: TimeExpression) -> TimeExpression:
    if held is None:
        return time
    # a day says more than an hour, an hour more than "now"
    return time if _weight(time) > _weight(held) else held


def _weight(time: TimeExpression) -> int:
    if time.value.endswith("_REF"):
        return 0
    if time.value.startswith("T"):
        return 1
    # a year or a season near the verb dates an earlier matter; a day dates the act itself
    if re.fullmatch(r"\d{4}|YEAR[+-]\d+|\w{4}-(SP|SU|FA|WI)|(MONTH|WEEK)[+-]\d+", time.value):
        return 2
    return 3


def _own_words(parse: Parse, match: Match) -> set[int]:
    own = set(match.words) | {match.trigger}
    node = match.trigger
    while parse.tokens[node].dep in {"xcomp", "auxpass", "aux", "oprd"} and parse.is_verb(
        parse.head(node)
    ):
        node = parse.head(node)
        own.add(node)
    if match.frame.pos == "noun":
        head = parse.head(node)
        if parse.is_verb(head) and not _reacts(parse, head):
            own.add(head)
    return own


def _reacts(parse: Parse, verb: int) -> bool:
    """Tell whether a verb answers what was done before: "welcomed the release on Thursday"."""
    return lemma_of(parse, verb) in modality_lists()["reacting"]


def _token_of(parse: Parse, time: TimeExpression) -> int | None:
    inside = parse.tokens_within(time.start, time.end)
    if not inside:
        return None
    # the head of the expression is the word whose own head lies outside
    words = [i for i in inside if parse.tokens[i].pos != "PUNCT"] or inside
    return next((i for i in reversed(words) if parse.head(i) not in inside), words[-1])


def _governor(parse: Parse, token: int, own: set[int]) -> int | None:
    node = token
    for _ in range(10):
        if node in own and node != token:
            return node
        dep = parse.tokens[node].dep
        head = parse.head(node)
        if head == node:
            return node if parse.is_verb(node) else None
        if dep == "poss" and head in own:
            return head  # "Monday's expulsion of two envoys"
        is_attribute = dep in {"poss", "compound", "amod", "nmod"}
        if is_attribute and parse.is_nominal(head) and not _is_time_word(parse, head):
            return None
        if parse.is_verb(head):
            return parse.head(head) if _is_meanwhile(parse, head) else head
        node = head
    return None


def _is_meanwhile(parse: Parse, verb: int) -> bool:
    """Tell whether a clause has subject and time in common: "seized while hiking in May"."""
    if parse.tokens[verb].dep != "advcl" or parse.tokens[verb].tag != "VBG":
        return False
    return any(parse.words[kid] in {"while", "when"} for kid in parse.kids(verb, "mark", "advmod"))


def _is_of_object(parse: Parse, token: int, match: Match) -> bool:
    """Tell whether a time stands before the noun that a verb's frame needs."""
    before = match.noun is not None and token < match.noun and parse.is_verb(match.trigger)
    return before and parse.head(token) == match.noun


def _is_time_word(parse: Parse, token: int) -> bool:
    at = parse.tokens[token]
    return any(time.start <= at.start < time.end for time in parse.passage.times) or lemma_of(
        parse, token
    ) in {"night", "morning", "evening", "afternoon", "day", "week", "month", "year"}


def _tells(parse: Parse, governor: int, trigger: int) -> bool:
    if lemma_of(parse, governor) not in _REPORTING and not _reacts(parse, governor):
        return False
    # what a relative clause tells is not what was said that day
    if any(
        parse.tokens[node].dep == "relcl" for node in [trigger, *_below(parse, trigger, governor)]
    ):
        return False
    return _reports(parse, governor, trigger)


def _below(parse: Parse, trigger: int, governor: int) -> list[int]:
    found = []
    for node in parse.ancestors(trigger):
        if node == governor:
            break
        found.append(node)
    return found


def _reports(parse: Parse, governor: int, trigger: int) -> bool:
    if governor in parse.ancestors(trigger):
        return True
    return parse.tokens[governor].dep in {"parataxis", "ccomp", "advcl"} and parse.head(
        governor
    ) in {trigger, *parse.ancestors(trigger)}


def make_date(
    parse: Parse, timing: Timing, anchor: Anchor | None, status: Status
) -> EventDate | None:
    """Return the date of an event from the times around it, or None where nothing dates it.

    A time of the report bounds the act: "was freed, he said on Saturday" is on or before it.
    """
    day = anchor.date if anchor is not None else None
    inherited = anchor.inherited_from if anchor is not None else None
    future = status in {Status.PLANNED, Status.REQUESTED}
    time = timing.act or (None if future else timing.report)
    if time is None:
        return None
    quote = _quote(parse, time)
    if time.value.startswith("T") or time.value == "PRESENT_REF":
        resolved = EventDate(day, precision="day" if day else None, relation="on" if day else None)
    else:
        resolved = resolve_told(parse, time, day, "future" if future else "past")
    if resolved.value is None or resolved.value.endswith("_REF"):
        return None
    if status in {Status.HAPPENED, Status.CLAIMED} and _is_after(anchor, resolved):
        return None
    relation = resolved.relation
    if timing.act is None and relation == "on":
        relation = "on_or_before"
    return replace(resolved, relation=relation, basis=quote, inherited_from=inherited)


def _is_after(anchor: Anchor | None, when: EventDate) -> bool:
    """Tell whether a day lies after the report: "a day after the vote" counts from the vote."""
    is_day = when.end is None and when.precision == "day"
    return is_day and (days_before(anchor, when) or 0) < 0


def _quote(parse: Parse, time: TimeExpression) -> Quoted:
    start, end = parse.offset + time.start, parse.offset + time.end
    return Quoted(Span(parse.document, start, end), parse.text[start:end])


def days_before(anchor: Anchor | None, when: EventDate | None) -> int | None:
    """Return how many days the last day of a date lies before the anchor, if both are known."""
    if anchor is None or when is None or when.value is None:
        return None
    last = last_day(when.end or when.value)
    return None if last is None else (date.fromisoformat(anchor.date[:10]) - last).days


def last_day(value: str) -> date | None:
    """Return the last day of "2024", "2024-08" or "2024-08-07"; None for other shapes."""
    parts = value[:10].split("-")
    try:
        year = int(parts[0])
        if len(parts) == 1:
            return date(year, 12, 31)
        month = int(parts[1])
        if len(parts) == 2:  # noqa: PLR2004 (year and month)
            return date(year + month // 12, month % 12 + 1, 1).replace(day=1) - _ONE_DAY
        return date(year, month, int(parts[2]))
    except ValueError:
        return None


_ONE_DAY = date(2000, 1, 2) - date(2000, 1, 1)
