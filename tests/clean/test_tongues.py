"""Copies in the languages Firsthand reads: language, headline, byline, date, agency, roles."""

from dataclasses import dataclass

import pytest
from tests.clean.news_copy import clean, read

from firsthand.clean import clean_document


@dataclass(frozen=True)
class Copy:
    """An invented copy: what stands above and below its report, and what is to be read."""

    language: str
    headline: str
    byline: str
    person: str
    date: str
    lead: str
    more: tuple[str, ...]
    furniture: tuple[tuple[str, str], ...]
    agency: str = "AFP"
    place: str = ""
    day: str = "2025-03-03"

    def text(self) -> str:
        """Return the copy as it would be pasted, a blank line between its parts."""
        below = (line for line, _ in self.furniture)
        return "\n\n".join((self.headline, self.byline, self.date, self.lead, *self.more, *below))


COPIES = (
    Copy(
        "ru",
        "В Карвии освободили десять шахтёров",
        "Автор: Мария Котова",
        "Мария Котова",
        "3 марта 2025, 14:20",
        "КАРВИЯ, 3 марта (Интерфакс) — Десять шахтёров вышли на свободу в понедельник после двух "
        "лет в тюрьме, сообщила полиция города.",
        (
            "Их адвокат заявил, что все они уже вернулись домой на север и не хотят говорить.",
            "Министерство юстиции не ответило на вопросы о других делах, которые ещё не закрыты.",
        ),
        (
            ("Подпишитесь на наш телеграм-канал, чтобы ничего не пропустить.", "appeal"),
            ("Читайте также: Забастовка на севере", "teaser"),
        ),
        agency="Interfax",
        place="КАРВИЯ",
    ),
    Copy(
        "uk",
        "У Карвії звільнили десятьох шахтарів",
        "Автор: Оксана Дударенко",
        "Оксана Дударенко",
        "3 березня 2025, 14:20",
        "КАРВІЯ (Укрінформ) — Десятеро шахтарів вийшли на волю в понеділок після двох років у "
        "в'язниці, повідомила поліція міста.",
        (
            "Їхній адвокат заявив, що всі вони вже повернулися додому на північ країни.",
            "Міністерство юстиції не відповіло на запитання про інші справи, які ще тривають.",
        ),
        (
            ("Підписуйтесь на наш телеграм-канал, щоб не пропустити головне.", "appeal"),
            ("Читайте також: Страйк на півночі", "teaser"),
        ),
        agency="Ukrinform",
        place="КАРВІЯ",
    ),
    Copy(
        "be",
        "У Карвіі вызвалілі дзесяць шахцёраў",
        "Аўтар: Алесь Гарбацкі",
        "Алесь Гарбацкі",
        "3 сакавіка 2025",
        "КАРВІЯ (БЕЛТА) — Дзесяць шахцёраў выйшлі на волю ў панядзелак пасля двух гадоў у турме, "
        "паведаміла паліцыя горада.",
        (
            "Іх адвакат заявіў, што ўсе яны ўжо вярнуліся дадому на поўнач і не хочуць гаварыць.",
            "Міністэрства юстыцыі не адказала на пытанні пра іншыя справы, якія яшчэ не закрытыя.",
        ),
        (
            ("Падпішыцеся на наш канал, каб нічога не прапусціць.", "appeal"),
            ("Чытайце таксама: Забастоўка на поўначы", "teaser"),
        ),
        agency="BelTA",
        place="КАРВІЯ",
    ),
    Copy(
        "de",
        "Zehn Bergleute in Karvia freigelassen",
        "Von Lena Hartwig",
        "Lena Hartwig",
        "3. März 2025, 14:20 Uhr",
        "Karvia (dpa) - Zehn Bergleute sind am Montag nach zwei Jahren aus dem Gefängnis "
        "entlassen worden, wie die Polizei der Stadt mitteilte.",
        (
            "Ihr Anwalt sagte, sie seien bereits nach Hause in den Norden des Landes gefahren.",
            "Das Justizministerium äußerte sich nicht zu den anderen Fällen, die noch offen sind.",
        ),
        (
            ("Abonnieren Sie unseren Newsletter und verpassen Sie nichts.", "appeal"),
            ("Lesen Sie auch: Streik im Norden", "teaser"),
        ),
        agency="dpa",
        place="Karvia",
    ),
    Copy(
        "fr",
        "Dix mineurs libérés à Karvia",
        "Par Inès Delorme",
        "Inès Delorme",
        "Publié le 3 mars 2025 à 14h20",
        "KARVIA (AFP) - Dix mineurs ont été libérés lundi après deux ans de prison, a annoncé la "
        "police de la ville.",
        (
            "Leur avocat a déclaré qu'ils étaient déjà rentrés chez eux dans le nord du pays.",
            "Le ministère de la Justice n'a pas répondu aux questions sur les autres dossiers.",
        ),
        (
            ("Abonnez-vous à notre lettre pour ne rien manquer.", "appeal"),
            ("Lire aussi : La grève du nord continue", "teaser"),
        ),
        place="KARVIA",
    ),
    Copy(
        "es",
        "Liberan a diez mineros en Karvia",
        "Por Beatriz Olmedo",
        "Beatriz Olmedo",
        "3 de marzo de 2025",
        "Karvia, 3 mar (EFE).- Diez mineros salieron libres el lunes después de dos años de "
        "cárcel, informó la policía de la ciudad.",
        (
            "Su abogado dijo que todos ellos ya habían vuelto a sus casas en el norte del país.",
            "El Ministerio de Justicia no respondió a las preguntas sobre los otros casos.",
        ),
        (
            ("Suscríbete a nuestro boletín y recibe lo más importante.", "appeal"),
            ("Lea también: La huelga del norte sigue", "teaser"),
        ),
        agency="EFE",
        place="Karvia",
    ),
    Copy(
        "en",
        "Ten miners freed in Karvia",
        "By Ida Holm",
        "Ida Holm",
        "Published: Mon, 3 Mar 2025 14:20 +0400",
        "KARVIA, March 3 (AFP) - Ten miners walked free on Monday after two years in prison, the "
        "police of the city said.",
        (
            "Their lawyer said that all of them had gone home to the north of the country.",
            "The justice ministry did not answer questions about the other cases.",
        ),
        (
            ("Sign up for our newsletter and never miss a story.", "appeal"),
            ("Read also: The strike in the north goes on", "teaser"),
        ),
        place="KARVIA",
    ),
)
BY_LANGUAGE = [pytest.param(copy, id=copy.language) for copy in COPIES]


