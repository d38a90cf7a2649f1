"""Origins, decided again only where copies that are connected have changed.

Named relations and families depend on the documents that relations connect, and on which
agencies datelines have shown to be such. What leans on what is asked of all origins anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.copies import name_relations
from firsthand.copies.dependence import depend
from firsthand.copies.newsrooms import unlisted
from firsthand.copies.origins import plain_origins
from firsthand.model import Origin
from firsthand.run.pipeline import Run
from firsthand.run.settling.clans import Link, connected, grouped, homes_of
from firsthand.run.settling.pages import Outlined, Pages
from firsthand.run.settling.parts import Parts, digest
from firsthand.store.codec import Written, decode, encode


@dataclass(frozen=True, slots=True)
class Kin:
    """What was decided on documents that relations connect, or on one alone.

    Attributes:
        links: their relations with their names, in order of their ids.
        origins: as they are written, without what leans on what.
    """

    links: tuple[Link, ...] = ()
    origins: tuple[str, ...] = ()


class Origins:
    """All origins, and the relations that count with their names.

    Attributes:
        links: the relations, in order of their ids.
        kept: the ids of those of which nothing has changed.
        all: the origins, in id order.
        written: origins as they are written.
    """

    def __init__(self, run: Run, pages: Pages, links: Sequence[Link]) -> None:
        """Decide again on the origins of which something has changed."""
        self._run, self._pages = run, pages
        self._parts = Parts(run.store, "kin", anew=run.anew)
        self._learnt = unlisted(x.agency for x in pages.outlines.values() if x.agency)
        known, fresh = self._decided(links)
        found = [*known, *fresh]
        self.links = sorted((x for item in found for x in item.links), key=lambda x: (x.a, x.b))
        self.kept = frozenset(link.name for item in known for link in item.links)
        self.written = Written()
        self.all = self._leaning(sorted(text for item in found for text in item.origins))

    def save(self) -> None:
        """Keep what was decided; inside a transaction."""
        self._parts.save()

    def _decided(self, links: Sequence[Link]) -> tuple[list[Kin], list[Kin]]:
        """Return the kin that are as they were, and those decided on anew."""
        members = connected((x.a, x.b) for x in links)
        homes = homes_of(members)
        members |= {name: [name] for name in self._pages if name not in homes}
        inside = grouped((homes[x.a], x) for x in links)
        always, stamps = digest(*self._learnt), self._pages.stamps
        keys = {
            home: digest(
                always,
                *(f"{name} {stamps.get(name, '')}" for name in names),
                *(link.text for link in inside.get(home, ())),
            )
            for home, names in members.items()
        }
        changed = {name for name, key in keys.items() if not self._parts.knows(name, key)}
        known = [decode(Kin, text) for _, text in self._parts.answers()]
        fresh = self._decide({name: members[name] for name in sorted(changed)}, inside)
        for name, item in fresh.items():
            self._parts.keep(name, keys[name], encode(item))
        return known, list(fresh.values())

    def _decide(
        self, members: Mapping[str, Sequence[str]], inside: Mapping[str, Sequence[Link]]
    ) -> dict[str, Kin]:
        """Return what is decided on some kin."""
        homes = homes_of(members)
        relations = [link.relation for home in members for link in inside.get(home, ())]
        pages = {name: self._pages.cleaned(name) for name in homes if name in self._pages}
        files = self._pages.documents(pages)
        named = name_relations(relations, list(pages.values()), list(files.values()))
        origins = plain_origins(pages, files, named, self._learnt)
        links = grouped((homes[x.a], Link(x.a, x.b, encode(x))) for x in named)
        told = grouped((homes[x.documents[0]], encode(x)) for x in origins)
        return {
            home: Kin(tuple(links.get(home, ())), tuple(told.get(home, ()))) for home in members
        }

    def _leaning(self, texts: Iterable[str]) -> list[Origin]:
        """Return all origins with what each leans on."""
        plain = []
        for text in texts:
            origin = decode(Origin, text)
            self.written.knows(origin, text)
            plain.append(origin)
        plain.sort(key=lambda item: item.id)
        stored = self._run.store.texts({item.first for item in plain})
        return depend(plain, self._pages, Outlined(self._pages, stored))
