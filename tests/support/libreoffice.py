"""Files that LibreOffice saved anew, as a person's office program does."""

import os
import shutil
import subprocess

import pytest

NEEDED = "NEED_LIBREOFFICE"


def resaved(data: bytes, folder, *kinds: str, ending: str = "docx") -> bytes:
    """Open a file of this ending and save it as the first kind, open that and save it as the next; return the last one.

    The test is skipped without LibreOffice, or fails if it must be there.
    """
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get(NEEDED):
            pytest.fail(f"{NEEDED} is set, but there is no soffice")
        pytest.skip("no soffice (LibreOffice) is installed")
    file = folder / f"paper.{ending}"
    file.write_bytes(data)
    for number, kind in enumerate(kinds):
        into = folder / str(number)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--norestore", "--convert-to", kind, "--outdir", into, file]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        file = into / f"paper.{kind}"
    return file.read_bytes()
