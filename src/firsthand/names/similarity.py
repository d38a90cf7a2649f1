"""How alike two names are, token by token, and whether they are one name.

The MIN over the tokens decides and not their mean: "Ivan Morozov" and "Oleg Morozov" share a
surname and are two men. Tokens are compared after a fold of transliteration habits (kh/h, ou/u,
w/v, iy/y), with variants of given names as data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from firsthand.language.gazetteer import lookup
from firsthand.names.likeness import features, likeness
from firsthand.names.spelling import core_tokens, fold_name
from firsthand.resources import load_list

if TYPE_CHECKING:
    from collections.abc import Sequence


_NUMBER = re.compile(r"\d+|[ivx]+")


class Judgement(StrEnum):
    """Whether two names are one entity's; unsure is a value."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class NameComparison:
    """A judgement with its score in [0, 1] and the reasons for it."""

    judgement: Judgement
    score: float
    reasons: tuple[str, ...]


_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_SON = re.compile(r"(\w+(?: \w+)*?) (?:bin|ibn|bint) ")
_SLAVIC = re.compile(r"...(?:[oe]va?|ina?|ich|[ck]?[kc]o|uk|ka|ski|skaa)$")
_VOWEL = re.compile(r"[aeiouyw]")
_LEAST_BARE = 3
_SERVANT = re.compile(r"\babd (?:[aeu][lrsnzdt]|ash|esh) (?=\w{3})")
_UNTOLD = 0.7  # the most that names may score of which too little is told
_OTHER_SON = 0.5
_SAME_FROM = 0.90
_SYLLABLE = 4  # a word of more letters may be two written as one
_DIFFERENT_BELOW = 0.78
_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^h(?=[rlnv])", "g"),
        (r"a(?:ei|ee|ie)$", "ai"),
        (r"[iyj]o[uvw]$", "ev"),
        (r"(?<=[^aeiou])au$", "ov"),
        (r"shch|schtsch|stsch|szcz", "sh"),
        (r"tsch|tch|cz|tsh", "ch"),
        (r"dzh|dsch|dj|dž", "j"),
        (r"sch|sz", "sh"),
        (r"zh", "z"),
        (r"kh|ch(?=[lmnr])", "h"),
        (r"^ch(?=[aeiou])", "sh"),
        (r"ch$", "ch"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"bh", "b"),
        (r"ck|q|c(?=[aouklrt])|c$", "k"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"ts|tz", "c"),
        (r"off$|ow$|ou$", "ov"),
        (r"eff$|ew$|eu$", "ev"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"jo|yo", "io"),
        (r"ju|yu", "iu"),
        (r"ja|ya", "ia"),
        (r"je|ye|ie", "e"),
        (r"[iy][iyj]+|y|j$", "i"),
        (r"j(?=[^aeiou])", "i"),
        (r"ei|ai|ay|ey", "e"),
        (r"au", "av"),
        (r"h(?=[^aeiou]|$)", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65_536)
def skeleton(token: str) -> str:
    """Return a folded token with the habits of transliteration levelled."""
    for pattern, to in _RULES:
        token = pattern.sub(to, token)
    return token


@lru_cache(maxsize=1)
def _variants() -> dict[str, frozenset[int]]:
    """The families of given names that a token belongs to."""
    found: dict[str, set[int]] = {}
    for number, family in enumerate(load_list("name_variants")["variants"]):
        for name in family:
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@lru_cache(maxsize=262_144)
def token_similarity(a: str, b: str) -> float:
    """Return how alike two name tokens are, from 0 to 1."""
    if a == b:
        return 1.0
    families = _variants()
    if families.get(a, frozenset()) & families.get(b, frozenset()):
        return 0.97
    if len(a) == 1 or len(b) == 1:
        return 0.9 if a[0] == b[0] else 0.0
    if _pinyin(a) == _pinyin(b):
        return 0.88  # not sure: other languages have such syllables too
    x, y = skeleton(a), skeleton(b)
    if x == y:
        return 0.96 if len(x) > 2 else 0.85  # noqa: PLR2004
    return _nearness(a, b, x, y)


def _nearness(a: str, b: str, x: str, y: str) -> float:
    """How alike two tokens are whose skeletons `x` and `y` differ."""
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    if _spoken(x) == _spoken(y):
        return 0.93
    if _is_bare(a, b) or _is_bare(b, a):
        return 0.88  # not sure: the vowels are not written
    edit = Levenshtein.normalized_similarity(x, y)
    jaro = JaroWinkler.similarity(x, y)
    score = (edit + jaro) / 2
    return float(score if x[:1] == y[:1] else score * 0.9)


