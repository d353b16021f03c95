"""What is said of a broken library file."""

from planner.errors import UserFacingError


class ContentError(UserFacingError, ValueError):
    """A library file cannot be used.

    Attributes:
        file: Name of the file, relative to the library's folder.
        line: Line of the offending key, or of the entry's header where a key is missing; 1-based.
        reason: What is wrong and what would be right, in one sentence.
        at: Keys and positions that lead to the value from the top of the file, for example
            ``("template", 0, "sizes", 1, "what")``; empty where the file is no TOML.
    """

    def __init__(
        self,
        file: str,
        line: int,
        reason: str,
        *,
        at: "tuple[str | int, ...]" = (),
        code: str = "library.broken",
    ) -> None:
        key = next((each for each in reversed(at) if isinstance(each, str)), "")
        where = f"line {line}, key {key}" if key else f"line {line}"
        super().__init__(code, file=file, line=line, reason=reason, where=where)
        self.file = file
        self.line = line
        self.reason = reason
        self.at = at

    def __str__(self) -> str:
        """Return file, line and reason in one line."""
        return f"{self.file}, line {self.line}: {self.reason}"


class Flaw(Exception):  # noqa: N818  # it becomes a ContentError once its line is known
    """A fault in one value, known by its path within the file.

    Attributes:
        at: Keys and positions that lead to the value, from the top of the file.
        reason: What is wrong.
    """

    def __init__(self, at: "tuple[str | int, ...]", reason: str) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason
