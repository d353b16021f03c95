"""How a screen reads and writes: ``QueryOp`` and ``StoreOp``.

    QueryOp(self, partial(read, session_id)).on_done(self._on_read).start(ctx)
    StoreOp(self, partial(save, session)).on_done(self._on_saved).start(ctx)

The function runs in the database thread: give it ids and frozen dataclasses, never a widget. The
answer comes in the UI thread, and not at all once the parent is gone or the vault locked.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, Self, TypeVar, cast

from PySide6.QtCore import QObject

from planner.changes import Changes
from planner.errors import UserFacingError
from ui.context import AppContext
from ui.tasks import Answer, Ask
from ui.vault_like import VaultLike

if TYPE_CHECKING:
    from models.store import Store

T = TypeVar("T")


class _Operation(Generic[T]):
    """What all operations share: who asked, and what to do with the answer."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._done: Callable[[T], object] | None = None
        self._error: Callable[[UserFacingError], object] | None = None
        self._ctx: AppContext | None = None

    def on_done(self, call: Callable[[T], object]) -> Self:
        """Call this with the value."""
        self._done = call
        return self

    def on_error(self, call: Callable[[UserFacingError], object]) -> Self:
        """Call this with the error; without it the window's error bar shows it."""
        self._error = call
        return self

    def start(self, ctx: AppContext) -> Ask:
        """Begin; the returned Ask can be cancelled."""
        self._ctx = ctx
        ask = self._submit(ctx)
        ask.then(self._on_ended)
        return ask

    def _submit(self, ctx: AppContext) -> Ask:
        raise NotImplementedError

    def _value(self, answer: Answer) -> T:
        return cast("T", answer.value)

    def _on_ended(self, answer: Answer) -> None:
        if answer.error is not None:
            self._fail(answer.error)
        elif self._done is not None:
            self._done(self._value(answer))

    def _fail(self, error: UserFacingError) -> None:
        if self._error is not None:
            self._error(error)
        elif self._ctx is not None:
            self._ctx.show_error(error)


class QueryOp(_Operation[T]):
    """Reads: ``fn(store)`` returns plain data, which ``on_done`` gets."""

    def __init__(self, parent: QObject, fn: "Callable[[Store], T]") -> None:
        super().__init__(parent)
        self._fn = fn

    def _submit(self, ctx: AppContext) -> Ask:
        return ctx.tasks.ask(self._parent, self._fn)


class StoreOp(_Operation[T]):
    """Writes: ``fn(store)`` returns Changes, or Changes and a value.

    ``on_done`` gets the value, or the Changes where there is none; after it the context's hub
    emits ``store_changed(changes, parent)``.
    """

    def __init__(
        self, parent: QObject, fn: "Callable[[Store], Changes | tuple[Changes, T]]"
    ) -> None:
        super().__init__(parent)
        self._fn = fn

    def _submit(self, ctx: AppContext) -> Ask:
        return ctx.tasks.write(self._parent, self._fn)

    def _value(self, answer: Answer) -> T:
        value = answer.value
        return cast("T", value[1] if isinstance(value, tuple) else value)


class PackOp(_Operation[T]):
    """Makes a document: ``fn()`` runs in the pack thread."""

    def __init__(self, parent: QObject, fn: Callable[[], T]) -> None:
        super().__init__(parent)
        self._fn = fn

    def _submit(self, ctx: AppContext) -> Ask:
        return ctx.tasks.run_pack(self._parent, self._fn)


class VaultOp(_Operation[bool]):
    """Makes or unlocks a vault in the database thread; ``on_done`` gets ``made_up``."""

    def __init__(self, parent: QObject, fn: Callable[[], VaultLike]) -> None:
        super().__init__(parent)
        self._fn = fn

    def _submit(self, ctx: AppContext) -> Ask:
        return ctx.tasks.open_vault(self._parent, self._fn)


class CareOp(_Operation[T]):
    """Does something with the vault as a whole: ``fn(vault)``."""

    def __init__(self, parent: QObject, fn: Callable[[VaultLike], T]) -> None:
        super().__init__(parent)
        self._fn = fn

    def _submit(self, ctx: AppContext) -> Ask:
        return ctx.tasks.care(self._parent, self._fn)


class SlowOp(_Operation[T]):
    """Runs something slow that needs no store (key derivation) in the database thread."""

    def __init__(self, parent: QObject, fn: Callable[[], T]) -> None:
        super().__init__(parent)
        self._fn = fn

    def _submit(self, ctx: AppContext) -> Ask:
        return ctx.tasks.run_with_database(self._parent, self._fn)


class AsideOp(_Operation[T]):
    """Runs something long that holds up nobody (a backup): ``fn()`` in a thread of its own."""

    def __init__(self, parent: QObject, fn: Callable[[], T]) -> None:
        super().__init__(parent)
        self._fn = fn

    def _submit(self, ctx: AppContext) -> Ask:
        return ctx.tasks.run_aside(self._parent, self._fn)