def _spoken(word: str) -> str:
    """A Slavic surname with "o" as "a", which Belarusian writes where it has no stress."""
    return word.replace("o", "a") if _SLAVIC.search(word) else word


def _is_bare(bare: str, word: str) -> bool:
    """Whether a word in a script without vowels is another one: "lhsn" and "hassan"."""
    if len(bare) < _LEAST_BARE or _VOWEL.search(bare):
        return False
    rest = re.sub(r"(.)\1", r"\1", _VOWEL.sub("", word))
    return rest in {bare, bare.removeprefix("l")} and len(rest) < len(word)


def compare_persons(a: str, b: str) -> NameComparison:
    """Judge whether two written names can be one person's name.

    Args:
        a: a name as written, in any order of surname and given name.
        b: another one.
    """
    return _scored(agree_persons(a, b))


class Agreement(NamedTuple):
    """What the rules say of two names, and the words that they compared.

    `pairs` is empty where no words had to be put together: the score stands as it is.
    """

    judgement: Judgement
    score: float
    reasons: tuple[str, ...]
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str, float], ...] = ()


def _scored(found: Agreement) -> NameComparison:
    score = found.score
    if found.pairs:
        score = likeness(features(found.left, found.right, found.pairs, found.score))
    return NameComparison(found.judgement, score, found.reasons)


def agree_persons(a: str, b: str) -> Agreement:
    """Return what the rules alone say of two persons' names."""
    left, right = _name_tokens(a), _name_tokens(b)
    if not left or not right:
        return Agreement(Judgement.UNSURE, 0.0, ("no letters to compare",))
    if "".join(left) == "".join(right) and not _is_other_son(a, b):
        return Agreement(Judgement.SAME, 1.0, ("the same letters",))
    short, long = _by_length(_joined(left, right), _joined(right, left))
    pairs = tuple(_aligned(short, long))
    score = min(pair[2] for pair in pairs)
    extra = len(long) - len(short)
    reasons = [f"{x} ~ {y} {value:.2f}" for x, y, value in pairs if x != y]
    if extra:
        score -= _extra_cost(short, long, pairs)
        reasons.append(f"{extra} more in the longer name")
    judgement = _judge(score)
    for holds, limit, most, why in (
        (len(short) == 1 < len(long), Judgement.UNSURE, _UNTOLD, "only one name given"),
        (_is_other_sign(a, b), Judgement.UNSURE, _UNTOLD, "another sign in a name of few"),
        (_is_other_son(a, b), Judgement.DIFFERENT, _OTHER_SON, "the sons of other fathers"),
    ):
        if holds:
            judgement, score = limit, min(score, most)
            reasons.insert(0, why)
    reasons = reasons or ["equal tokens"]
    return Agreement(judgement, max(score, 0.0), tuple(reasons), short, long, pairs)


def _is_other_sign(a: str, b: str) -> bool:
    """Whether two names in signs for syllables or words differ: each sign tells much."""
    return a != b and all(_SIGNS.fullmatch(name.strip()) for name in (a, b))


def _is_other_son(a: str, b: str) -> bool:
    """Whether "X bin Y" and "Y bin X" name other men: the word before "bin" is the own name."""
    heads = [_SON.match(fold_name(_reordered(name))) for name in (a, b)]
    if heads[0] is None or heads[1] is None:
        return False
    first, second = heads[0][1].split()[0], heads[1][1].split()[0]
    return token_similarity(first, second) < _DIFFERENT_BELOW


def may_be_one_person(a: str, b: str) -> bool:
    """Return whether `compare_persons` may find one person: a quick look before the close one.

    Each word of the shorter name needs one in the other that is as alike as one person's are:
    whatever else `compare_persons` weighs makes them less alike.
    """
    left, right = _name_tokens(a), _name_tokens(b)
    if "".join(left) == "".join(right):
        return True
    short, long = _by_length(_joined(left, right), _joined(right, left))
    return all(any(token_similarity(x, y) >= _SAME_FROM for y in long) for x in short)


@lru_cache(maxsize=65_536)
def _name_tokens(name: str) -> tuple[str, ...]:
    """Return the words of a person's name as they are compared: "Abd al-Aziz" is one word."""
    return core_tokens(_SERVANT.sub("abdul", fold_name(_reordered(name))))


