"""Rules about the inside of files: sizes, forbidden constructs, names with one home."""

import ast
import re
from collections.abc import Iterator
from typing import TypeGuard

from tests.architecture.project import Module, Problem, Project

FILE_LINES = 400
MAIN_LINES = 60
FUNCTION_LINES = 40
TEST_LINES = 25
BORDERS = {"ui/crash.py", "ui/tasks.py", "main.py"}  # may catch everything
BROAD = {"Exception", "BaseException"}
HOMES = {  # names that only one file may use, by how they begin
    "QThread": "ui/tasks.py",
    "QRunnable": "ui/tasks.py",
    "QMessageBox": "ui/messages.py",
    "QFileDialog": "ui/messages.py",
    "QPrint": "ui/printing.py",
    "QtPrintSupport": "ui/printing.py",
}
# Written with dashes, so that this file does not hold what it looks for.
REGISTRIES = """
    py-pi.org python-hosted.org npm-js.org npm-js.com yarn-pkg.com crates-.io ruby-gems.org
    ana-conda.org proxy.golang-.org repo.maven-.apache.org deb.-debian.org
""".replace("-", "").split()
FOLDERS = r"work|root|tmp|opt/[a-z]+|home/[a-z][a-z0-9_-]*|Users/[A-Za-z]+"
HOST = re.compile("|".join(re.escape(host) for host in REGISTRIES))
MACHINE_PATH = re.compile(rf"(?<![\w.~$/}})-])/(?:{FOLDERS})/[\w.]")


def files_are_short(project: Project) -> Iterator[Problem]:
    for module in project.modules:
        limit = MAIN_LINES if module.path == "main.py" else FILE_LINES
        lines = len(module.text.splitlines())
        if lines > limit and not _only_data(module):
            yield Problem(module.path, lines, f"{lines} lines, the limit is {limit}")


def _only_data(module: Module) -> bool:
    """Whether a file defines nothing but values."""
    values = ast.Assign | ast.AnnAssign | ast.Import | ast.ImportFrom | ast.Expr
    return all(isinstance(statement, values) for statement in module.tree.body)


def functions_are_short(project: Project) -> Iterator[Problem]:
    for module in project.modules:
        limit = TEST_LINES if module.package == "tests" else FUNCTION_LINES
        for function in module.functions():
            lines = (function.end_lineno or function.lineno) - function.lineno + 1
            if lines > limit:
                words = f"{function.name} has {lines} lines, the limit is {limit}"
                yield Problem(module.path, function.lineno, words)


def no_global(project: Project) -> Iterator[Problem]:
    for module, node in _nodes(project):
        if isinstance(node, ast.Global):
            names = ", ".join(node.names)
            yield Problem(module.path, node.lineno, f"`global {names}`: hand the state in instead")


def narrow_excepts(project: Project) -> Iterator[Problem]:
    for module, node in _nodes(project):
        if module.path not in BORDERS and _is_broad(node):
            words = f"catches everything, allowed only in {', '.join(sorted(BORDERS))}"
            yield Problem(module.path, node.lineno, words)


def _is_broad(node: ast.AST) -> TypeGuard[ast.ExceptHandler | ast.Call]:
    if isinstance(node, ast.ExceptHandler):
        return node.type is None or not BROAD.isdisjoint(_last_names(node.type))
    if isinstance(node, ast.Call) and _last_names(node.func) == {"suppress"}:
        return any(not BROAD.isdisjoint(_last_names(argument)) for argument in node.args)
    return False


def _last_names(node: ast.expr) -> set[str]:
    """Names in an expression without their modules: {"Exception"} of builtins.Exception."""
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return {ast.unparse(part).split(".")[-1] for part in parts}


def no_lambda_in_connect(project: Project) -> Iterator[Problem]:
    for module, node in _nodes(project):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
        inner = (part for argument in arguments for part in ast.walk(argument))
        if node.func.attr == "connect" and any(isinstance(part, ast.Lambda) for part in inner):
            words = "a lambda in connect keeps its objects alive: connect a method"
            yield Problem(module.path, node.lineno, words)


def names_stay_home(project: Project) -> Iterator[Problem]:
    for module, node in _nodes(project):
        for name in _names(node) if module.in_product else ():
            home = next((home for start, home in HOMES.items() if name.startswith(start)), None)
            if home not in {None, module.path}:
                line = getattr(node, "lineno", 1)
                yield Problem(module.path, line, f"{name} may be used only in {home}")


def _names(node: ast.AST) -> list[str]:
    """Names that a node itself mentions; every part of an imported one."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return [name]
        case ast.Import(names=aliases):
            return [part for alias in aliases for part in alias.name.split(".")]
        case ast.ImportFrom(module=base, names=aliases):
            return [*(base or "").split("."), *(alias.name for alias in aliases)]
    return []


def no_replace_in_models(project: Project) -> Iterator[Problem]:
    for module, node in _nodes(project):
        if module.package == "models" and _replaces_a_row(node):
            words = "REPLACE deletes the row and what hangs on it: insert or update instead"
            yield Problem(module.path, getattr(node, "lineno", 1), words)


def _replaces_a_row(node: ast.AST) -> bool:
    """Whether this is Table.replace(...), on_conflict_replace or INSERT OR REPLACE in SQL."""
    match node:
        case ast.Attribute(attr="replace_many" | "on_conflict_replace"):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="replace")):
            return name[:1].isupper() and not name.isupper()
        case ast.Constant(value=str(text)):
            return bool(re.search(r"\bINSERT\s+OR\s+REPLACE\b|^\s*REPLACE(\s+INTO\b|$)", text))
    return False


def no_registry_or_machine_path(project: Project) -> Iterator[Problem]:
    for path, text in project.texts.items():
        for number, line in enumerate(text.splitlines(), start=1):
            for kind, pattern in (
                ("package registry", HOST),
                ("path of one machine", MACHINE_PATH),
            ):
                if found := pattern.search(line):
                    yield Problem(path, number, f"{kind}: {found.group()}")


def _nodes(project: Project) -> Iterator[tuple[Module, ast.AST]]:
    for module in project.modules:
        yield from ((module, node) for node in ast.walk(module.tree))
