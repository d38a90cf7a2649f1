"""Two sides count an exchange differently; one agency quotes each side; a copy is cut."""

from typing import Any


def build(tools: Any) -> Any:
    """Return the affair: Sudan's two camps swap prisoners."""
    s = tools.Scn("50-exchange-two-numbers", "Exchange with two numbers", ["direction", "stock"])
    ap_body = (
        "KHARTOUM, Sudan (AP) — Sudan's army and the Nile Front exchanged prisoners on Thursday near Atbara, the army said, freeing 55 fighters in return for 48 soldiers.",
        '"Every man who came back is a victory," army spokesman Col. Nadir Bashariya said in a statement.',
        "The Front put the number of fighters it received at 52.",
        "Both sides had agreed to the exchange at talks in Jeddah last month.",
        "Aid groups estimate that more than 3,000 people are still held by the two camps.",
    )
    s.doc(
        "ap.txt",
        "h|Sudan's army and rebels swap prisoners\n\nby|By MIRIAM ADLER-OSMAN, Associated Press\n\nd|Nov. 6, 2025\n\n"
        + tools.B(*ap_body),
        agency="AP",
        persons=["Miriam Adler-Osman"],
        pub=("2025-11-06",),
        dateline=("KHARTOUM, Sudan", "AP"),
    )
    s.doc(
        "bay-herald.txt",
        "h|Rivals swap prisoners in Sudan\nby|Associated Press\nd|06.11.2025\n"
        + "\n".join(f"b|{p}" for p in ap_body[:3])
        + "\nt|RELATED\nt|Floods cut road to Port Sudan\nap|Bay Herald is read by teachers, nurses and drivers. Become one of our 900 supporters today.\no|© Bay Herald 2025",
        agency="AP",
        outlet="Bay Herald",
        pub=("2025-11-06",),
        dateline=("KHARTOUM, Sudan", "AP"),
    )
    s.doc(
        "afp.md",
        "h|# Sudan rebels say army freed 52 in swap\n\nby|By AFP\n\nd|November 6, 2025\n\n"
        + tools.B(
            "The Nile Front, which has fought Sudan's army since 2023, said on Thursday that 52 of its members had been released in a prisoner exchange.",
            '"Our brothers were handed over at noon and are with their families," Front spokesman Idris Kornay told AFP by telephone.',
            "It was not clear how many soldiers the Front had freed.",
            "In 2024 the Red Cross flew 200 prisoners home in a similar exchange.",
        ),
        agency="AFP",
        pub=("2025-11-06",),
    )
    s.ent("army", "organisation", "Sudan's army", ["the army", "army", "Sudanese army", "Sudan"])
    s.ent("nf", "organisation", "Nile Front", ["the Nile Front", "The Front", "the Front", "Front"])
    s.ent("bas", "person", "Nadir Bashariya", ["army spokesman Col. Nadir Bashariya"], of="army")
    s.ent("kor", "person", "Idris Kornay", ["Front spokesman Idris Kornay"], of="nf")
    s.ent(
        "f55",
        "group",
        "55 fighters",
        ["fighters", "52 of its members", "its members", "Our brothers"],
    )
    s.ent("s48", "group", "48 soldiers", ["soldiers"])
    s.ent("aid", "group", "Aid groups", ["aid groups"])
    s.ent("ap", "organisation", "AP", ["Associated Press"])
    s.ent("afp", "organisation", "AFP", ["Agence France-Presse"])
    s.ent("rc", "organisation", "Red Cross", ["the Red Cross"])
    s.copy("ap.txt", "bay-herald.txt", "abridged", ["reprint"])
    s.origin("ap.txt bay-herald.txt", "AP", "agency")
    s.origin("afp.md", "AFP", "agency")
    s.story("ap.txt bay-herald.txt afp.md")
    both = "ap.txt bay-herald.txt"
    s.st(
        "s1",
        both,
        "indirect",
        "Sudan's army and the Nile Front exchanged prisoners on Thursday near Atbara",
        "said",
        "the army",
        "army",
        chain=("ap", "army"),
        asserts=("E1",),
        opt=("exact",),
    )
    s.st(
        "s2",
        both,
        "direct",
        '"Every man who came back is a victory,"',
        "said",
        "army spokesman Col. Nadir Bashariya",
        "bas",
        chain=("ap", "bas"),
        opt=("medium",),
    )
    s.st(
        "s3",
        both,
        "indirect",
        "the number of fighters it received at 52",
        "put",
        "The Front",
        "nf",
        chain=("ap", "nf"),
        asserts=("E1",),
    )
    s.st(
        "s4",
        "ap.txt",
        "indirect",
        "more than 3,000 people are still held by the two camps",
        "estimate",
        "Aid groups",
        "aid",
        chain=("ap", "aid"),
    )
    s.st(
        "s5",
        "afp.md",
        "indirect",
        "52 of its members had been released in a prisoner exchange",
        "said",
        "The Nile Front",
        "nf",
        chain=("afp", "nf"),
        asserts=("E1",),
    )
    s.st(
        "s6",
        "afp.md",
        "direct",
        '"Our brothers were handed over at noon and are with their families,"',
        "told",
        "Front spokesman Idris Kornay",
        "kor",
        medium="afp",
        medtext="AFP",
        chain=("afp", "kor"),
        asserts=("E1",),
    )
    s.ev(
        "E1",
        "exchange",
        [
            (both, "Sudan's army and the Nile Front exchanged prisoners on Thursday near Atbara"),
            ("afp.md", "52 of its members had been released in a prisoner exchange"),
        ],
        act=("army", "nf"),
        rec=("f55",),
        rec_accept=("s48", "nf"),
        date="2025-11-06",
        drel="on",
        status="happened",
        accept_status=("claimed",),
        claim=("army", "nf"),
        opt=("count", "place", "recipient"),
        accept_types=("release",),
    )
    s.ev(
        "E2",
        "agreement",
        [("ap.txt", "Both sides had agreed to the exchange at talks in Jeddah last month")],
        act=("army", "nf"),
        date="2025-10",
        prec="month",
        drel="on",
        nov="background",
        accept_nov=("new",),
        opt=("place", "date", "actor"),
    )
    s.ev(
        "E3",
        "exchange",
        [("afp.md", "In 2024 the Red Cross flew 200 prisoners home in a similar exchange")],
        act=("rc",),
        date="2024",
        prec="year",
        drel="on",
        nov="historical",
        accept_nov=("background",),
        opt=("actor", "recipient", "place", "count"),
        accept_types=("release", "handover"),
    )
    s.conflict("E1", "count", [("55", both), ("52", "ap.txt bay-herald.txt afp.md")])
    s.trap(
        "ap.txt",
        "more than 3,000 people are still held by the two camps",
        "stock",
        types=("detention", "release"),
        nov=("new",),
    )
    s.trap("bay-herald.txt", "Floods cut road to Port Sudan", "teaser")
    s.trap(
        "afp.md",
        "It was not clear how many soldiers the Front had freed",
        "ignorance",
        types=("release", "exchange"),
    )
    s.trap("afp.md", "In 2024 the Red Cross flew 200 prisoners home", "historic", nov=("new",))
    return s
