"""Names of the parts of a record, the same on the page and in the form."""

from collections.abc import Mapping

DAYS_THAT_MATTER = ("calendar", "calendars", "taken", "rota")
"""Parts of a life that stand in a card of their own in the form."""

LIFE_LABELS: Mapping[str, str] = {
    "own_words": "Their words for the problem",
    "household": "At home",
    "caring": "Looks after",
    "privacy": "Space and privacy",
    "work_pattern": "Work and shifts",
    "calendar": "Hours and days that are taken",
    "taken": "Hours taken every day or week",
    "rota": "Shifts",
    "calendars": "Days they want marked",
    "money": "What money allows",
    "health": "Health",
    "supporter": "Who could help",
    "supporter_consent": "Agrees to that person knowing",
    "faith_wanted": "Wants their faith used in the plan",
    "faith": "Their faith, where the plan may use it",
    "digital": "Phone and data",
    "stigma_safety": "Places not comfortable or safe",
}
