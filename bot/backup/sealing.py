"""Sealing of backups to a public key, in the age format: only the holder of the secret key opens them, also without us.

The machine that makes a sealed backup cannot open it. See https://age-encryption.org for the format.
"""

import hashlib
import io
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pyrage

from bot.backup import BackupError
from bot.config import recipients_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typing_extensions import Buffer

ENDING = ".age"
MARK = b"age-encryption.org/"  # the first bytes of the format
ARMOURED = b"-----BEGIN AGE ENCRYPTED FILE-----"
KEY_LIMIT = 64 * 1024  # bytes of a file with keys

NEEDS_KEY = (
    "{file} is sealed. Name the file that holds the secret key: --identity FILE. It cannot be opened without this key; "
    "if the key is lost, so is this backup."
)
NOT_SEALED = "{file} is not sealed. Leave --identity out."
NO_KEY = (
    "{identity} holds no secret key. It holds a line AGE-SECRET-KEY-1…, as age-keygen writes it, or is an SSH key "
    "without a passphrase."
)
NO_FILE = "The key file {identity} cannot be read: {why}."
UNLIKE = "The sealed file does not hold what was written to it; nothing is kept. Please report it."
WRONG_KEY = "{file} cannot be opened with the key in {identity}: it is sealed to another key, or damaged."


def seal(file: Path, sealed: Path, recipients: str) -> None:
    """Seal the file to these recipients, read it back and compare it; `sealed` must not exist.

    A key that exists only during this call is one more recipient, because this machine does not have theirs.

    Raises:
        BackupError: what was read back differs.
        OSError: `sealed` cannot be written.
    """
    passing = pyrage.x25519.Identity.generate()
    with file.open("rb") as source, sealed.open("xb") as target:
        pyrage.encrypt_io(source, target, [*recipients_of(recipients), passing.to_public()])
        target.flush()
        os.fsync(target.fileno())
    found = _Hash()
    with sealed.open("rb") as source, file.open("rb") as original:
        pyrage.decrypt_io(source, found, [passing])
        if found.digest() != hashlib.file_digest(original, "sha256").digest():
            raise BackupError(UNLIKE)


class _Hash(io.RawIOBase):
    """A stream that keeps only the hash of what is written to it."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def write(self, data: "Buffer") -> int:
        self._hash.update(data)
        return memoryview(data).nbytes

    def digest(self) -> bytes:
        return self._hash.digest()


def is_sealed(file: Path) -> bool:
    """True if the file is in the age format."""
    with file.open("rb") as source:
        start = source.read(len(ARMOURED))
    return start.startswith((MARK, ARMOURED))


@contextmanager
def unsealed(file: Path, folder: Path, identity: Path | None) -> "Iterator[Path]":
    """Yield the backup file if it is not sealed, else a copy that was opened with the key in the file `identity`.

    The copy is in a private folder below `folder`, which is created, and is removed at the end.

    Raises:
        BackupError: a key is needed, or does not open the file.
    """
    if not is_sealed(file):
        if identity is not None:
            raise BackupError(NOT_SEALED.format(file=file))
        yield file
        return
    if identity is None:
        raise BackupError(NEEDS_KEY.format(file=file))
    keys = _identities(identity)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".restore-") as private:
        opened = Path(private, file.stem)
        with file.open("rb") as source, opened.open("xb") as target:
            try:
                pyrage.decrypt_io(source, target, keys)
            except (pyrage.DecryptError, OSError) as problem:
                if isinstance(problem, OSError) and problem.errno is not None:
                    raise
                raise BackupError(WRONG_KEY.format(file=file, identity=identity)) from None
        yield opened


def _identities(file: Path) -> "list[pyrage.x25519.Identity | pyrage.ssh.Identity]":
    try:
        with file.open("rb") as source:
            content = source.read(KEY_LIMIT)
    except OSError as problem:
        raise BackupError(NO_FILE.format(identity=file, why=problem.strerror)) from None
    try:
        if b"PRIVATE KEY" in content:
            return [pyrage.ssh.Identity.from_buffer(content)]
        lines = (line.strip() for line in content.decode().splitlines())
        keys = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (pyrage.IdentityError, UnicodeDecodeError):
        keys = []
    if not keys:
        raise BackupError(NO_KEY.format(identity=file))
    return keys
