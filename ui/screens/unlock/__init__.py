"""Before the vault: unlocking it."""
