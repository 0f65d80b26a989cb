"""The table of powers as sentences: the officers who hold each power, and their stand-ins (rules 20, 26, 85)."""

import pytest

from bot.domain.branch import powers
from bot.domain.branch.powers import ANY, POWERS, Grant, Own, Power, StandIn
from bot.domain.roles import Office
from bot.storage.tables.branch import Person

STANDS_IN = {
    StandIn.NOBODY: "",
    StandIn.ANY_OFFICER: "; else any officer",
    StandIn.FOUNDER: "; or the founder, until the first keeper is bound",
}
OWN = {
    Own.ALWAYS: "",
    Own.IF_NO_OTHER: "; the own matter only if there is no other",
    Own.NEVER: "; never the own matter",
}
SENTENCES = """
keep roster: secretary, deputy or organisation; or the founder, until the first keeper is bound (rule 26)
read roster: any officer; or the founder, until the first keeper is bound (rule 26)
read ledger: any officer (rule 63)
replace group: secretary, deputy or organisation (rule 26)
contest change: any officer (rule 26)
change settings: any officer; or the founder, until the first keeper is bound (rule 26)
set figures: secretary or deputy; else any officer (rule 85)
close duty: any officer (rule 85)
plan year: any officer (rule 1)
schedule: any officer (rule 4)
date month: secretary, else deputy; else any officer (rule 3)
host: secretary (rule 25)
host by delegation: any officer (rule 25)
run activity: any officer (rule 58)
record: publicity, else deputy (rule 27)
file record: any officer (rule 64)
record later: secretary, deputy or organisation (rule 3)
record by hand: organisation, else secretary; the own matter only if there is no other (rule 69)
type sheet: any officer (rule 59)
correct record: organisation, else secretary; else any officer; never the own matter (rule 69)
confirm correction: any officer; never the own matter (rule 69)
decide leave: secretary, deputy or organisation; else any officer; never the own matter (rule 17)
oversee makeup: any officer (rule 67)
review makeup: organisation, else secretary or deputy; else any officer; the own matter only if there is no other (rule 67)
hear forecast: secretary, else deputy; else any officer (rule 16)
hear low result: secretary, else deputy; else any officer (rule 75)
hear long absence: secretary or organisation (rule 29)
hear objection: organisation, else secretary, else deputy; else any officer; the own matter only if there is no other (rule 69)
hear overdue: secretary, else deputy; else any officer (rule 85)
hear record: any officer (rule 83)
answer objection: organisation, else secretary or deputy; else any officer; the own matter only if there is no other (rule 69)
"""  # noqa: E501 - a sentence is a line


def sentence(power: Power, grant: Grant) -> str:
    tiers = ["any officer" if tier == ANY else " or ".join(", ".join(tier).rsplit(", ", 1)) for tier in grant.tiers]
    own = OWN[grant.own]
    does, who = power.name.lower().replace("_", " "), ", else ".join(tiers)
    return f"{does}: {who}{STANDS_IN[grant.vacant]}{own} (rule {grant.rule})"


def person(*offices: Office) -> Person:
    return Person(held=",".join(offices))


def test_the_table_of_powers_matches_the_sentences():
    assert [sentence(power, grant) for power, grant in POWERS.items()] == SENTENCES.strip().splitlines()


def test_every_power_is_granted_once():
    assert list(POWERS) == list(Power)


@pytest.mark.parametrize("power", Power)
def test_the_secretary_may_do_anything(power):
    assert powers.may(person(Office.SECRETARY), power)


@pytest.mark.parametrize("power", Power)
def test_a_person_without_an_office_may_do_nothing(power):
    assert not powers.may(person(), power)


@pytest.mark.parametrize(
    ("office", "held", "expected"),
    [
        (Office.DEPUTY, {Office.SECRETARY, Office.DEPUTY}, True),
        (Office.PUBLICITY, {Office.DEPUTY, Office.PUBLICITY}, False),
        (Office.PUBLICITY, {Office.PUBLICITY}, True),
    ],
)
def test_any_officer_dates_a_month_when_both_offices_are_vacant(office, held, expected):
    assert powers.falls_to(person(office), Power.DATE_MONTH, held) is expected


def test_a_person_without_an_office_cannot_stand_in():
    assert not powers.falls_to(person(), Power.DATE_MONTH, set())


def test_other_powers_have_no_stand_in():
    assert not powers.falls_to(person(Office.PUBLICITY), Power.HOST, {Office.PUBLICITY})


@pytest.mark.parametrize(
    ("held", "owner"),
    [
        ((Office.ORGANISATION, Office.SECRETARY), Office.ORGANISATION),
        ((Office.SECRETARY, Office.DEPUTY), Office.SECRETARY),
        ((Office.DEPUTY, Office.PUBLICITY), Office.DEPUTY),
        ((Office.PUBLICITY,), Office.PUBLICITY),
    ],
)
def test_a_duty_of_a_vacant_office_has_an_owner(held, owner):
    owing = [office for office in held if powers.owes(person(office), Office.ORGANISATION, set(held))]
    assert owing == [owner]


def test_a_member_without_office_owes_no_duty_of_an_office():
    assert not powers.owes(person(), Office.ORGANISATION, set())
