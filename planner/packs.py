"""The record of a pack that was made."""

from dataclasses import dataclass
from datetime import datetime

from planner.ids import PackId, SessionId
from planner.pack import PackContent, PackOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRecord:
    """What was printed, so that the same pages can be made again.

    Attributes:
        id: Identity.
        session_id: The contact it was made at.
        code: Printed code with its check character, unique in the profile.
        options: How it was printed.
        content: The finished document as data.
        renderer: Version of the renderer.
        sha256: Hash of the bytes, in hex.
        made_at: When it was made (UTC).
    """

    id: PackId
    session_id: SessionId
    code: str
    options: PackOptions
    content: PackContent
    renderer: str
    sha256: str
    made_at: datetime
