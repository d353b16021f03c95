"""Passphrase, recovery code, change of keys, the service's key."""
