"""One invented sentence a pattern: what was said, the cue, and who said it."""

from collections.abc import Callable

import pytest

from firsthand.model import Reading, Statement

State = Callable[..., list[Statement]]

# text, contents, cue, speaker as written
PATTERNS = [
    # the words first
    (
        "The union lifted its ban on the carrier on Monday, in what envoys described as a trade.",
        ["a trade"],
        "described",
        "envoys",
    ),
    (
        "Twelve sailors were freed on Monday, the coast guard said in a statement, after talks.",
        ["Twelve sailors were freed on Monday"],
        "said",
        "the coast guard",
    ),
    (
        "Two people were killed, the regional governor, Ivo Pann, said on Monday.",
        ["Two people were killed"],
        "said",
        "the regional governor, Ivo Pann",
    ),
    (
        "Rebels freed 12 miners, a spokesman for the group, Otar Belli, told reporters.",
        ["Rebels freed 12 miners"],
        "told",
        "a spokesman for the group, Otar Belli",
    ),
    ("The strike will go on, the union vowed.", ["The strike will go on"], "vowed", "the union"),
    (
        "Ten hostages were freed, both sides confirmed.",
        ["Ten hostages were freed"],
        "confirmed",
        "both sides",
    ),
    (
        "Ten hostages, three of them children, were freed overnight, mediators and the army said.",
        ["Ten hostages, three of them children, were freed overnight"],
        "said",
        "mediators and the army",
    ),
    (
        "Some 500 people are held without trial, says Human Lens, which tracks arrests.",
        ["Some 500 people are held without trial"],
        "says",
        "Human Lens",
    ),
    (
        "Two people were killed, governor Ivo Pann wrote on Facebook.",
        ["Two people were killed"],
        "wrote",
        "governor Ivo Pann",
    ),
    (
        "The men were in good health \u2014 said the mediator.",
        ["The men were in good health"],
        "said",
        "the mediator",
    ),
    # around the speaker
    ("The number, he said, could rise.", ["The number", "could rise"], "said", "he"),
    (
        "Karva, the mediator said, had agreed to hand over nine men.",
        ["Karva", "had agreed to hand over nine men"],
        "said",
        "the mediator",
    ),
    (
        "The nine men \u2014 the mediator said \u2014 were in good health.",
        ["The nine men", "were in good health"],
        "said",
        "the mediator",
    ),
    ("That, the minister said, was a mistake.", ["That", "was a mistake"], "said", "the minister"),
    (
        "What the guards did, she said, was criminal.",
        ["What the guards did", "was criminal"],
        "said",
        "she",
    ),
    (
        'The verdict was "a farce," defence counsel said, and would be appealed.',
        ['The verdict was "a farce,"', "and would be appealed"],
        "said",
        "defence counsel",
    ),
    # the speaker first
    (
        "The president said that the pilots were freed, and that the last would leave on Sunday.",
        ["the pilots were freed, and that the last would leave on Sunday"],
        "said",
        "The president",
    ),
    (
        "The commissioner later told lawmakers that 31 people remained missing.",
        ["31 people remained missing"],
        "told",
        "The commissioner",
    ),
    (
        "Speaking at a news conference in Tarn, the commissioner said 31 people remained missing.",
        ["31 people remained missing"],
        "said",
        "the commissioner",
    ),
    (
        "In a post on X, mayor Tilda Korr said the bridge would stay closed.",
        ["the bridge would stay closed"],
        "said",
        "mayor Tilda Korr",
    ),
    (
        "A witness, who asked not to be named, said soldiers had fired first.",
        ["soldiers had fired first"],
        "said",
        "A witness",
    ),
    (
        "The minister, speaking on condition of anonymity, said that talks had failed.",
        ["talks had failed"],
        "said",
        "The minister",
    ),
    (
        "Sources close to the talks said a deal was near.",
        ["a deal was near"],
        "said",
        "Sources close to the talks",
    ),
    (
        "A rights group, Human Lens, said Tuesday that 500 people are held.",
        ["500 people are held"],
        "said",
        "A rights group, Human Lens",
    ),
    (
        "Lawyer Ina Gross, who acts for two, said they were tortured and that one could not hear.",
        ["they were tortured and that one could not hear"],
        "said",
        "Lawyer Ina Gross",
    ),
    (
        "Officials acknowledged on Tuesday they had underestimated the flood.",
        ["they had underestimated the flood"],
        "acknowledged",
        "Officials",
    ),
    (
        "The report said 12 detainees had died since January.",
        ["12 detainees had died since January"],
        "said",
        "The report",
    ),
    (
        "The mayor issued a statement saying the park would close.",
        ["the park would close"],
        "saying",
        "The mayor",
    ),
    ("He said, however, that the road was open.", ["the road was open"], "said", "He"),
    # words between quotation marks
    ('"It\'s a lie," said her chief of staff.', ['"It\'s a lie,"'], "said", "her chief of staff"),
    ("\u201cThe work goes on,\u201d he said.", ["\u201cThe work goes on,\u201d"], "said", "he"),
    (
        "\u2018It is not over,\u2019 he told the newspaper.",
        ["\u2018It is not over,\u2019"],
        "told",
        "he",
    ),
    (
        "\u00abWe are free,\u00bb one of the men told reporters.",
        ["\u00abWe are free,\u00bb"],
        "told",
        "one of the men",
    ),
    (
        "''We are free,'' one of the men told reporters.",
        ["''We are free,''"],
        "told",
        "one of the men",
    ),
    ('"It is not over", he told the newspaper.', ['"It is not over"'], "told", "he"),
    (
        '"Why were we not told?" asked Lena Moor, whose son is among the missing.',
        ['"Why were we not told?"'],
        "asked",
        "Lena Moor",
    ),
    (
        'Asked about the talks, Korr said: "No comment at all."',
        ['"No comment at all."'],
        "said",
        "Korr",
    ),
    (
        'Director Ana Ruiz told reporters at the airport: "Forty came. I counted them."',
        ['"Forty came. I counted them."'],
        "told",
        "Director Ana Ruiz",
    ),
    ('Korr said, "The bridge is closed."', ['"The bridge is closed."'], "said", "Korr"),
    (
        'Anna Moor: "We were told nothing at all."',
        ['"We were told nothing at all."'],
        ":",
        "Anna Moor",
    ),
    # quotes that go on
    (
        '"The boats," Doss said, "never left the bay."',
        ['"The boats,"', '"never left the bay."'],
        "said",
        "Doss",
    ),
    (
        '"Nobody was harmed," Colonel Ravi Doss told reporters. "The men are at home now."',
        ['"Nobody was harmed,"', '"The men are at home now."'],
        "told",
        "Colonel Ravi Doss",
    ),
    # partly quoted
    (
        'Belli told reporters that the miners were "in good shape".',
        ['the miners were "in good shape"'],
        "told",
        "Belli",
    ),
    (
        'He said the number could rise to "at least 20."',
        ['the number could rise to "at least 20."'],
        "said",
        "He",
    ),
    (
        'Their release had been "agreed at the highest level," the negotiator, Sam Ode, said.',
        ['Their release had been "agreed at the highest level,"'],
        "said",
        "the negotiator, Sam Ode",
    ),
    (
        'He would "do it. It is time now," the minister said.',
        ['He would "do it. It is time now,"'],
        "said",
        "the minister",
    ),
    # what is not part of the words
    (
        'The raid was "a success," the general said, referring to the night in Tarn.',
        ['The raid was "a success,"'],
        "said",
        "the general",
    ),
    (
        "The group says 40 people are in jail, a figure the court disputes.",
        ["40 people are in jail"],
        "says",
        "The group",
    ),
    (
        "The union says 400 of its members were dismissed; the talks go on.",
        ["400 of its members were dismissed"],
        "says",
        "The union",
    ),
    # without a verb
    (
        "According to the harbour police, at least 14 people were arrested during the march.",
        ["at least 14 people were arrested during the march"],
        "According to",
        "the harbour police",
    ),
    (
        "At least 14 people were arrested, according to the harbour police, who gave no names.",
        ["At least 14 people were arrested"],
        "according to",
        "the harbour police",
    ),
    (
        "The raid, according to two officials, failed in May.",
        ["The raid", "failed in May"],
        "according to",
        "two officials",
    ),
    (
        "By the ministry's count, 62 families have returned since spring.",
        ["62 families have returned since spring"],
        "By the ministry's count",
        "the ministry",
    ),
    (
        "Since spring, 900 people have fled, by the reckoning of the aid group Lumen.",
        ["Since spring, 900 people have fled"],
        "by the reckoning of",
        "the aid group Lumen",
    ),
    (
        "Police put the number of demonstrators at 3,000.",
        ["the number of demonstrators at 3,000"],
        "put",
        "Police",
    ),
]


