"""One deported man in three spellings, a Telegram post, and a request that is refused."""

from typing import Any


def build(tools: Any) -> Any:
    """Return the affair: Latvia expels, or hands over, a broadcaster."""
    s = tools.Scn("62-spellings", "A deportation in three spellings", ["alias", "status"])
    s.doc(
        "baltic.txt",
        "h|Lithuania deports broadcaster to Minsk\nby|Von Jonas Weidling\nd|09.10.2025\n"
        "b|VILNIUS (Baltic Press) - Lithuania deported the broadcaster Aliaksandr Sharkevich to Belarus on Thursday after rejecting his request for asylum, the State Border Guard Service said.\n"
        "b|Sharkevich, 41, hosts a programme on the exile channel Zubr TV.\n"
        'b|"The court\'s decision was final," service spokesman Giedrius Mockus told Baltic Press.\n'
        "b|His wife, Volha, said he had been put on a bus before dawn.",
        persons=["Jonas Weidling"],
        agency="Baltic Press",
        pub=("2025-10-09",),
        dateline=("VILNIUS", "Baltic Press"),
    )
    s.doc(
        "zubr.md",
        "h|# Our colleague is in Minsk\n\nby|Zubr TV\n\nd|10 October 2025\n\n"
        + tools.B(
            "Alexander Sharkevich, the host of our evening programme, was expelled from Lithuania on Thursday.",
            "“They gave him twenty minutes to pack,” his wife Olga wrote in a Telegram post.",
            "Belarusian police detained him at the border, the rights group Free Word said on Friday.",
            "Vilnius has not answered our questions.",
        )
        + "\n\nap|Zubr TV lives on donations. Give us a hand: every euro counts.",
        outlet="Zubr TV",
        pub=("2025-10-10",),
        opt=("agency",),
    )
    s.ent(
        "sha",
        "person",
        "Aliaksandr Sharkevich",
        ["Sharkevich", "Alexander Sharkevich", "the broadcaster Aliaksandr Sharkevich", "him"],
    )
    s.ent("wife", "person", "Volha", ["Olga", "His wife, Volha", "his wife Olga"])
    s.ent(
        "sbg",
        "organisation",
        "State Border Guard Service",
        ["the State Border Guard Service", "service"],
    )
    s.ent("moc", "person", "Giedrius Mockus", ["service spokesman Giedrius Mockus"], of="sbg")
    s.ent("zub", "medium", "Zubr TV", ["the exile channel Zubr TV"])
    s.ent("bp", "organisation", "Baltic Press", [])
    s.ent("fw", "organisation", "Free Word", ["the rights group Free Word"])
    s.ent("lt", "place", "Lithuania", ["Vilnius"])
    s.ent("by", "place", "Belarus", ["Minsk"])
    s.ent("bpol", "organisation", "Belarusian police", ["police"])
    s.origin("baltic.txt", "Baltic Press", "agency")
    s.origin("zubr.md", "Zubr TV", "outlet")
    s.story("baltic.txt zubr.md")
    s.st(
        "s1",
        "baltic.txt",
        "indirect",
        "Lithuania deported the broadcaster Aliaksandr Sharkevich to Belarus on Thursday after rejecting his request for asylum",
        "said",
        "the State Border Guard Service",
        "sbg",
        chain=("bp", "sbg"),
        asserts=("E1",),
    )
    s.st(
        "s2",
        "baltic.txt",
        "direct",
        '"The court\'s decision was final,"',
        "told",
        "service spokesman Giedrius Mockus",
        "moc",
        medium="bp",
        medtext="Baltic Press",
        chain=("bp", "moc"),
    )
    s.st(
        "s3",
        "baltic.txt",
        "indirect",
        "he had been put on a bus before dawn",
        "said",
        "His wife, Volha",
        "wife",
        chain=("bp", "wife"),
        asserts=("E1",),
    )
    s.st(
        "s4",
        "zubr.md",
        "direct",
        "“They gave him twenty minutes to pack,”",
        "wrote",
        "his wife Olga",
        "wife",
        chain=("zub", "wife"),
        opt=("medium", "chain"),
    )
    s.st(
        "s5",
        "zubr.md",
        "indirect",
        "Belarusian police detained him at the border",
        "said",
        "the rights group Free Word",
        "fw",
        chain=("zub", "fw"),
        asserts=("E2",),
    )
    s.ev(
        "E1",
        "deportation",
        [
            (
                "baltic.txt",
                "Lithuania deported the broadcaster Aliaksandr Sharkevich to Belarus on Thursday",
            ),
            (
                "zubr.md",
                "Alexander Sharkevich, the host of our evening programme, was expelled from Lithuania on Thursday",
            ),
        ],
        act=("lt",),
        rec=("sha",),
        date="2025-10-09",
        drel="on",
        accept_status=("claimed",),
        claim=("sbg", "wife"),
        opt=("place", "receiver", "claimants"),
        accept_types=("handover",),
    )
    s.ev(
        "E2",
        "detention",
        [("zubr.md", "Belarusian police detained him at the border")],
        act=("bpol",),
        act_accept=("by",),
        rec=("sha",),
        accept_status=("claimed",),
        claim=("fw",),
        opt=("date", "place"),
    )
    s.ev(
        "E3",
        "refusal",
        [("baltic.txt", "after rejecting his request for asylum")],
        act=("lt",),
        optional=True,
        opt=("support",),
        nov="background",
        accept_nov=("new",),
    )
    s.ev(
        "E4",
        "request",
        [("baltic.txt", "his request for asylum")],
        act=("sha",),
        optional=True,
        opt=("support",),
        nov="background",
        accept_nov=("new", "historical"),
    )
    s.trap("zubr.md", "Vilnius has not answered our questions", "negation")
    s.trap("zubr.md", "Zubr TV lives on donations", "appeal")
    return s
