"""The child that works on age files: started by ``models.age_file`` as a script of its own.

A file from outside says itself how much memory and time its passphrase costs, so the library that
obeys it runs here, bounded, and not in the program. Secrets and data come by standard input and
leave by standard output: nothing is in the command line, the environment or a file. It imports
nothing of the program.
"""

import sys
from typing import BinaryIO

import pyrage

if sys.platform != "win32":
    import resource

MEMORY_BYTES = 1_200_000_000
_LENGTH = 8
# What the parent must tell apart; the library has one class for all.
_WRONG = ("Decryption failed", "No matching keys found")


def bound() -> None:
    """Take no more than the agreed memory, and leave no core dump; Windows has no such limits."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def work(stream: BinaryIO) -> tuple[bytes, bytes]:
    """Do what was asked.

    Args:
        stream: The name of the work, the secret, the data; each after its length.

    Returns:
        What became of it in one word, and the result.
    """
    name, secret, data = (stream.read(int.from_bytes(stream.read(_LENGTH))) for _ in range(3))
    try:
        return b"ok", _do(name.decode(), secret.decode(), data)
    except pyrage.DecryptError as error:
        return (b"wrong" if str(error) in _WRONG else b"damaged"), b""
    except (pyrage.IdentityError, pyrage.RecipientError):
        return b"key", b""
    except (pyrage.EncryptError, MemoryError):
        return b"failed", b""


def _do(name: str, secret: str, data: bytes) -> bytes:
    done: bytes
    if name == "seal_with_passphrase":
        done = pyrage.passphrase.encrypt(data, secret)
    elif name == "seal_to":
        recipients = [pyrage.x25519.Recipient.from_str(each) for each in secret.split()]
        done = pyrage.encrypt(data, recipients)
    elif name == "open_with_passphrase":
        done = pyrage.passphrase.decrypt(data, secret)
    elif name == "open_with":
        identities = [pyrage.x25519.Identity.from_str(each) for each in secret.split()]
        done = pyrage.decrypt(data, identities)
    else:
        made = pyrage.x25519.Identity.generate()
        done = f"{made} {made.to_public()}".encode()
    return done


if __name__ == "__main__":
    bound()
    said, result = work(sys.stdin.buffer)
    sys.stdout.buffer.write(said + b"\n" + result)
