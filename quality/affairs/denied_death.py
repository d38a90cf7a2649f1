"""A death in custody: lawyers say so, the prison service denies, an outlet only retells."""

from typing import Any


def build(tools: Any) -> Any:
    """Return the affair: an activist dies in a Minsk-like remand prison in Baku."""
    s = tools.Scn("51-denied-death", "A denied death in custody", ["denial", "hypothetical"])
    s.doc(
        "interfax.txt",
        "h|Lawyer says jailed activist died in Tbilisi remand prison\n\nd|3 March 2026 14:12\n\n"
        + tools.B(
            "TBILISI (Interfax) - Activist Lasha Gorduladze has died in a remand prison in Tbilisi, his lawyer Ketevan Abuladze said on Tuesday.",
            '"I was told this morning that his heart stopped on Monday night," Abuladze told the television channel Mtavari Arkhi.',
            "Georgia's penitentiary service denied that he had been beaten.",
            "Gorduladze, 34, was arrested in December at a rally and charged with assaulting an officer.",
            "If convicted, he would have faced up to seven years in prison.",
        ),
        agency="Interfax",
        pub=("2026-03-03",),
        dateline=("TBILISI", "Interfax"),
    )
    s.html(
        "observer.html",
        "<html><head><title>What we know about the death of Lasha Gorduladze | Mtkvari Observer</title><meta property='article:published_time' content='2026-03-04T08:00:00+04:00'><link rel='canonical' href='https://mtkvari.example/gorduladze'></head><body><nav>News Opinion Video</nav><h1>What we know about the death of Lasha Gorduladze</h1><p class='by'>By Nino Chkheidze-Hart</p>"
        + tools.P(
            "The family of Lasha Gorduladze says it saw bruises on his body on Wednesday morning.",
            '"They asked us to sign a paper and we refused," his sister Tamta told the Mtkvari Observer.',
            "The penitentiary service has said that he died of heart failure and that nobody touched him.",
            "The public defender has asked the prosecutor to open an investigation.",
            "At least four people died in Georgian remand prisons last year, according to the public defender.",
        )
        + "<div class='more'>Most read <ul><li>Court frees banker on bail</li></ul></div></body></html>",
        "What we know about the death of Lasha Gorduladze",
        [
            "The family of Lasha Gorduladze says it saw bruises on his body on Wednesday morning.",
            '"They asked us to sign a paper and we refused," his sister Tamta told the Mtkvari Observer.',
            "The penitentiary service has said that he died of heart failure and that nobody touched him.",
            "The public defender has asked the prosecutor to open an investigation.",
            "At least four people died in Georgian remand prisons last year, according to the public defender.",
        ],
        outlet="Mtkvari Observer",
        persons=["Nino Chkheidze-Hart"],
        pub=("2026-03-04",),
        url="https://mtkvari.example/gorduladze",
        roles=[("t/o", "Court frees banker on bail")],
    )
    s.ent("gor", "person", "Lasha Gorduladze", ["Gorduladze", "Activist Lasha Gorduladze"])
    s.ent("abu", "person", "Ketevan Abuladze", ["Abuladze", "his lawyer Ketevan Abuladze"])
    s.ent("mta", "medium", "Mtavari Arkhi", ["the television channel Mtavari Arkhi"])
    s.ent(
        "pen",
        "organisation",
        "penitentiary service of Georgia",
        ["Georgia's penitentiary service", "The penitentiary service"],
    )
    s.ent("fam", "group", "The family of Lasha Gorduladze", ["the family"])
    s.ent("tam", "person", "Tamta", ["his sister Tamta"])
    s.ent("obs", "medium", "Mtkvari Observer", ["the Mtkvari Observer"])
    s.ent("pd", "person", "public defender", ["The public defender", "the public defender"])
    s.ent("pro", "person", "prosecutor", ["the prosecutor"])
    s.ent("ifx", "organisation", "Interfax", [])
    s.ent("ge", "place", "Georgia", ["Tbilisi"])
    s.origin("interfax.txt", "Interfax", "agency")
    s.origin("observer.html", "Mtkvari Observer", "outlet")
    s.story("interfax.txt observer.html")
    s.st(
        "s1",
        "interfax.txt",
        "indirect",
        "Activist Lasha Gorduladze has died in a remand prison in Tbilisi",
        "said",
        "his lawyer Ketevan Abuladze",
        "abu",
        chain=("ifx", "abu"),
        asserts=("E1",),
    )
    s.st(
        "s2",
        "interfax.txt",
        "direct",
        '"I was told this morning that his heart stopped on Monday night,"',
        "told",
        "Abuladze",
        "abu",
        medium="mta",
        medtext="the television channel Mtavari Arkhi",
        chain=("ifx", "mta", "abu"),
        asserts=("E1",),
    )
    s.st(
        "s2b",
        "interfax.txt",
        "indirect",
        "that he had been beaten",
        "denied",
        "Georgia's penitentiary service",
        "pen",
        chain=("ifx", "pen"),
        optional=True,
    )
    s.st(
        "s3",
        "observer.html",
        "indirect",
        "it saw bruises on his body on Wednesday morning",
        "says",
        "The family of Lasha Gorduladze",
        "fam",
        chain=("obs", "fam"),
    )
    s.st(
        "s4",
        "observer.html",
        "direct",
        '"They asked us to sign a paper and we refused,"',
        "told",
        "his sister Tamta",
        "tam",
        medium="obs",
        medtext="the Mtkvari Observer",
        chain=("obs", "tam"),
    )
    s.st(
        "s5",
        "observer.html",
        "indirect",
        "that he died of heart failure and that nobody touched him",
        "said",
        "The penitentiary service",
        "pen",
        chain=("obs", "pen"),
        asserts=("E1",),
    )
    s.st(
        "s6",
        "observer.html",
        "indirect",
        "At least four people died in Georgian remand prisons last year",
        "according to",
        "the public defender",
        "pd",
        chain=("obs", "pd"),
    )
    s.ev(
        "E1",
        "death_in_custody",
        [
            ("interfax.txt", "Activist Lasha Gorduladze has died in a remand prison in Tbilisi"),
            ("observer.html", "he died of heart failure"),
        ],
        rec=("gor",),
        date="2026-03-02",
        drel="on",
        place="Tbilisi",
        accept_status=("claimed",),
        claim=("abu", "pen"),
        opt=("date", "actor", "place"),
    )
    s.ev(
        "E2",
        "denial",
        [("interfax.txt", "Georgia's penitentiary service denied that he had been beaten")],
        act=("pen",),
        accept_types=("refusal",),
        optional=True,
        opt=("support",),
    )
    s.ev(
        "E3",
        "detention",
        [("interfax.txt", "Gorduladze, 34, was arrested in December at a rally")],
        rec=("gor",),
        date="2025-12",
        prec="month",
        drel="on",
        nov="background",
        accept_nov=("historical",),
        opt=("actor", "place"),
    )
    s.ev(
        "E4",
        "charge",
        [("interfax.txt", "charged with assaulting an officer")],
        rec=("gor",),
        nov="background",
        accept_nov=("historical",),
        opt=("actor", "place", "date"),
    )
    s.ev(
        "E5",
        "request",
        [
            (
                "observer.html",
                "The public defender has asked the prosecutor to open an investigation",
            )
        ],
        act=("pd",),
        rec=("pro",),
        opt=("date", "place"),
        accept_nov=("background",),
    )
    s.trap(
        "interfax.txt",
        "If convicted, he would have faced up to seven years in prison",
        "hypothetical",
        types=("conviction", "sentence"),
    )
    s.trap("observer.html", "Court frees banker on bail", "most read")
    s.trap(
        "observer.html",
        "At least four people died in Georgian remand prisons last year",
        "total",
        types=("death_in_custody",),
        nov=("new",),
    )
    return s