@pytest.mark.parametrize(("text", "contents", "cue", "speaker"), PATTERNS)
def test_read_statements_reads_pattern(
    state: State, text: str, contents: list[str], cue: str, speaker: str
) -> None:
    statements = state(text)
    assert [[part.text for part in item.content] for item in statements] == [contents]
    assert statements[0].cue is not None
    assert statements[0].cue.text == cue
    assert statements[0].speaker is not None
    assert statements[0].speaker.quote is not None
    assert statements[0].speaker.quote.text == speaker


# text, manner
MANNERS = [
    ("The ministry denied that any prisoner had died in custody.", "denies"),
    ("The ministry denies holding the engineer.", "denies"),
    ('The foreign ministry has rejected the accusation as "baseless".', "denies"),
    ("Opposition leader Mara Tellin accused the army of shelling the market.", "accuses"),
    ('Tellin called the verdict "a disgrace to the country".', "calls"),
    ("The committee demanded that he be freed at once.", "demands"),
    ("Vael warned that the dam could break.", "warns"),
    ("Vael warned of more rain.", "warns"),
    ("The general admitted that the raid had failed.", "admits"),
    ("Prosecutors allege that he took bribes.", "claims"),
    ("The group claims to have freed 200 villages.", "claims"),
    ("Korr declined to say whether the deal included prisoners.", "declines"),
    ("The envoy asked whether the men were alive.", "asks"),
]


