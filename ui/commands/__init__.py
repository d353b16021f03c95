"""Commands without a window, for service IT, tests and scripts: one file each."""
