"""A mass verdict in hard-wrapped text with CRLF, an acquittal, a family's account, an old case."""

from typing import Any


def build(tools: Any) -> Any:
    """Return the affair: a court in Hanoi and a group of land activists."""
    s = tools.Scn(
        "54-mass-verdict", "Fourteen sentenced, three acquitted", ["partial counts", "historic"]
    )
    s.doc(
        "ap.txt",
        "h|Vietnam jails 14 land activists for up to nine years\n\nby|By TRAN QUOC LAM\n\nd|Sept. 9, 2025\n\n"
        + tools.B(
            "HANOI, Vietnam (AP) — A court in Vietnam on Tuesday sentenced 14 land activists to between two and nine years in prison for opposing the state, state media reported.",
            "The Hanoi People's Court acquitted three other defendants, the newspaper Thoi Cuoc said.",
            'Prosecutor Le Van Huynh said the group had "incited farmers to block a public road."',
            "Activist Pham Thi Oanh, 52, received the longest term.",
            '"My mother only wanted her field back," her son, Pham Minh, told The Associated Press.',
            "The U.N. human rights office urged Vietnam to free all of them.",
            "Vietnam is believed to hold more than 160 political prisoners.",
            "A similar trial in 2022 ended with 29 convictions.",
        ),
        agency="AP",
        persons=["Tran Quoc Lam"],
        pub=("2025-09-09",),
        dateline=("HANOI, Vietnam", "AP"),
        crlf=True,
    )
    s.doc(
        "rights.md",
        "h|# Statement on the Hanoi verdict\n\nby|Mekong Rights Desk\n\nd|2025-09-10\n\n"
        + tools.B(
            "Fourteen people who defended their land were sent to prison in Hanoi on Tuesday.",
            "Mekong Rights Desk calls on the authorities to quash the verdict.",
            "Two of the convicted, Pham Thi Oanh and Do Cong Hau, were beaten in custody, their lawyer Nguyen Duc Tam said.",
            "The lawyer said they would appeal.",
        ),
        outlet="Mekong Rights Desk",
        pub=("2025-09-10",),
        opt=("agency",),
    )
    s.ent(
        "court",
        "organisation",
        "Hanoi People's Court",
        ["A court in Vietnam", "The Hanoi People's Court"],
    )
    s.ent(
        "g14",
        "group",
        "14 land activists",
        ["land activists", "Fourteen people", "the group", "all of them"],
    )
    s.ent("g3", "group", "three other defendants", ["defendants"])
    s.ent("sm", "medium", "state media", [])
    s.ent("tc", "medium", "Thoi Cuoc", ["the newspaper Thoi Cuoc"])
    s.ent("huy", "person", "Le Van Huynh", ["Prosecutor Le Van Huynh"])
    s.ent("oanh", "person", "Pham Thi Oanh", ["Activist Pham Thi Oanh", "Oanh"])
    s.ent("minh", "person", "Pham Minh", ["her son, Pham Minh"])
    s.ent("un", "organisation", "U.N. human rights office", ["The U.N. human rights office"])
    s.ent("vn", "place", "Vietnam", ["Hanoi", "the authorities"])
    s.ent("tam", "person", "Nguyen Duc Tam", ["their lawyer Nguyen Duc Tam", "The lawyer"])
    s.ent("hau", "person", "Do Cong Hau", [])
    s.ent("mrd", "organisation", "Mekong Rights Desk", [])
    s.ent("ap", "organisation", "AP", ["The Associated Press", "Associated Press"])
    s.origin("ap.txt", "AP", "agency")
    s.origin("rights.md", "Mekong Rights Desk", "outlet")
    s.story("ap.txt rights.md")
    s.st(
        "s1",
        "ap.txt",
        "indirect",
        "A court in Vietnam on Tuesday sentenced 14 land activists to between two and nine years in prison for opposing the state",
        "reported",
        "state media",
        "sm",
        chain=("ap", "sm"),
        asserts=("E1",),
        opt=("medium",),
    )
    s.st(
        "s2",
        "ap.txt",
        "indirect",
        "The Hanoi People's Court acquitted three other defendants",
        "said",
        "the newspaper Thoi Cuoc",
        "tc",
        chain=("ap", "tc"),
        opt=("medium",),
    )
    s.st(
        "s3",
        "ap.txt",
        "mixed",
        'the group had "incited farmers to block a public road."',
        "said",
        "Prosecutor Le Van Huynh",
        "huy",
        chain=("ap", "huy"),
    )
    s.st(
        "s4",
        "ap.txt",
        "direct",
        '"My mother only wanted her field back,"',
        "told",
        "her son, Pham Minh",
        "minh",
        medium="ap",
        medtext="The Associated Press",
        chain=("ap", "minh"),
    )
    s.st(
        "s5",
        "rights.md",
        "indirect",
        "Two of the convicted, Pham Thi Oanh and Do Cong Hau, were beaten in custody",
        "said",
        "their lawyer Nguyen Duc Tam",
        "tam",
        chain=("mrd", "tam"),
    )
    s.st(
        "s6",
        "rights.md",
        "indirect",
        "they would appeal",
        "said",
        "The lawyer",
        "tam",
        chain=("mrd", "tam"),
    )
    s.ev(
        "E1",
        "sentence",
        [
            (
                "ap.txt",
                "A court in Vietnam on Tuesday sentenced 14 land activists to between two and nine years in prison",
            ),
            (
                "rights.md",
                "Fourteen people who defended their land were sent to prison in Hanoi on Tuesday",
            ),
        ],
        act=("court",),
        rec=("g14",),
        n="=14",
        of="land activists",
        date="2025-09-09",
        drel="on",
        accept_status=("claimed",),
        claim=("sm",),
        opt=("place", "actor"),
    )
    s.ev(
        "E2",
        "sentence",
        [("ap.txt", "Activist Pham Thi Oanh, 52, received the longest term")],
        rec=("oanh",),
        optional=True,
        opt=("support",),
    )
    s.ev(
        "E3",
        "request",
        [("ap.txt", "The U.N. human rights office urged Vietnam to free all of them")],
        act=("un",),
        rec=("vn",),
        opt=("date", "place"),
        accept_nov=("background",),
    )
    s.ev(
        "E4",
        "request",
        [("rights.md", "Mekong Rights Desk calls on the authorities to quash the verdict")],
        act=("mrd",),
        rec=("vn",),
        opt=("date", "place", "recipient"),
        accept_nov=("background",),
    )
    s.ev(
        "E5",
        "conviction",
        [("ap.txt", "A similar trial in 2022 ended with 29 convictions")],
        n="=29",
        date="2022",
        prec="year",
        drel="on",
        nov="historical",
        accept_nov=("background",),
        optional=True,
        opt=("support",),
    )
    s.ev(
        "E6",
        "release",
        [("ap.txt", "acquitted three other defendants")],
        rec=("g3",),
        optional=True,
        opt=("support",),
        accept_types=("acquittal",),
    )
    s.trap(
        "ap.txt",
        "Vietnam is believed to hold more than 160 political prisoners",
        "stock",
        types=("detention",),
        nov=("new",),
    )
    s.trap(
        "ap.txt",
        "The U.N. human rights office urged Vietnam to free all of them",
        "request is no release",
        types=("release",),
    )
    s.trap("ap.txt", "A similar trial in 2022 ended with 29 convictions", "historic", nov=("new",))
    s.trap(
        "rights.md",
        "The lawyer said they would appeal",
        "planned",
        types=("request",),
        status=("happened",),
        nov=("new",),
    )
    return s