@pytest.mark.parametrize(("text", "manner"), MANNERS)
def test_read_statements_gives_manner(state: State, text: str, manner: str) -> None:
    assert [item.manner for item in state(text)] == [manner]


SILENT = [
    "Foreign Minister Oskar Bly urged the island's rulers to free the two teachers.",
    "The United Islands called for the immediate release of all prisoners.",
    "The envoy welcomed the release of the sailors.",
    "Both sides had agreed to the exchange last month.",
    "He ordered the release of all 30 men.",
    "He thinks the war will end soon.",
    "She hopes to return.",
    "The president will say on Monday whether he runs.",
    'She was sentenced for "spreading false news".',
    'The film, titled "The Long Way Home," opens on Friday.',
    'They were jailed for "sabotage," a charge their lawyers call absurd.',
    'The army jails people who criticize it for "treason," handing out long terms.',
    "Korr refused to comment.",
    "He has not commented on the report.",
    "The army did not immediately respond to a request for comment.",
    "The ministry did not say where they were held.",
    "Neither side has confirmed the exchange.",
    "No group has claimed responsibility.",
    "It was not immediately clear how many people were on board.",
    "It is unclear whether the ship has sailed.",
    "Background: two people died when the roof fell in December.",
    "PHOTO: A street in Karva.",
    "Among those listed are Bela Orn, analyst Ivo Pann and members of a unit accused of fraud.",
    "",
]


@pytest.mark.parametrize("text", SILENT)
def test_read_statements_stays_silent(state: State, text: str) -> None:
    assert state(text) == []


def test_an_owner_before_the_speaker_is_not_the_speaker(
    make: Callable[..., Reading], state: State
) -> None:
    text = "A clerk has died in a camp, his family and a rights group said. Ivo Pann was 40."
    (told,) = [item for item in state(text) if item.cue and item.cue.text == "said"]
    names = {entity.id: entity.name for entity in make(text).entities}
    assert told.speaker is not None
    assert names[told.speaker.entity or ""] == "rights group"


def test_who_is_told_by_somebody_does_not_speak(state: State) -> None:
    (told,) = state("Marko Pill was told by Judge Ada Horn that he had betrayed his neighbours.")
    assert [part.text for part in told.content] == ["he had betrayed his neighbours"]
    parties = [told.speaker, told.addressee]
    written = [party.quote.text for party in parties if party is not None and party.quote]
    assert written == ["Judge Ada Horn", "Marko Pill"]
