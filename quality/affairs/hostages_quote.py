"""Hostages come free; two agencies share a quotation and no text; a side denies a deal."""

from typing import Any


def build(tools: Any) -> Any:
    """Return the affair: aid workers held in northern Mali."""
    s = tools.Scn(
        "53-hostages-quote",
        "Hostages freed, one quotation in common",
        ["quotation", "denial", "stock"],
    )
    s.doc(
        "reuters.txt",
        "h|Three aid workers freed in Mali after 14 months\n\nby|By Awa Coulibaly-Stern\n\nd|August 19, 2025 5:40 PM UTC\n\n"
        + tools.B(
            "BAMAKO (Reuters) - Three aid workers abducted in northern Mali last year were freed on Tuesday, their employer Pont Sahel said.",
            'The two Belgians and a Malian are "tired, well and on their way home," Pont Sahel director Lucas Verbruggen told Reuters.',
            "Niger mediated between the group and the families, a Western diplomat said on condition of anonymity.",
            "Belgium's Foreign Ministry denied that a ransom had been paid.",
            "Armed groups still hold at least nine foreigners in the Sahel.",
        ),
        agency="Reuters",
        persons=["Awa Coulibaly-Stern"],
        pub=("2025-08-19",),
        dateline=("BAMAKO", "Reuters"),
    )
    s.doc(
        "efe.md",
        "h|## Liberados tres cooperantes: aid workers leave captivity in Mali\n\nby|EFE\n\nd|19 August 2025\n\n"
        + tools.B(
            "Bamako (EFE) - An armed group in Mali has released three employees of the organisation Pont Sahel, who were kidnapped near Gao in June 2024, the government in Bamako announced on Tuesday.",
            'Lucas Verbruggen, who heads Pont Sahel, said the three were "tired, well and on their way home."',
            "The group demanded the release of 20 of its fighters, according to a mediator from Niger.",
            "Mali rejected the demand, the mediator said.",
            "Belgian Prime Minister Hanne Claesen will receive the two Belgians in Brussels on Thursday.",
        ),
        agency="EFE",
        pub=("2025-08-19",),
        dateline=("Bamako", "EFE"),
    )
    s.doc(
        "gazette.txt",
        "h|Freed at last\nby|Gazette du Fleuve staff, with Reuters\nd|20 Aug 2025\n"
        "b|Three aid workers who were abducted in northern Mali last year are free, their employer Pont Sahel said.\n"
        'b|The two Belgians and a Malian are "tired, well and on their way home," Pont Sahel director Lucas Verbruggen told Reuters.\n'
        "b|Armed groups still hold at least nine foreigners in the Sahel.\n"
        "ap|Without you there is no Gazette. Subscribe for 900 francs a month and get the weekend edition.\n"
        "t|Also read: Minister arrested over grain deal in Niamey\n",
        agency="Reuters",
        outlet="Gazette du Fleuve",
        pub=("2025-08-20",),
        opt=("persons", "agency"),
    )
    s.ent(
        "ps",
        "organisation",
        "Pont Sahel",
        ["their employer Pont Sahel", "the organisation Pont Sahel"],
    )
    s.ent(
        "ver",
        "person",
        "Lucas Verbruggen",
        ["Pont Sahel director Lucas Verbruggen", "Verbruggen"],
        of="ps",
    )
    s.ent(
        "aw",
        "group",
        "Three aid workers",
        ["three employees", "aid workers", "the three", "The two Belgians and a Malian"],
    )
    s.ent("grp", "group", "armed group", ["An armed group in Mali", "the group", "The group"])
    s.ent("dip", "person", "Western diplomat", ["a Western diplomat"])
    s.ent(
        "bfm",
        "organisation",
        "Foreign Ministry of Belgium",
        ["Belgium's Foreign Ministry", "Belgium"],
    )
    s.ent("ml", "place", "Mali", ["the government in Bamako", "Bamako"])
    s.ent("ne", "place", "Niger", [])
    s.ent("med", "person", "mediator", ["a mediator from Niger", "the mediator"])
    s.ent("cla", "person", "Hanne Claesen", ["Belgian Prime Minister Hanne Claesen"])
    s.ent("ft", "group", "fighters", ["20 of its fighters"])
    s.ent("reu", "organisation", "Reuters", [])
    s.ent("efe", "organisation", "EFE", [])
    s.copy("reuters.txt", "gazette.txt", "abridged", ["shared_passage", "reprint"])
    s.notcopy("reuters.txt", "efe.md")
    s.notcopy("efe.md", "gazette.txt")
    s.origin("reuters.txt gazette.txt", "Reuters", "agency")
    s.origin("efe.md", "EFE", "agency")
    s.story("reuters.txt efe.md gazette.txt")
    s.st(
        "s1",
        "reuters.txt",
        "indirect",
        "Three aid workers abducted in northern Mali last year were freed on Tuesday",
        "said",
        "their employer Pont Sahel",
        "ps",
        chain=("reu", "ps"),
        asserts=("E1",),
    )
    s.st(
        "s1g",
        "gazette.txt",
        "indirect",
        "Three aid workers who were abducted in northern Mali last year are free",
        "said",
        "their employer Pont Sahel",
        "ps",
        chain=("reu", "ps"),
        asserts=("E1",),
    )
    s.st(
        "s2",
        "reuters.txt gazette.txt",
        "mixed",
        'The two Belgians and a Malian are "tired, well and on their way home,"',
        "told",
        "Pont Sahel director Lucas Verbruggen",
        "ver",
        medium="reu",
        medtext="Reuters",
        chain=("reu", "ver"),
        opt=("form",),
    )
    s.st(
        "s3",
        "reuters.txt",
        "indirect",
        "Niger mediated between the group and the families",
        "said",
        "a Western diplomat",
        "dip",
        chain=("reu", "dip"),
    )
    s.st(
        "s3d",
        "reuters.txt",
        "indirect",
        "that a ransom had been paid",
        "denied",
        "Belgium's Foreign Ministry",
        "bfm",
        chain=("reu", "bfm"),
        optional=True,
    )
    s.st(
        "s4",
        "efe.md",
        "indirect",
        "An armed group in Mali has released three employees of the organisation Pont Sahel, who were kidnapped near Gao in June 2024",
        "announced",
        "the government in Bamako",
        "ml",
        chain=("efe", "ml"),
        asserts=("E1",),
    )
    s.st(
        "s5",
        "efe.md",
        "mixed",
        'the three were "tired, well and on their way home."',
        "said",
        "Lucas Verbruggen, who heads Pont Sahel",
        "ver",
        chain=("efe", "ver"),
    )
    s.st(
        "s6",
        "efe.md",
        "indirect",
        "The group demanded the release of 20 of its fighters",
        "according to",
        "a mediator from Niger",
        "med",
        chain=("efe", "med"),
        asserts=("E3",),
    )
    s.st(
        "s7",
        "efe.md",
        "indirect",
        "Mali rejected the demand",
        "said",
        "the mediator",
        "med",
        chain=("efe", "med"),
        asserts=("E4",),
    )
    s.ev(
        "E1",
        "release",
        [
            (
                "reuters.txt",
                "Three aid workers abducted in northern Mali last year were freed on Tuesday",
            ),
            (
                "efe.md",
                "An armed group in Mali has released three employees of the organisation Pont Sahel",
            ),
            (
                "gazette.txt",
                "Three aid workers who were abducted in northern Mali last year are free",
            ),
        ],
        act=("grp",),
        rec=("aw",),
        n="=3",
        of="aid workers",
        date="2025-08-19",
        drel="on",
        accept_status=("claimed",),
        claim=("ps", "ml"),
        opt=("actor", "place"),
    )
    s.ev(
        "E3",
        "request",
        [("efe.md", "The group demanded the release of 20 of its fighters")],
        act=("grp",),
        rec=("ml",),
        accept_status=("claimed",),
        nov="background",
        accept_nov=("new",),
        claim=("med",),
        opt=("recipient", "date", "place", "count"),
    )
    s.ev(
        "E4",
        "refusal",
        [("efe.md", "Mali rejected the demand")],
        act=("ml",),
        accept_status=("claimed",),
        nov="background",
        accept_nov=("new",),
        claim=("med",),
        opt=("recipient", "date", "place"),
    )
    s.ev(
        "E5",
        "denial",
        [("reuters.txt", "Belgium's Foreign Ministry denied that a ransom had been paid")],
        act=("bfm",),
        accept_types=("refusal",),
        optional=True,
        opt=("support",),
    )
    s.ev(
        "E6",
        "detention",
        [("reuters.txt gazette.txt", "abducted in northern Mali last year")],
        rec=("aw",),
        optional=True,
        opt=("support",),
        nov="background",
        accept_nov=("historical", "new"),
        accept_types=("assault",),
    )
    s.ev(
        "E7",
        "meeting",
        [
            (
                "efe.md",
                "Belgian Prime Minister Hanne Claesen will receive the two Belgians in Brussels on Thursday",
            )
        ],
        status="planned",
        act=("cla",),
        optional=True,
        opt=("support",),
    )
    s.trap(
        "reuters.txt gazette.txt",
        "Armed groups still hold at least nine foreigners in the Sahel",
        "stock",
        types=("detention", "release"),
        nov=("new",),
    )
    s.trap("efe.md", "the release of 20 of its fighters", "demanded", types=("release", "exchange"))
    s.trap(
        "efe.md",
        "will receive the two Belgians in Brussels on Thursday",
        "planned",
        types=("meeting",),
    )
    s.trap("gazette.txt", "Minister arrested over grain deal in Niamey", "teaser")
    return s
