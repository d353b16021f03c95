"""Page one as short lines to read out on the phone."""

from planner.pack import PackContent, PackOptions, PackTask
from reports.plan_page import bring_line, help_lines, if_then
from reports.said import Said
from reports.text.paragraph import UNSEEN
from reports.wording import Wording

FACTS = ("where", "with_whom", "reminder", "bad_day")


def read_aloud(content: PackContent, options: PackOptions) -> tuple[str, ...]:
    """Return the lines in the order of page one, one idea each; see ``reports.read_aloud``."""
    said = spoken(content, options, Wording("en"))
    return tuple(UNSEEN.sub("", each.text).replace("\u00a0", " ") for each in said)


def spoken(content: PackContent, options: PackOptions, words: Wording) -> list[Said]:
    """Return what is read out, in the words of a language."""
    said = [
        words.words("pack.aloud.start"),
        words.words("pack.aloud.code", code=_spelled(content.code)),
    ]
    if content.rationale is not None:
        said.append(words.words("pack.aloud.why", text=words.text(content.rationale)))
    for task in content.tasks:
        said += _task_lines(task, words)
    said += [if_then(pair, words) for task in content.tasks for pair in task.coping]
    said.append(bring_line(content, words))
    said.append(words.words("help.not_emergency"))
    said.append(words.words("help.not_checked"))
    said.append(words.words("pack.aloud.help"))
    said += help_lines(content, options, words)
    said.append(words.words("pack.aloud.say_back"))
    return said


def _task_lines(task: PackTask, words: Wording) -> list[Said]:
    lines = [words.words("pack.aloud.what", text=words.text(task.what))]
    if task.when.stated:
        lines.append(words.words("pack.aloud.when", text=words.when(task.when)))
    if task.minutes:
        minutes = words.words("pack.minutes", count=task.minutes)
        lines.append(words.words("pack.aloud.how_long", text=minutes))
    for name in FACTS:
        typed = getattr(task, name)
        if typed is not None:
            lines.append(words.words(f"pack.aloud.{name}", text=words.text(typed)))
    return lines


def _spelled(code: str) -> str:
    return " ".join(code.replace("-", ""))
