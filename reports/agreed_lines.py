"""What a pack says was agreed, word for word as page one prints it in English."""

from planner.pack import PackContent
from reports.plan_page import if_then, quoted, task_facts
from reports.said import Said
from reports.text.paragraph import UNSEEN
from reports.wording import Wording


def agreed_lines(content: PackContent) -> tuple[str, ...]:
    """Return the lines in the order of page one; see ``reports.agreed``."""
    words = Wording("en")
    lines = []
    if content.rationale is not None:
        why = quoted(words.text(content.rationale))
        lines.append(f"{words.words('pack.why').text}: {why.text}")
    for task in content.tasks:
        lines.append(words.text(task.what).text)
        lines += [
            f"{words.words(key).text}: {value.text}" for key, value in task_facts(task, words)
        ]
    lines += [if_then(pair, words).text for task in content.tasks for pair in task.coping]
    return tuple(_plain(Said(each)) for each in lines)


def _plain(said: Said) -> str:
    return UNSEEN.sub("", said.text).replace("\u00a0", " ")
