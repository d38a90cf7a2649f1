"""What is unsure after settling, without what analysts have answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.model import Article, Decision, Origin, Question, content_id
from firsthand.run.pipeline import Run
from firsthand.run.questions import open_questions
from firsthand.run.settling.pages import Pages
from firsthand.run.settling.parts import Parts, digest
from firsthand.store.codec import decode, encode
from firsthand.stories import StoryGroup


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions on the blocks of one document."""

    questions: tuple[Question, ...] = ()


class Questions:
    """The questions of all documents, groups and origins; those of stories are given."""

    def __init__(self, run: Run, pages: Pages, documents: Iterable[str]) -> None:
        """Ask of the blocks of every document that changed."""
        self._run = run
        self._parts = Parts(run.store, "asked", anew=run.anew)
        keys = {name: digest(pages.raw.get(name, "")) for name in documents}
        fresh = [name for name in keys if not self._parts.knows(name, keys[name])]
        self._kept = [decode(Asked, text) for _, text in self._parts.answers()]
        texts = run.store.texts(fresh)
        for name in fresh:
            page = pages.get(name) or Article(name, None, ())
            asked = Asked(_ask(articles=[page], texts=texts))
            self._kept.append(asked)
            self._parts.keep(name, keys[name], encode(asked))

    def save(self) -> None:
        """Keep what was asked of documents; inside a transaction."""
        self._parts.save()

    def all(
        self,
        groups: Sequence[StoryGroup],
        origins: Sequence[Origin],
        of_stories: Iterable[Question],
    ) -> tuple[Question, ...]:
        """Return all questions in id order, without those that analysts have answered."""
        asked = [
            *_ask(groups=groups, origins=origins),
            *(question for item in self._kept for question in item.questions),
            *of_stories,
        ]
        answered = set(_answered(self._run.decided.decisions))
        fresh = {item.id: item for item in asked if item.id not in answered}
        return tuple(fresh[key] for key in sorted(fresh))


def _ask(
    *,
    articles: Iterable[Article] = (),
    texts: Mapping[str, str] | None = None,
    groups: Sequence[StoryGroup] = (),
    origins: Sequence[Origin] = (),
) -> tuple[Question, ...]:
    return open_questions(
        articles=articles,
        texts=dict(texts or {}),
        groups=groups,
        origins=origins,
        events=(),
        decided=(),
    )


def _answered(decisions: Iterable[Decision]) -> Iterator[str]:
    """Yield the ids of the questions that decisions answer, whichever subject comes first."""
    for item in decisions:
        places = [(subject.quote.span, subject.type) for subject in item.subjects]
        yield content_id("qu", item.kind.value, *places)
        yield content_id("qu", item.kind.value, *reversed(places))
