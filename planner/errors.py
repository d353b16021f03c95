"""Errors a person may be shown. The words are made in ui, from the code and its values."""


class UserFacingError(Exception):
    """Something the user can understand and act on.

    Attributes:
        code: Stable name of the case, for example ``vault.wrong_passphrase``.
        values: What the sentence needs, never clinical content.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
