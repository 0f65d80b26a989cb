"""The tables, one file per subject, as in the domain. Importing the package registers all of them."""

from bot.storage.tables import (
    absence,
    activity,
    attendance,
    branch,
    evaluation,
    materials,
    membership,
    obligations,
    ownership,
    pace,
    plan,
    roll,
    seen,
    session,
    settings,
    terms,
    timeline,
)
from bot.storage.tables.base import Base

__all__ = [
    "Base",
    "absence",
    "activity",
    "attendance",
    "branch",
    "evaluation",
    "materials",
    "membership",
    "obligations",
    "ownership",
    "pace",
    "plan",
    "roll",
    "seen",
    "session",
    "settings",
    "terms",
    "timeline",
]