@pytest.mark.parametrize("copy", BY_LANGUAGE)
def test_what_a_copy_says_of_itself_is_read_in_its_language(copy: Copy) -> None:
    article = clean(copy.text())
    assert article.language == copy.language
    assert article.headline is not None
    assert article.headline.text == copy.headline
    assert article.byline.persons == (copy.person,)
    assert article.published is not None
    assert article.published.day == copy.day


@pytest.mark.parametrize("copy", BY_LANGUAGE)
def test_the_dateline_and_its_agency_are_read_in_each_language(copy: Copy) -> None:
    article = clean(copy.text())
    assert article.dateline is not None
    assert article.dateline.place is not None
    assert article.dateline.place.startswith(copy.place)
    assert article.dateline.agency == copy.agency
    assert article.byline.agency == copy.agency


@pytest.mark.parametrize("copy", BY_LANGUAGE)
def test_report_and_furniture_are_told_apart_in_each_language(copy: Copy) -> None:
    document = read(copy.text())
    article = clean_document(document)
    found = {document.text[b.span.start : b.span.end]: b.role.value for b in article.blocks}
    assert [found[line] for line in (copy.lead, *copy.more)] == ["body"] * 3
    assert {line: found[line] for line, _ in copy.furniture} == dict(copy.furniture)


@pytest.mark.parametrize("copy", BY_LANGUAGE)
def test_the_language_of_a_paragraph_alone_is_told(copy: Copy) -> None:
    from firsthand.clean.languages import identify_language

    assert identify_language(f"{copy.lead} {copy.more[0]} {copy.more[1]}") == copy.language
