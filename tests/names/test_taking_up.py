"""Which earlier person, body or group a bare role, a bare ministry and a number take up."""

import importlib.util
from pathlib import Path

_SPEC = importlib.util.spec_from_file_location(
    "names_builders", Path(__file__).with_name("builders.py")
)
builders = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(builders)
read, resolved, entity_of = builders.read, builders.resolved, builders.entity_of


def test_a_teller_without_name_is_not_the_first_person_named(language):
    reading = read(
        language,
        "Two bakers were killed in Lima on Wednesday, a rights monitor said.",
        "Quorum, a group in Cusco, named one of the dead as Odo Quist, 24.",
    )
    assert resolved(reading, "a rights monitor") != resolved(reading, "Odo Quist")


def test_the_leader_takes_up_a_leader_before_it_means_the_president(language):
    reading = read(
        language,
        "Nine bakers are free in Peru, a church leader in Lima told Norpress.",
        '"They came home at night," the leader said.',
    )
    assert resolved(reading, "the leader") == resolved(reading, "a church leader")


def test_a_bare_ministry_is_the_one_mentioned_last(language):
    reading = read(
        language,
        "Peru and Chile have agreed to swap five bakers each, Qatar's foreign ministry said.",
        "Five men will fly from Peru on Thursday, ministry spokesman Odo Quist said.",
    )
    spokesman = entity_of(reading, "ministry spokesman Odo Quist")
    assert spokesman.speaks_for == entity_of(reading, "Qatar's foreign ministry").id


def test_groups_of_one_number_and_two_peoples_are_two(language):
    reading = read(
        language,
        "Five detainees left on Monday. The five Americans went to Doha.",
        "The five Iranians stayed in Tehran.",
    )
    assert resolved(reading, "The five Americans") == resolved(reading, "Five detainees")
    assert resolved(reading, "The five Iranians") != resolved(reading, "Five detainees")


def test_the_group_of_the_lead_gets_the_name_that_follows(language):
    reading = read(
        language,
        "Peru has freed nine bakers, a rights group said on Monday.",
        "The men left a jail in Cusco, Quorum Horn, a monitoring group in Oslo, said.",
    )
    assert resolved(reading, "a rights group") == "Quorum Horn"


def test_two_groups_of_a_lead_stay_unnamed(language):
    reading = read(
        language,
        "Peru has freed nine bakers, a rights group said, and a charity in Cusco denied it.",
        "The men left a jail in Cusco, Quorum Horn, a monitoring group in Oslo, said.",
    )
    assert resolved(reading, "a rights group") != "Quorum Horn"


def test_the_ministers_of_a_bloc_act_as_the_bloc(language):
    reading = read(language, "EU foreign ministers approved sanctions against 14 bakers on Monday.")
    assert resolved(reading, "EU foreign ministers") == "European Union"


def test_a_name_before_its_noun_is_the_body_itself(language):
    reading = read(
        language,
        "Nine bakers are free, the official Khosan Vest agency reported on Tuesday.",
        "The Norpress news agency and the Quorum Horn watchdog put the number at 12.",
    )
    assert resolved(reading, "the official Khosan Vest agency") == "Khosan Vest"
    assert resolved(reading, "the Quorum Horn watchdog") == "Quorum Horn"


def test_the_one_lawyer_of_a_lead_is_the_one_named_after(language):
    reading = read(
        language,
        "Peru will free nine bakers on Friday, a lawyer representing them said.",
        "A judge ordered it on Monday, lawyer Marta Koval told Norpress.",
    )
    assert resolved(reading, "a lawyer") == "Marta Koval"


def test_two_named_lawyers_leave_the_first_open(language):
    reading = read(
        language,
        "Peru will free nine bakers on Friday, a lawyer representing them said.",
        "A judge ordered it, lawyer Marta Koval said. Lawyer Odo Quist denied it.",
    )
    assert resolved(reading, "a lawyer") != "Marta Koval"


def test_an_aid_organisation_is_no_army(language):
    reading = read(
        language,
        "The Zanta Forces handed over 45 prisoners of war to the International Committee of the "
        "Red Cross in Peru on Tuesday, the aid organisation said.",
    )
    name = "International Committee of the Red Cross"
    assert resolved(reading, "the aid organisation") == name
    assert resolved(reading, "45 prisoners of war") == "45 prisoners of war"


def test_the_ministry_of_a_movement_is_not_that_of_a_state(language):
    reading = read(
        language,
        "The US State Department denied it on Monday.",
        "The Taliban's foreign ministry said that Odo Quist was let go.",
    )
    ministry = resolved(reading, "The Taliban's foreign ministry")
    assert ministry == "foreign ministry of Taliban"


def test_a_peoples_court_has_no_owner(language):
    reading = read(language, "Peru waits. The Supreme People's Court said several men were free.")
    assert resolved(reading, "Supreme People's Court") == "Supreme People's Court of Peru"


def test_who_is_not_aware_is_who_says_so(language):
    reading = read(
        language,
        "Two bakers and a member of their family were held, a lawyer said.",
        "Government spokesman Odo Quist said he was not aware of any arrest.",
    )
    assert resolved(reading, "he") == "Odo Quist"


