"""Before the vault: whose it is."""
