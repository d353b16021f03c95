"""The project as the rules see it: its files, their syntax trees and their imports."""

import ast
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

PRODUCT = ("planner", "resources", "models", "reports", "ui")
SUPPORT = ("tests", "bench", "tools")
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Problem:
    """One place that breaks a rule."""

    path: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.words}"


@dataclass(frozen=True)
class Import:
    """One imported module: `target` in full, and how it is imported."""

    target: str
    line: int
    in_function: bool = False
    for_types_only: bool = False
    by_importlib: bool = False

    @property
    def top(self) -> str:
        return self.target.split(".")[0]


@dataclass(frozen=True)
class Module:
    """One Python file."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def package(self) -> str:
        """Top-level package, or the name of a file at the root, as in "main"."""
        return self.name.split(".")[0]

    @property
    def name(self) -> str:
        """Dotted name, as in "ui.commands" for ui/commands/__init__.py."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def in_product(self) -> bool:
        return self.package in (*PRODUCT, "main")

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


@dataclass(frozen=True)
class Project:
    """All files, by path from the root; `modules` are the Python files of our packages."""

    texts: Mapping[str, str] = field(repr=False)
    _imports: dict[str, tuple[Import, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        ours = (*PRODUCT, *SUPPORT, "main")
        found = (Module(path, text) for path, text in self.texts.items() if path.endswith(".py"))
        return tuple(module for module in found if module.package in ours)

    @cached_property
    def names(self) -> frozenset[str]:
        """Dotted names of all modules and of the folders that hold them."""
        names = {module.name for module in self.modules}
        return frozenset(names | {name.rpartition(".")[0] for name in names} - {""})

    def imports(self, module: Module) -> tuple[Import, ...]:
        if module.path not in self._imports:
            self._imports[module.path] = tuple(_imports(module.tree, self.names))
        return self._imports[module.path]


def _imports(
    node: ast.AST, names: frozenset[str], inside: bool = False, types: bool = False
) -> Iterator[Import]:
    """Walk a tree, keeping in mind whether we are in a function or under TYPE_CHECKING."""
    inside = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    if isinstance(node, ast.Import):
        yield from (Import(alias.name, node.lineno, inside, types) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        for target in sorted(_targets(node, names)):
            yield Import(target, node.lineno, inside, types)
    elif isinstance(node, ast.Call) and (late := _importlib_target(node)):
        yield Import(late, node.lineno, inside, types, by_importlib=True)
    guarded: list[ast.stmt] = []
    if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
        guarded = node.body
    for child in ast.iter_child_nodes(node):
        yield from _imports(child, names, inside, types or child in guarded)


def _targets(node: ast.ImportFrom, names: frozenset[str]) -> set[str]:
    """Modules behind `from a import b`: a.b if that is a module of ours, else a."""
    base = node.module or ""
    full = {alias.name: f"{base}.{alias.name}" for alias in node.names}
    return {dotted if dotted in names else base for dotted in full.values()}


def _importlib_target(node: ast.Call) -> str | None:
    """The module of a call of import_module or __import__; "?" if it is not written out."""
    if ast.unparse(node.func).split(".")[-1] not in {"import_module", "__import__"}:
        return None
    first = node.args[0] if node.args else None
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        return first.value
    return "?"


def load(root: Path = ROOT) -> Project:
    """Read every file that git knows or would know; unfinished files count too."""
    paths = [path for path in sorted(_listed(root)) if (root / path).is_file()]
    return Project({path: text for path in paths if (text := _text(root / path)) is not None})


def _listed(root: Path) -> list[str]:
    """Paths from the root as git lists them; all but hidden ones where there is no git."""
    listing = ["-c", "safe.directory=*", "ls-files", "-zco", "--exclude-standard"]
    if shutil.which("git") and (root / ".git").exists():
        command = ["git", *listing]
        result = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True)
        return [path for path in result.stdout.split("\0") if path]
    found = (path.relative_to(root) for path in root.rglob("*"))
    return [path.as_posix() for path in found if not path.parts[0].startswith(".")]


def _text(path: Path) -> str | None:
    """Contents of a text file; None for pictures, fonts and databases."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
