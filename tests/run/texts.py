"""Invented news copy for the tests of runs: two affairs, with copies of each."""

from __future__ import annotations

from pathlib import Path

FERRY = (
    "Norland has freed 14 sailors held since a ferry strike, the justice ministry said on Friday.",
    '"The men were released this morning," ministry spokeswoman Ingra Halvik told Radio Norland.',
    "The sailors had been detained in March after blocking the harbour of Ostwick for nine days.",
    "It was not clear whether charges against two union leaders would be dropped.",
    "More than 60 dock workers remain in custody, according to the rights group Harbour Watch.",
)
QUARRY = (
    "A court in Tamsin sentenced three quarry owners to four years in prison on Tuesday.",
    'Prosecutor Oleta Brandt said they "knew that the wall would fall and sent people under it."',
    "Eleven workers died when the wall of the Greyhill quarry collapsed in August.",
    "The owners, who denied the charges, will appeal, their lawyer told the Tamsin Courier.",
)
HEADLINES = {
    "ferry": "Norland frees 14 striking sailors",
    "quarry": "Quarry owners jailed in Tamsin",
}


def wire(paragraphs: tuple[str, ...], *, headline: str, agency: str, day: str) -> str:
    return "\n\n".join((headline, f"By {agency}", day, *paragraphs)) + "\n"


def curly(text: str) -> str:
    parts = text.replace("'", "’").split('"')
    return "".join(part + ("“", "”")[n % 2] for n, part in enumerate(parts))[:-1]


FILES = {
    "courier.txt": wire(FERRY, headline=HEADLINES["ferry"], agency="AFP", day="November 21, 2025"),
    "scrape.txt": "\n".join(map(curly, FERRY)),
    "short.txt": wire(
        FERRY[:3], headline="Sailors freed in Norland", agency="AFP", day="November 22, 2025"
    ),
    "tamsin.txt": wire(
        QUARRY, headline=HEADLINES["quarry"], agency="Reuters", day="December 2, 2025"
    ),
    "quarry.md": "# Quarry owners jailed\n\nReuters\n\n" + "\n\n".join(QUARRY),
}


def write_files(folder: Path, names: tuple[str, ...] = tuple(FILES)) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(FILES[name], encoding="utf-8")
    return folder
