"""An extradition told by a ministry, an outlet that leans on an agency, a caption with a past date."""

from typing import Any


def build(tools: Any) -> Any:
    """Return the affair: Spain sends a former banker to Ecuador."""
    s = tools.Scn(
        "55-extradition-chain",
        "An extradition and who only retells it",
        ["dependency", "planned", "caption"],
    )
    s.doc(
        "afp.txt",
        "h|Spain extradites former banker to Ecuador\n\nby|By AFP\n\nd|June 11, 2025\n\n"
        "c|Mauricio Peñafiel leaves a court in Madrid on March 4, 2025.\ncr|Photo: Ruth Salgado/AFP\n\n"
        + tools.B(
            "Spain on Wednesday extradited former banker Mauricio Peñafiel to Ecuador, where he is accused of embezzling $40 million, Ecuador's interior ministry said.",
            "Peñafiel, 61, landed in Guayaquil shortly after 5:00 am on a flight from Madrid, accompanied by four Interpol officers.",
            '"He will answer before our judges," Interior Minister Jimena Rosero posted on X.',
            "Spain's National Court approved the extradition in March after his asylum request was turned down.",
            "His trial is due to open in September.",
        ),
        agency="AFP",
        pub=("2025-06-11",),
    )
    s.html(
        "andes.html",
        "<html><head><title>Ex-banker Peñafiel back in Guayaquil - Andes Ahora</title><meta property='og:site_name' content='Andes Ahora'><meta name='author' content='Pablo Ormaza'><meta property='article:published_time' content='2025-06-11T12:20:00-05:00'><link rel='canonical' href='https://andesahora.example/penafiel'></head><body><div class='menu'>Portada | Politica | Deportes</div><h1>Ex-banker Peñafiel back in Guayaquil</h1>"
        + tools.P(
            "Former banker Mauricio Penafiel has been flown back to Ecuador to stand trial, AFP reported on Wednesday, citing the interior ministry.",
            "Penafiel's lawyer, Elsa Cabezas, told Andes Ahora that her client would plead not guilty.",
            "About 300 savers waited outside the airport with whistles.",
        )
        + "<p class='nl'>Get our newsletter. Sign up now</p></body></html>",
        "Ex-banker Peñafiel back in Guayaquil",
        [
            "Former banker Mauricio Penafiel has been flown back to Ecuador to stand trial, AFP reported on Wednesday, citing the interior ministry.",
            "Penafiel's lawyer, Elsa Cabezas, told Andes Ahora that her client would plead not guilty.",
            "About 300 savers waited outside the airport with whistles.",
        ],
        outlet="Andes Ahora",
        persons=["Pablo Ormaza"],
        pub=("2025-06-11",),
        url="https://andesahora.example/penafiel",
        opt=("agency",),
        roles=[("ap/o/n/t", "Get our newsletter. Sign up now")],
    )
    s.ent(
        "pen",
        "person",
        "Mauricio Peñafiel",
        [
            "Peñafiel",
            "Mauricio Penafiel",
            "Penafiel",
            "former banker Mauricio Peñafiel",
            "her client",
        ],
    )
    s.ent("es", "place", "Spain", ["Madrid"])
    s.ent("ec", "place", "Ecuador", [])
    s.ent(
        "moi",
        "organisation",
        "interior ministry of Ecuador",
        ["Ecuador's interior ministry", "the interior ministry"],
    )
    s.ent("ros", "person", "Jimena Rosero", ["Interior Minister Jimena Rosero"], of="moi")
    s.ent("nc", "organisation", "National Court", ["Spain's National Court"])
    s.ent("cab", "person", "Elsa Cabezas", ["Penafiel's lawyer, Elsa Cabezas"])
    s.ent("aa", "medium", "Andes Ahora", [])
    s.ent("x", "medium", "X", [])
    s.ent("afp", "organisation", "AFP", [])
    s.origin("afp.txt", "AFP", "agency")
    s.origin("andes.html", "Andes Ahora", "outlet", lower=0, upper=1, optional=True)
    s.story("afp.txt andes.html")
    s.st(
        "s1",
        "afp.txt",
        "indirect",
        "Spain on Wednesday extradited former banker Mauricio Peñafiel to Ecuador, where he is accused of embezzling $40 million",
        "said",
        "Ecuador's interior ministry",
        "moi",
        chain=("afp", "moi"),
        asserts=("E1",),
    )
    s.st(
        "s2",
        "afp.txt",
        "direct",
        '"He will answer before our judges,"',
        "posted",
        "Interior Minister Jimena Rosero",
        "ros",
        chain=("afp", "ros"),
        opt=("medium", "chain"),
    )
    s.st(
        "s3",
        "andes.html",
        "indirect",
        "Former banker Mauricio Penafiel has been flown back to Ecuador to stand trial",
        "reported",
        "AFP",
        "afp",
        chain=("aa", "afp", "moi"),
        asserts=("E1",),
        opt=("speaker", "medium", "chain"),
    )
    s.st(
        "s4",
        "andes.html",
        "indirect",
        "her client would plead not guilty",
        "told",
        "Penafiel's lawyer, Elsa Cabezas",
        "cab",
        medium="aa",
        medtext="Andes Ahora",
        chain=("aa", "cab"),
    )
    s.ev(
        "E1",
        "handover",
        [
            ("afp.txt", "Spain on Wednesday extradited former banker Mauricio Peñafiel to Ecuador"),
            (
                "andes.html",
                "Former banker Mauricio Penafiel has been flown back to Ecuador to stand trial",
            ),
        ],
        act=("es",),
        rec=("pen",),
        receiver="ec",
        date="2025-06-11",
        drel="on",
        plover="COOPERATE",
        accept_plover=("RETREAT", "COERCE"),
        accept_types=("deportation",),
        accept_status=("claimed",),
        claim=("moi",),
        opt=("place", "origins", "actor"),
    )
    s.ev(
        "E2",
        "agreement",
        [("afp.txt", "Spain's National Court approved the extradition in March")],
        act=("nc",),
        date="2025-03",
        prec="month",
        drel="on",
        nov="background",
        accept_nov=("historical",),
        optional=True,
        opt=("support",),
    )
    s.ev(
        "E3",
        "accusation",
        [("afp.txt", "he is accused of embezzling $40 million")],
        rec=("pen",),
        nov="background",
        accept_nov=("new",),
        accept_types=("charge",),
        optional=True,
        opt=("support",),
    )
    s.ev(
        "E4",
        "refusal",
        [("afp.txt", "his asylum request was turned down")],
        nov="background",
        accept_nov=("historical",),
        optional=True,
        opt=("support",),
    )
    s.trap(
        "afp.txt",
        "His trial is due to open in September",
        "planned",
        types=("sentence", "conviction", "charge"),
    )
    s.trap(
        "andes.html", "her client would plead not guilty", "planned", types=("denial", "conviction")
    )
    s.trap(
        "afp.txt",
        "Mauricio Peñafiel leaves a court in Madrid on March 4, 2025",
        "caption",
        nov=("new",),
    )
    return s
