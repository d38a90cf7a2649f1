"""A verdict from two agencies, hard-wrapped text, a caption with a date, a planned appeal."""

from typing import Any


def build(tools: Any) -> Any:
    """Return the affair: a court in Tunis sentences an editor."""
    s = tools.Scn("60-trial-and-appeal", "A sentence, two agencies", ["planned", "background"])
    s.doc(
        "afp.txt",
        "h|Tunisian court jails editor for three years\nby|Agence France-Presse\nd|12 Nov 2025 18:20\n"
        'b|A Tunis court sentenced newspaper editor Sonia Belkhiria to three years in prison on Wednesday for "spreading false news," her lawyer said.\n'
        'b|"We will appeal this week," Mokhtar Ayadi told AFP.\n'
        "b|Belkhiria, who edits the weekly Al-Marsa, was arrested in July after she published a list of judges' salaries.\n"
        "b|Two reporters of the weekly were acquitted.\n"
        "b|Press groups say 28 journalists are behind bars in Tunisia.\n"
        "ap|Reading is free here, printing is not. Support the Marsa Reader with two dinars a month.\n",
        agency="AFP",
        pub=("2025-11-12",),
        opt=("outlet",),
    )
    s.doc(
        "dpa.md",
        "h|# Editor sentenced in Tunis\n\nby|dpa\n\nd|12 November 2025\n\nc/cr|Sonia Belkhiria at a protest in Tunis on May 3, 2024. Photo: Karim Oueslati/dpa\n\n"
        + tools.B(
            "Tunis (dpa) - The editor of a Tunisian weekly has been sentenced to three years in prison, the court's spokesman said on Wednesday.",
            "Spokesman Habib Trabelsi said Sonia Belkhiria had been convicted of spreading false news and that two other defendants were cleared.",
            "Germany's Foreign Ministry called on Tunis to release her.",
            "She could be freed in March if the appeals court suspends the sentence.",
        ),
        agency="dpa",
        pub=("2025-11-12",),
        dateline=("Tunis", "dpa"),
    )
    s.ent(
        "bel",
        "person",
        "Sonia Belkhiria",
        ["Belkhiria", "newspaper editor Sonia Belkhiria", "The editor of a Tunisian weekly"],
    )
    s.ent("aya", "person", "Mokhtar Ayadi", ["her lawyer", "Ayadi"])
    s.ent("court", "organisation", "Tunis court", ["A Tunis court", "the court"])
    s.ent(
        "tra",
        "person",
        "Habib Trabelsi",
        ["Spokesman Habib Trabelsi", "the court's spokesman"],
        of="court",
    )
    s.ent("afp", "organisation", "AFP", ["Agence France-Presse"])
    s.ent("dpa", "organisation", "dpa", [])
    s.ent("rep", "group", "Two reporters", ["two other defendants", "reporters"])
    s.ent("pg", "group", "Press groups", [])
    s.ent(
        "ger",
        "organisation",
        "Foreign Ministry of Germany",
        ["Germany's Foreign Ministry", "Germany"],
    )
    s.ent("tn", "place", "Tunisia", ["Tunis"])
    s.origin("afp.txt", "AFP", "agency")
    s.origin("dpa.md", "dpa", "agency")
    s.story("afp.txt dpa.md")
    s.st(
        "s1",
        "afp.txt",
        "indirect",
        'A Tunis court sentenced newspaper editor Sonia Belkhiria to three years in prison on Wednesday for "spreading false news,"',
        "said",
        "her lawyer",
        "aya",
        chain=("afp", "aya"),
        asserts=("E1",),
        opt=("form",),
    )
    s.st(
        "s2",
        "afp.txt",
        "direct",
        '"We will appeal this week,"',
        "told",
        "Mokhtar Ayadi",
        "aya",
        medium="afp",
        medtext="AFP",
        chain=("afp", "aya"),
    )
    s.st(
        "s3",
        "afp.txt",
        "indirect",
        "28 journalists are behind bars in Tunisia",
        "say",
        "Press groups",
        "pg",
        chain=("afp", "pg"),
    )
    s.st(
        "s4",
        "dpa.md",
        "indirect",
        "The editor of a Tunisian weekly has been sentenced to three years in prison",
        "said",
        "the court's spokesman",
        "tra",
        chain=("dpa", "tra"),
        asserts=("E1",),
    )
    s.st(
        "s5",
        "dpa.md",
        "indirect",
        "Sonia Belkhiria had been convicted of spreading false news and that two other defendants were cleared",
        "said",
        "Spokesman Habib Trabelsi",
        "tra",
        chain=("dpa", "tra"),
        asserts=("E1",),
    )
    s.ev(
        "E1",
        "sentence",
        [
            (
                "afp.txt",
                "A Tunis court sentenced newspaper editor Sonia Belkhiria to three years in prison on Wednesday",
            ),
            (
                "dpa.md",
                "The editor of a Tunisian weekly has been sentenced to three years in prison",
            ),
            ("dpa.md", "Sonia Belkhiria had been convicted of spreading false news"),
        ],
        act=("court",),
        rec=("bel",),
        date="2025-11-12",
        drel="on",
        accept_status=("claimed",),
        claim=("aya", "court"),
        opt=("place",),
    )
    s.ev(
        "E2",
        "detention",
        [("afp.txt", "was arrested in July")],
        rec=("bel",),
        date="2025-07",
        prec="month",
        drel="on",
        nov="background",
        accept_nov=("historical",),
        opt=("actor", "place"),
    )
    s.ev(
        "E3",
        "request",
        [("dpa.md", "Germany's Foreign Ministry called on Tunis to release her")],
        act=("ger",),
        rec=("tn",),
        opt=("date", "place"),
        accept_nov=("background",),
    )
    s.ev(
        "E4",
        "release",
        [("afp.txt", "Two reporters of the weekly were acquitted")],
        rec=("rep",),
        optional=True,
        opt=("support",),
        accept_types=("acquittal",),
    )
    s.trap(
        "afp.txt",
        "28 journalists are behind bars in Tunisia",
        "stock",
        types=("detention", "sentence"),
        nov=("new",),
    )
    s.trap(
        "dpa.md",
        "She could be freed in March if the appeals court suspends the sentence",
        "hypothetical",
        types=("release",),
    )
    s.trap(
        "dpa.md",
        "Germany's Foreign Ministry called on Tunis to release her",
        "request is no release",
        types=("release",),
    )
    s.trap(
        "dpa.md", "Sonia Belkhiria at a protest in Tunis on May 3, 2024", "caption", nov=("new",)
    )
    return s