def test_who_tells_of_an_act_is_not_whom_it_befalls(language):
    reading = read(
        language,
        "Chile released Ivo Lund, a Danish colonel. "
        "President Odo Quist said the decision to deport him had been hard.",
    )
    assert resolved(reading, "him") == "Ivo Lund"


def test_a_citizen_of_the_lead_may_be_described_by_trade_later(language):
    reading = read(
        language,
        "Peru on Thursday freed a Danish citizen who had been held for two years.",
        "Ivo Lund, a mechanic from Aarhus, left Lima on a plane.",
    )
    assert resolved(reading, "a Danish citizen") == "Ivo Lund"


def test_a_known_name_before_group_is_that_group(language):
    reading = read(
        language,
        "A bus with 51 people arrived in Peru.",
        "The Amnesty rights group said that 1,300 people were still held.",
    )
    assert resolved(reading, "The Amnesty rights group") == "Amnesty International"


def test_it_that_speaks_again_is_who_spoke_in_the_sentence(language):
    reading = read(
        language,
        "Peru is calm.",
        "Fifty of them fled, the Bakers Association of Cusco said; ten are still held, it said.",
    )
    assert resolved(reading, "it") == resolved(reading, "Bakers Association of Cusco")


def test_a_name_with_a_number_speaks_on(language):
    reading = read(
        language,
        "State newspaper Karva reported on Tuesday that a baker had been charged in Peru.",
        "Rights group Project 99 said he was the third this year. It called on Chile to help.",
    )
    assert resolved(reading, "It") == resolved(reading, "Rights group Project 99")


def test_a_rebel_spokesman_does_not_speak_for_the_body_named_last(language):
    reading = read(
        language,
        "The African Union said 120 men were free in Peru.",
        "Rebel spokesman Odo Quist said seven had not arrived.",
    )
    assert entity_of(reading, "Rebel spokesman Odo Quist").speaks_for is None


def test_a_body_that_says_what_it_did_speaks_of_itself(language):
    reading = read(
        language,
        "Peru freed nine bakers on Monday.",
        "Quorum Horn, a group in Oslo, said it had counted six. It named two of them.",
    )
    assert resolved(reading, "it") == resolved(reading, "It") == "Quorum Horn"


def test_who_ordered_it_is_the_one_who_said_so_at_the_end(language):
    reading = read(
        language, "Peru's public prosecution ordered an inquiry, it said in a statement."
    )
    assert resolved(reading, "it") == "public prosecution of Peru"


def test_the_group_that_speaks_is_the_one_that_spoke(language):
    reading = read(
        language,
        "An armed alliance said it had freed four bakers.",
        '"Nobody paid us," the group said in a message.',
    )
    assert resolved(reading, "the group") == resolved(reading, "An armed alliance")


def test_somebody_of_an_age_who_tells_reporters_is_the_person_named(language):
    reading = read(
        language,
        'Odo Quist landed in Lima. "I owe much to people I never met," the 52-year-old told '
        "reporters.",
    )
    assert resolved(reading, "the 52-year-old") == "Odo Quist"


def test_a_judge_who_decides_is_not_the_next_person_named(language):
    reading = read(
        language,
        "A judge on Friday sent four officers to jail over the killing of a baker.",
        "Prosecutors accuse the four of planning the murder of Odo Quist, who led protests.",
    )
    assert resolved(reading, "A judge") != "Odo Quist"


def test_one_of_two_without_names_is_not_the_next_person_named(language):
    reading = read(
        language,
        "Peru freed nine people on Monday, among them a U.S. citizen and a nurse.",
        "Ada Quist, spokeswoman for their families, said five of them were tired.",
    )
    assert resolved(reading, "a U.S. citizen") != "Ada Quist"
    assert entity_of(reading, "Ada Quist").role == "spokeswoman"


def test_police_who_say_they_hold_somebody_speak_of_themselves(language):
    reading = read(language, "Gunmen freed nine girls. Police said they had detained three men.")
    assert resolved(reading, "they").startswith("Police")
    reading = read(language, "The army freed nine men. Police said they had fled in the night.")
    assert resolved(reading, "they") == "nine men"


def test_whom_they_thanked_they_urged(language):
    reading = read(
        language,
        "Ninety bakers flew home. China's embassy thanked the Peruvian authorities and urged "
        "them to find the owner.",
    )
    assert resolved(reading, "them") == resolved(reading, "the Peruvian authorities")


def test_a_committee_to_do_something_goes_on_speaking(language):
    reading = read(
        language,
        "The prosecution had asked for four months.",
        "The Committee to Protect Journalists calls the trial revenge. Nine are in jail, it says.",
    )
    assert resolved(reading, "it").startswith("Committee")


def test_it_is_the_body_that_gave_no_number(language):
    reading = read(
        language,
        "The Lurian Defence Ministry said it was ready. The Coordination Office for the Treatment "
        "of Prisoners gave no number. It said two civilians had been freed.",
    )
    assert resolved(reading, "It") == "Coordination Office for the Treatment of Prisoners"