def _by_length(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The name of fewer words first."""
    return (a, b) if (len(a), a) <= (len(b), b) else (b, a)


def _joined(tokens: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """The words with two made one that the other name writes as one: "Abdel Rahman", "Tse-tung"."""
    for at in range(len(tokens) - 1):
        pair = _pinyin(tokens[at]) + _pinyin(tokens[at + 1])
        whole = tokens[at] + tokens[at + 1]
        if any(len(word) > _SYLLABLE and word in {pair, whole} for word in others):
            return _joined(
                (*tokens[:at], whole if whole in others else pair, *tokens[at + 2 :]), others
            )
    return tokens


def _pinyin(token: str) -> str:
    """A syllable of the older romanisation of Chinese in today's: "hsi" -> "xi"."""
    return str(load_list("name_variants")["wade_giles"].get(token, token))


def _judge(score: float) -> Judgement:
    if score >= _SAME_FROM:
        return Judgement.SAME
    return Judgement.DIFFERENT if score < _DIFFERENT_BELOW else Judgement.UNSURE


def _reordered(name: str) -> str:
    """As in "FROST, William" -> "William FROST"."""
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and given.strip() else name


def _aligned(short: Sequence[str], long: Sequence[str]) -> list[tuple[str, str, float]]:
    """Each token of the shorter name with its best partner, best pairs first taken."""
    ranked = sorted(
        (
            (token_similarity(x, y), -abs(i - j), i, j)
            for i, x in enumerate(short)
            for j, y in enumerate(long)
        ),
        key=lambda item: (-item[0], -item[1], item[2], item[3]),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs: list[tuple[int, str, str, float]] = []
    for value, _, i, j in ranked:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((i, short[i], long[j], value))
    return [(x, y, value) for _, x, y, value in sorted(pairs)]


def _extra_cost(
    short: Sequence[str], long: Sequence[str], pairs: Sequence[tuple[str, str, float]]
) -> float:
    """What tokens without a partner cost: a patronymic or initial little, a last word more."""
    matched = [pair[1] for pair in pairs]
    cost = 0.0
    for token in long:
        if token in matched:
            matched.remove(token)
        elif len(token) == 1 or token.endswith(
            ("ovich", "evich", "ovna", "evna", "avich", "ovych", "yevich")
        ):
            cost += 0.01
        else:
            cost += 0.04 if len(short) > 1 else 0.1
    return cost


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    return frozenset(load_list("name_variants")["company_forms"])


def body_tokens(name: str) -> tuple[str, ...]:
    """Return the words of an organisation's name without its legal form, short forms in full."""
    folded = fold_name(name.replace(".", ""))
    for phrase in load_list("name_variants")["legal_phrases"]:
        folded = folded.replace(phrase, "").strip() or folded
    words = load_list("name_variants")["body_words"]
    tokens = " ".join(str(words.get(token, token)) for token in folded.split()).split()
    kept = tuple(t for t in tokens if t not in _forms())
    return kept or tuple(tokens)


def compare_bodies(a: str, b: str) -> NameComparison:
    """Judge whether two written names can be one organisation's name."""
    return _scored(agree_bodies(a, b))


def agree_bodies(a: str, b: str) -> Agreement:
    """Return what the rules alone say of two organisations' names."""
    left, right = body_tokens(a), body_tokens(b)
    if not left or not right:
        return Agreement(Judgement.UNSURE, 0.0, ("no letters to compare",))
    if "".join(left) == "".join(right):
        return Agreement(Judgement.SAME, 1.0, ("the same words",))
    if is_acronym(left, right) or is_acronym(right, left):
        return Agreement(Judgement.UNSURE, 0.85, ("one is the other's initials",))
    short, long = _by_length(left, right)
    pairs = tuple(_aligned(short, long))
    extra = set(long) - {word for pair in pairs for word in pair[:2]}
    score = min(pair[2] for pair in pairs) - 0.12 * (len(long) - len(short))
    score -= 0.2 * any(_tells_apart(word) for word in extra)
    reasons = tuple(f"{x} ~ {y} {value:.2f}" for x, y, value in pairs if x != y)
    reasons = reasons or ("words missing in one",)
    return Agreement(_judge(score), max(score, 0.0), reasons, short, long, pairs)


def _tells_apart(word: str) -> bool:
    """Whether a word that one name has more makes it a sister: a number, a country."""
    known = lookup(word.capitalize())
    is_place = known is not None and known.kind in {"territory", "demonym"}
    return is_place or bool(_NUMBER.fullmatch(word))


def is_acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether one word is made of the first letters of the others."""
    if len(short) != 1 or len(long) < 2:  # noqa: PLR2004
        return False
    small = {"of", "the", "and", "for", "in", "on", "de", "y"}
    return short[0] in {"".join(w[0] for w in long), "".join(w[0] for w in long if w not in small)}
