"""必选 and 自选: the source of an activity's theme (rule 33), from the words of the plan or as an officer said."""

from bot.storage.tables.activity import Activity, Choice

WORDS = {"必选": Choice.REQUIRED, "自选": Choice.CHOSEN}


def of(activity: Activity) -> Choice | None:
    """Return the source of the theme; None if neither an officer nor the plan's words tell it."""
    if activity.choice is not None:
        return activity.choice
    told = {choice for word, choice in WORDS.items() if word in f"{activity.form}\n{activity.content}"}
    return told.pop() if len(told) == 1 else None
