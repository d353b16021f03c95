"""Each rule finds a fault of its kind at the right line, and leaves good code alone."""

import pytest

from tests.architecture.project import Project, load
from tests.architecture.rules import RULES, Rule
from tests.architecture.shape_rules import REGISTRIES

BY_NAME = {rule.name: rule for rule in RULES}
LONG_FUNCTION = "\n".join(["", "def long():", *["    print()"] * 40])
CALM = "def work():\n    try:\n        print()\n    except ValueError:\n        print()\n"

FAULTS = (  # rule, file, code, line
    ("import_table", "planner/a.py", "import re\nimport PySide6.QtCore", 2),
    ("import_table", "planner/a.py", "from resources import codes", 1),
    ("import_table", "resources/a.py", "import babel", 1),
    ("import_table", "models/a.py", "from reports import render", 1),
    ("import_table", "reports/a.py", "def f():\n    from peewee import Model", 2),
    (
        "import_table",
        "reports/a.py",
        "from importlib import import_module\nimport_module('ui.x')",
        2,
    ),
    ("import_table", "ui/a.py", "import reportlab.lib", 1),
    ("ui_uses_doors", "ui/a.py", "from models import tables", 1),
    ("ui_uses_doors", "ui/a.py", "import models", 1),
    ("ui_uses_doors", "ui/a.py", "from models.store import Store\nfrom models.keys import k", 2),
    ("ui_uses_doors", "ui/a.py", "from reports.wording import words", 1),
    ("support_stays_outside", "models/a.py", "from tests.builders import x", 1),
    ("support_stays_outside", "ui/a.py", "import main", 1),
    ("commands_without_qt", "ui/commands/a.py", "from PySide6 import QtGui", 1),
    ("commands_without_qt", "ui/commands/a.py", "import re\nfrom ui.shown import x", 2),
    ("no_import_in_function", "ui/a.py", "def f():\n    import json", 2),
    ("no_import_in_function", "tests/a.py", "def f():\n    from ui.shown import x", 2),
    ("importlib_only_at_doors", "ui/a.py", "import importlib\nimportlib.import_module(x)", 2),
    ("importlib_only_at_doors", "models/a.py", "__import__('re')", 1),
    ("widgets_know_no_screen", "ui/widgets/a.py", "from ui.screens.plan import page", 1),
    ("widgets_know_no_screen", "ui/tables/a.py", "from ui.wizards import wizard", 1),
    ("screens_stand_alone", "ui/screens/plan/a.py", "import ui.screens.caseload.page", 1),
    ("files_are_short", "ui/a.py", "def f(): ...\n" * 401, 401),
    ("files_are_short", "main.py", "def f(): ...\n" * 61, 61),
    ("functions_are_short", "ui/a.py", LONG_FUNCTION, 2),
    ("functions_are_short", "tests/a.py", LONG_FUNCTION.replace("    print()\n", "", 15), 2),
    ("no_global", "ui/a.py", "def f():\n    global x", 2),
    ("narrow_excepts", "ui/a.py", CALM.replace("ValueError", "Exception"), 4),
    ("narrow_excepts", "ui/a.py", CALM.replace("ValueError", "(OSError, BaseException)"), 4),
    ("narrow_excepts", "models/a.py", CALM.replace(" ValueError", ""), 4),
    ("narrow_excepts", "tools/a.py", "with contextlib.suppress(Exception):\n    f()", 1),
    ("no_lambda_in_connect", "ui/a.py", "b.clicked.connect(lambda: f())", 1),
    ("no_lambda_in_connect", "ui/a.py", "b.clicked.connect(partial(lambda x: x, 1))", 1),
    ("names_stay_home", "ui/a.py", "from PySide6.QtCore import QThreadPool", 1),
    ("names_stay_home", "ui/a.py", "\nQtCore.QThread()", 2),
    ("names_stay_home", "ui/a.py", "QtWidgets.QMessageBox.warning(x)", 1),
    ("names_stay_home", "ui/tasks.py", "QFileDialog()", 1),
    ("names_stay_home", "ui/a.py", "from PySide6.QtPrintSupport import QPrinter", 1),
    ("no_replace_in_models", "models/a.py", "Patient.replace(name='x')", 1),
    ("no_replace_in_models", "models/a.py", "q.on_conflict_replace()", 1),
    ("no_replace_in_models", "models/a.py", "q.on_conflict('REPLACE')", 1),
    ("no_replace_in_models", "models/a.py", "run('INSERT OR REPLACE INTO patient')", 1),
    ("no_registry_or_machine_path", "docs/a.md", "x\nsee https://" + REGISTRIES[0] + "/p", 2),
    ("no_registry_or_machine_path", "a.lock", "--index http://files." + REGISTRIES[1], 1),
    ("no_registry_or_machine_path", "docs/a.md", "in /" + "work/main", 1),
    ("no_registry_or_machine_path", "ui/a.py", "open('/" + "tmp/x')", 1),
    ("no_registry_or_machine_path", "ui/a.py", "open('/" + "home/jo/x')", 1),
)
GOOD = {
    "main.py": "import sys\nfrom ui import app\nfrom models.tables import Patient",
    "planner/clock.py": "import datetime\nfrom planner import ids\nfrom stdnum.gb import nhs",
    "planner/ids.py": "from dataclasses import replace\n\ndef f(x):\n    return replace(x, a=1)",
    "models/store.py": "import peewee\nfrom models.tables import Patient\nd.replace(day=1)",
    "models/tables.py": "from planner import clock\nx = 'a'.replace('a', 'b')",
    "reports/__init__.py": "import importlib\n\ndef f():\n    importlib.import_module('reports.e')",
    "reports/e.py": "import reportlab\nfrom reports import render",
    "resources/names.py": "NAMES = (\n" + "    'x',\n" * 500 + ")",
    "ui/app.py": "import PySide6.QtCore\nfrom models.store import Store\nx.connect(self._on_x)",
    "ui/commands/list.py": "from models import store\nfrom reports import render\nimport ui.plain",
    "ui/commands/tour.py": "from ui.app import run",
    "ui/plain.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import PySide6",
    "ui/screens/plan/page.py": "from ui.screens.plan import presenter\nfrom ui.widgets import w",
    "ui/screens/plan/presenter.py": "x = 1",
    "ui/widgets/w.py": "from PySide6 import QtGui",
    "ui/tasks.py": "from PySide6.QtCore import QThread\n" + CALM.replace("ValueError", "Exception"),
    "tests/test_x.py": "from planner import clock\nimport main",
    "docs/a.md": "https://www.nhs.uk and home/root/school, ~/tmp/x, and/tmp/ 3/root/4",
}


