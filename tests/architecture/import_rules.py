"""Rules about who may import whom (design.md 3)."""

import sys
from collections.abc import Iterator

from tests.architecture.project import PRODUCT, Import, Module, Problem, Project

ALLOWED = {
    "planner": {"planner", "stdnum", "hijridate", "pyluach", "holidays"},
    "resources": {"resources", "planner"},
    "models": {"models", "planner", "resources", "peewee", "playhouse", "sqlcipher3"}
    | {"cryptography", "pyrage", "filelock", "platformdirs", "tomlkit"},
    "reports": {"reports", "planner", "resources", "reportlab", "uharfbuzz", "babel"},
    "ui": {"ui", "planner", "resources", "PySide6", "shiboken6", "reports", "models"},
}
MODELS_FOR_UI = {f"models.{name}" for name in ("unlock", "store", "settings", "paths", "errors")}
# Sealing and opening a handover file takes seconds and needs no store: pages do it in a thread.
MODELS_FOR_UI |= {"models.handover_file", "models.backups"}
COMMANDS_WITH_QT = {"ui.commands.tour", "ui.commands.self_check"}
QT = {"PySide6", "shiboken6"}
# May import late, by importlib.
DOORS = {"main.py", "reports/__init__.py", "ui/doors.py", "ui/navigator.py"}


def import_table(project: Project) -> Iterator[Problem]:
    for module, found in _product_imports(project):
        known = found.top in sys.stdlib_module_names or found.target == "?"
        if module.package in ALLOWED and not known and found.top not in ALLOWED[module.package]:
            words = f"{module.package} may not import {found.target}"
            yield Problem(module.path, found.line, words)


def ui_uses_doors(project: Project) -> Iterator[Problem]:
    for module, found in _product_imports(project):
        if module.package != "ui":
            continue
        if found.top == "models" and found.target not in MODELS_FOR_UI:
            doors = ", ".join(sorted(MODELS_FOR_UI))
            words = f"ui may import only {doors} of models, not {found.target}"
            yield Problem(module.path, found.line, words)
        if found.top == "reports" and found.target != "reports":
            words = f"ui may import only the door `reports`, not {found.target}"
            yield Problem(module.path, found.line, words)


def support_stays_outside(project: Project) -> Iterator[Problem]:
    for module, found in _product_imports(project):
        if found.top in {"tests", "bench", "tools", "main"}:
            yield Problem(module.path, found.line, f"nothing may import {found.top}")


def commands_without_qt(project: Project) -> Iterator[Problem]:
    by_name = {module.name: module for module in project.modules}
    for module in project.modules:
        if not module.name.startswith("ui.commands") or module.name in COMMANDS_WITH_QT:
            continue
        for found in _at_start(project, module):
            chain = _way_to_qt(project, by_name, found.target, set())
            if chain:
                words = f"a command must run without Qt, this loads {' -> '.join(chain)}"
                yield Problem(module.path, found.line, words)


def _at_start(project: Project, module: Module) -> Iterator[Import]:
    """Imports that run when the module is loaded."""
    for found in project.imports(module):
        if not (found.for_types_only or found.in_function or found.by_importlib):
            yield found


def _way_to_qt(
    project: Project, by_name: dict[str, Module], target: str, seen: set[str]
) -> list[str]:
    """Chain of modules from a target to Qt, empty if loading the target loads no Qt."""
    if target.split(".")[0] in QT:
        return [target]
    parts = target.split(".")
    loaded = [".".join(parts[: n + 1]) for n in range(len(parts))]  # a, a.b, a.b.c
    for name in (name for name in loaded if name in by_name and name not in seen):
        seen.add(name)
        for found in _at_start(project, by_name[name]):
            chain = _way_to_qt(project, by_name, found.target, seen)
            if chain:
                return [name, *chain]
    return []


def no_cycles(project: Project) -> Iterator[Problem]:
    graph = {
        module.name: {f.target: f.line for f in project.imports(module) if not f.by_importlib}
        for module in project.modules
    }
    paths = {module.name: module.path for module in project.modules}
    for cycle in _cycles({name: set(targets) & set(graph) for name, targets in graph.items()}):
        line = graph[cycle[0]][cycle[1]]
        words = f"these import each other: {' -> '.join(cycle)}"
        yield Problem(paths[cycle[0]], line, words)


def _cycles(graph: dict[str, set[str]]) -> Iterator[list[str]]:
    """One cycle, as [a, b, a], for each group of modules that reach each other."""
    reported: set[str] = set()
    for start in sorted(graph):
        way = _way_back(graph, start)
        if way and reported.isdisjoint(way):
            reported.update(way)
            yield way


def _way_back(graph: dict[str, set[str]], start: str) -> list[str]:
    """The shortest way from a module back to itself; empty if there is none."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for target in sorted(graph[way[-1]] - seen):
            if target == start:
                return [*way, start]
            seen.add(target)
            ways.append([*way, target])
    return []


def no_import_in_function(project: Project) -> Iterator[Problem]:
    for module in project.modules:
        for found in project.imports(module):
            ours = found.top in (*PRODUCT, "main")
            if found.in_function and not found.by_importlib and (module.in_product or ours):
                words = f"{found.target} is imported inside a function: import at the top"
                yield Problem(module.path, found.line, words)


def importlib_only_at_doors(project: Project) -> Iterator[Problem]:
    for module, found in _product_imports(project):
        if found.by_importlib and module.path not in DOORS:
            words = f"late import by importlib, allowed only in {', '.join(sorted(DOORS))}"
            yield Problem(module.path, found.line, words)


def widgets_know_no_screen(project: Project) -> Iterator[Problem]:
    for module, found in _product_imports(project):
        in_part = module.path.startswith(("ui/widgets/", "ui/tables/"))
        if in_part and found.target.startswith(("ui.screens", "ui.wizards")):
            words = f"widgets and tables know no screen, this imports {found.target}"
            yield Problem(module.path, found.line, words)


def screens_stand_alone(project: Project) -> Iterator[Problem]:
    for module, found in _product_imports(project):
        own, other = module.name.split("."), found.target.split(".")
        if own[:2] != ["ui", "screens"] or other[:2] != ["ui", "screens"] or len(other) < 3:
            continue
        if own[2:3] != other[2:3]:
            words = f"a screen imports no other screen, this imports {found.target}"
            yield Problem(module.path, found.line, words)


def _product_imports(project: Project) -> Iterator[tuple[Module, Import]]:
    for module in project.modules:
        if module.in_product:
            yield from ((module, found) for found in project.imports(module))
