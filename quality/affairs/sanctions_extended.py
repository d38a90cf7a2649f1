"""Sanctions are extended and partly eased the same day; templates and a press release."""

from typing import Any


def build(tools: Any) -> Any:
    """Return the affair: the EU and a Zimbabwean fertiliser company."""
    s = tools.Scn(
        "52-sanctions-extended",
        "Sanctions extended, one company let off",
        ["planned", "request refused"],
    )
    s.doc(
        "reuters.txt",
        "h|EU extends Zimbabwe sanctions, spares fertiliser firm\n\nby|By Pieter Vandersmissen\n\nd|February 17, 2026 10:05 AM UTC\n\n"
        + tools.B(
            "BRUSSELS (Reuters) - The European Union extended its sanctions on Zimbabwe for a year on Tuesday but lifted restrictions on the state fertiliser company Chemagro, diplomats said.",
            "The EU also imposed travel bans on three police commanders over the detention of union leaders.",
            '"This is a signal, not a rupture," Commission spokeswoman Anneli Rautio told reporters.',
            "Harare had asked Brussels to drop all measures, a request that ministers rejected.",
            "Chemagro will be allowed to buy ammonia in Europe from April.",
        ),
        agency="Reuters",
        persons=["Pieter Vandersmissen"],
        pub=("2026-02-17",),
        dateline=("BRUSSELS", "Reuters"),
    )
    s.doc(
        "mail.txt",
        "o/n|From: desk@savannahwire.example\no/n|Subject: EU eases curbs on Chemagro\no/d|Date: Tue, 17 Feb 2026 13:30 +0200\n\n"
        + tools.B(
            "HARARE (Savannah Wire) - Zimbabwe welcomed on Tuesday the European Union's decision to lift sanctions on the fertiliser maker Chemagro.",
            'Foreign Minister Tendai Mapfumo-Reed said the company would "breathe again" and urged Brussels to remove the remaining measures.',
            "He denied that union leaders were being held for political reasons.",
        )
        + "\n\nn/o/ap|You receive this mail because you subscribed to Savannah Wire. Unsubscribe here.",
        head=False,
        agency="Savannah Wire",
        pub=("2026-02-17",),
        dateline=("HARARE", "Savannah Wire"),
        opt=("headline", "outlet"),
    )
    s.ent(
        "eu", "organisation", "European Union", ["The EU", "EU", "Brussels", "the European Union"]
    )
    s.ent("zw", "place", "Zimbabwe", ["Harare"])
    s.ent(
        "che",
        "organisation",
        "Chemagro",
        ["the state fertiliser company Chemagro", "the fertiliser maker Chemagro", "the company"],
    )
    s.ent("pol", "group", "three police commanders", ["police commanders"])
    s.ent("rau", "person", "Anneli Rautio", ["Commission spokeswoman Anneli Rautio"], of="eu")
    s.ent(
        "map",
        "person",
        "Tendai Mapfumo-Reed",
        ["Foreign Minister Tendai Mapfumo-Reed", "He", "Mapfumo-Reed"],
    )
    s.ent("dip", "group", "diplomats", [])
    s.ent("reu", "organisation", "Reuters", [])
    s.ent("sw", "organisation", "Savannah Wire", [])
    s.origin("reuters.txt", "Reuters", "agency")
    s.origin("mail.txt", "Savannah Wire", "agency")
    s.story("reuters.txt mail.txt")
    s.st(
        "s1",
        "reuters.txt",
        "indirect",
        "The European Union extended its sanctions on Zimbabwe for a year on Tuesday but lifted restrictions on the state fertiliser company Chemagro",
        "said",
        "diplomats",
        "dip",
        chain=("reu", "dip"),
        asserts=("E1", "E2"),
    )
    s.st(
        "s2",
        "reuters.txt",
        "direct",
        '"This is a signal, not a rupture,"',
        "told",
        "Commission spokeswoman Anneli Rautio",
        "rau",
        chain=("reu", "rau"),
    )
    s.st(
        "s3",
        "mail.txt",
        "mixed",
        'the company would "breathe again"',
        "said",
        "Foreign Minister Tendai Mapfumo-Reed",
        "map",
        chain=("sw", "map"),
    )
    s.st(
        "s4",
        "mail.txt",
        "indirect",
        "that union leaders were being held for political reasons",
        "denied",
        "He",
        "map",
        chain=("sw", "map"),
        optional=True,
    )
    s.ev(
        "E1",
        "sanction_imposed",
        [
            (
                "reuters.txt",
                "The European Union extended its sanctions on Zimbabwe for a year on Tuesday",
            )
        ],
        act=("eu",),
        rec=("zw",),
        date="2026-02-17",
        drel="on",
        claim=("dip",),
        accept_status=("claimed",),
        opt=("place",),
    )
    s.ev(
        "E2",
        "sanction_eased",
        [
            ("reuters.txt", "lifted restrictions on the state fertiliser company Chemagro"),
            (
                "mail.txt",
                "the European Union's decision to lift sanctions on the fertiliser maker Chemagro",
            ),
        ],
        act=("eu",),
        rec=("che",),
        date="2026-02-17",
        drel="on",
        claim=("dip",),
        accept_status=("claimed", "planned"),
        opt=("place", "date", "claimants"),
    )
    s.ev(
        "E3",
        "sanction_imposed",
        [("reuters.txt", "The EU also imposed travel bans on three police commanders")],
        act=("eu",),
        rec=("pol",),
        n="=3",
        of="police commanders",
        date="2026-02-17",
        drel="on",
        opt=("date", "place"),
        accept_status=("claimed",),
    )
    s.ev(
        "E4",
        "request",
        [("reuters.txt", "Harare had asked Brussels to drop all measures")],
        act=("zw",),
        rec=("eu",),
        nov="background",
        accept_nov=("new",),
        opt=("date", "place"),
    )
    s.ev(
        "E5",
        "refusal",
        [("reuters.txt", "a request that ministers rejected")],
        opt=("actor", "recipient", "date", "place"),
        nov="background",
        accept_nov=("new",),
        optional=True,
    )
    s.ev(
        "E6",
        "request",
        [("mail.txt", "urged Brussels to remove the remaining measures")],
        act=("map",),
        act_accept=("zw",),
        rec=("eu",),
        opt=("date", "place"),
        accept_nov=("background",),
    )
    s.ev(
        "E7",
        "denial",
        [("mail.txt", "He denied that union leaders were being held for political reasons")],
        act=("map",),
        act_accept=("zw",),
        accept_types=("refusal",),
        optional=True,
        opt=("support",),
    )
    s.ev(
        "X1",
        "detention",
        [("reuters.txt", "the detention of union leaders")],
        optional=True,
        opt=("support",),
        nov="background",
        accept_nov=("new", "historical"),
    )
    s.trap(
        "reuters.txt",
        "Chemagro will be allowed to buy ammonia in Europe from April",
        "planned",
        types=("sanction_eased", "agreement"),
    )
    s.trap(
        "mail.txt",
        "union leaders were being held for political reasons",
        "denied",
        types=("detention",),
    )
    return s