@pytest.mark.parametrize(("name", "path", "code", "line"), FAULTS)
def test_a_fault_is_found_where_it_is(name: str, path: str, code: str, line: int) -> None:
    around = {"ui/shown.py": "from PySide6 import QtGui", "models/tables.py": "x = 1"}
    problems = list(BY_NAME[name].find(Project({**around, path: code})))
    assert [(p.path, p.line) for p in problems if p.path == path][:1] == [(path, line)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_good_code_is_left_alone(rule: Rule) -> None:
    assert [str(problem) for problem in rule.find(Project(GOOD))] == []


@pytest.mark.parametrize(
    "files",
    [
        {"planner/a.py": "from planner import b", "planner/b.py": "import planner.a"},
        {"ui/a.py": "import ui.b", "ui/b.py": "import ui.c", "ui/c.py": "from ui.a import f"},
        {
            "ui/a.py": "from ui import b",
            "ui/b.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import ui.a",
        },
        {"ui/a.py": "def f():\n    import ui.b", "ui/b.py": "import ui.a"},
    ],
    ids=["two", "three", "hidden by TYPE_CHECKING", "hidden in a function"],
)
def test_one_cycle_is_reported_once(files: dict[str, str]) -> None:
    problems = list(BY_NAME["no_cycles"].find(Project(files)))
    assert len(problems) == 1
    assert all(path.removesuffix(".py").replace("/", ".") in problems[0].words for path in files)


def test_every_rule_is_tried() -> None:
    assert {name for name, *_ in FAULTS} | {"no_cycles"} == set(BY_NAME)


def test_a_problem_names_file_line_and_rule() -> None:
    project = Project({"planner/a.py": "import re\nimport PySide6"})
    (problem,) = BY_NAME["import_table"].find(project)
    assert str(problem) == "planner/a.py:2: planner may not import PySide6"


def test_files_that_git_does_not_know_yet_are_seen() -> None:
    paths = set(load().texts)
    assert "tests/architecture/rules.py" in paths
    assert not any(path.startswith(".venv/") for path in paths)
