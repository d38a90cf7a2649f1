"""An amnesty bill is announced, an outlet overstates it, the agency corrects its number."""

from typing import Any


def build(tools: Any) -> Any:
    """Return the affair: Mongolia's parliament and an amnesty for debtors."""
    s = tools.Scn(
        "61-retracted-amnesty", "An amnesty announced, then corrected", ["update", "planned"]
    )
    first = (
        "ULAANBAATAR (Reuters) - Mongolia's parliament passed an amnesty on Friday that will free about 900 prisoners by the end of the month, the Justice Ministry said.",
        '"The first buses will leave on Monday," Deputy Justice Minister Bat-Erdene Ganzorig told a news conference.',
        "Prisoners convicted of violent crimes are excluded.",
        "Parliament last passed an amnesty in 2021, when 1,400 people were released.",
    )
    second = (
        "ULAANBAATAR (Reuters) - Mongolia's parliament passed an amnesty on Friday that will free about 700 prisoners by the end of the month, the Justice Ministry said.",
        *first[1:],
    )
    s.doc(
        "take1.txt",
        "h|Mongolia passes amnesty for 900 prisoners\n\nby|By Saruul Davaajav\n\nd|July 4, 2025 6:30 AM UTC\n\n"
        + tools.B(*first),
        agency="Reuters",
        persons=["Saruul Davaajav"],
        pub=("2025-07-04",),
        dateline=("ULAANBAATAR", "Reuters"),
    )
    s.doc(
        "take2.txt",
        "h|CORRECTED-Mongolia passes amnesty for 700 prisoners\n\nby|By Saruul Davaajav\n\nd|July 4, 2025 9:10 AM UTC\n\nn|(Corrects number of prisoners in paragraph 1 after ministry revised its figure)\n\n"
        + tools.B(*second),
        agency="Reuters",
        persons=["Saruul Davaajav"],
        pub=("2025-07-04",),
        dateline=("ULAANBAATAR", "Reuters"),
    )
    s.doc(
        "steppe-mail.md",
        "h|**Hundreds to walk free**\n\nd|5 July 2025\n\n"
        + tools.B(
            "Hundreds of prisoners are expected to leave Mongolian jails this month under an amnesty, Reuters reported, citing the Justice Ministry.",
            "Families in Darkhan have begun to wait outside Prison No. 411, a Steppe Mail reporter saw.",
        )
        + "\n\nbio|Tsend Oyun covers courts for the Steppe Mail.",
        outlet="Steppe Mail",
        pub=("2025-07-05",),
        opt=("agency", "outlet", "persons"),
    )
    s.ent(
        "mp",
        "organisation",
        "parliament of Mongolia",
        ["Mongolia's parliament", "Parliament", "Mongolia"],
    )
    s.ent(
        "jm",
        "organisation",
        "Justice Ministry of Mongolia",
        ["the Justice Ministry", "Justice Ministry"],
    )
    s.ent("gan", "person", "Bat-Erdene Ganzorig", ["Deputy Justice Minister Bat-Erdene Ganzorig"])
    s.ent(
        "pr",
        "group",
        "prisoners",
        ["about 900 prisoners", "about 700 prisoners", "Hundreds of prisoners"],
    )
    s.ent("p14", "group", "1,400 people", ["people"])
    s.ent("reu", "organisation", "Reuters", [])
    s.copy("take1.txt", "take2.txt", "update", ["reprint"])
    s.origin("take1.txt take2.txt", "Reuters", "agency")
    s.origin("steppe-mail.md", "Steppe Mail", "outlet", lower=0, upper=1, optional=True)
    s.story("take1.txt take2.txt steppe-mail.md")
    both = "take1.txt take2.txt"
    s.st(
        "s1",
        "take1.txt",
        "indirect",
        "Mongolia's parliament passed an amnesty on Friday that will free about 900 prisoners by the end of the month",
        "said",
        "the Justice Ministry",
        "jm",
        chain=("reu", "jm"),
        asserts=("E1",),
    )
    s.st(
        "s1b",
        "take2.txt",
        "indirect",
        "Mongolia's parliament passed an amnesty on Friday that will free about 700 prisoners by the end of the month",
        "said",
        "the Justice Ministry",
        "jm",
        chain=("reu", "jm"),
        asserts=("E1",),
    )
    s.st(
        "s2",
        both,
        "direct",
        '"The first buses will leave on Monday,"',
        "told",
        "Deputy Justice Minister Bat-Erdene Ganzorig",
        "gan",
        chain=("reu", "gan"),
        opt=("medium",),
    )
    s.st(
        "s3",
        "steppe-mail.md",
        "indirect",
        "Hundreds of prisoners are expected to leave Mongolian jails this month under an amnesty",
        "reported",
        "Reuters",
        "reu",
        chain=("reu", "jm"),
        opt=("speaker", "chain", "medium"),
    )
    s.ev(
        "E1",
        "amnesty",
        [
            (both, "Mongolia's parliament passed an amnesty on Friday"),
            ("steppe-mail.md", "under an amnesty"),
        ],
        act=("mp",),
        rec=("pr",),
        date="2025-07-04",
        drel="on",
        accept_status=("planned", "claimed"),
        claim=("jm",),
        opt=("count", "place", "recipient", "support"),
    )
    s.ev(
        "E2",
        "release",
        [
            (
                "steppe-mail.md",
                "Hundreds of prisoners are expected to leave Mongolian jails this month",
            )
        ],
        rec=("pr",),
        status="planned",
        optional=True,
        opt=("support",),
    )
    s.ev(
        "E3",
        "release",
        [(both, "1,400 people were released")],
        rec=("p14",),
        n="=1400",
        of="people",
        date="2021",
        prec="year",
        drel="on",
        nov="historical",
        accept_nov=("background",),
        opt=("actor", "place"),
    )
    s.trap(
        both, "The first buses will leave on Monday", "planned", types=("release", "deportation")
    )
    s.trap(both, "1,400 people were released", "historic", nov=("new",))
    s.trap(
        "steppe-mail.md",
        "Hundreds of prisoners are expected to leave Mongolian jails",
        "planned",
        types=("release",),
    )
    return s
