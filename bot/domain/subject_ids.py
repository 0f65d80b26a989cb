"""The subject of a duty, a delivery or a timeline entry: an activity, a branch, a person, or that of another row."""

from typing import NamedTuple

from bot.storage.tables.activity import Activity
from bot.storage.tables.branch import Branch, Person
from bot.storage.tables.obligations import Delivery, Duty

Subject = Activity | Branch | Person | Duty | Delivery
"""A duty or a delivery stands for its own subject."""


class Ids(NamedTuple):
    """The values of the columns that identify a subject."""

    branch_id: int
    activity_id: int | None
    person_id: int | None


def ids_of(about: Subject, person: Person | None = None) -> Ids:
    """Return the columns that identify the subject; `person`, if given, replaces the person that the subject names."""
    match about:
        case Branch():
            ids = Ids(about.id, None, None)
        case Activity():
            ids = Ids(about.branch_id, about.id, None)
        case Person():
            ids = Ids(about.branch_id, None, about.id)
        case Duty() | Delivery():
            ids = Ids(about.branch_id, about.activity_id, about.person_id)
    return ids if person is None else ids._replace(person_id=person.id)
