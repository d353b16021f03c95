"""All rules, in plain words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.architecture import import_rules, shape_rules
from tests.architecture.project import Problem, Project


@dataclass(frozen=True)
class Rule:
    """One rule: what it says, and how the places that break it are found."""

    words: str
    find: Callable[[Project], Iterator[Problem]]

    @property
    def name(self) -> str:
        return self.find.__name__


RULES = (
    Rule("Packages import only what design.md 3 lists", import_rules.import_table),
    Rule("ui reaches models and reports through their doors", import_rules.ui_uses_doors),
    Rule("The program imports no test, bench, tool or main", import_rules.support_stays_outside),
    Rule("Commands load no Qt, tour and self_check aside", import_rules.commands_without_qt),
    Rule("No two modules import each other, by types either", import_rules.no_cycles),
    Rule("Imports stand at the top of a file", import_rules.no_import_in_function),
    Rule("Late imports happen at named doors only", import_rules.importlib_only_at_doors),
    Rule("Widgets and tables know no screen", import_rules.widgets_know_no_screen),
    Rule("A screen knows no other screen", import_rules.screens_stand_alone),
    Rule("Files have at most 400 lines, main.py 60", shape_rules.files_are_short),
    Rule("Functions have at most 40 lines, in tests 25", shape_rules.functions_are_short),
    Rule("No global statement", shape_rules.no_global),
    Rule("Only the three borders catch everything", shape_rules.narrow_excepts),
    Rule("Signals are connected to methods, not lambdas", shape_rules.no_lambda_in_connect),
    Rule("Threads, message boxes, printers have one home", shape_rules.names_stay_home),
    Rule("No row is replaced, it is inserted or updated", shape_rules.no_replace_in_models),
    Rule("No registry host, no machine path", shape_rules.no_registry_or_machine_path),
)
