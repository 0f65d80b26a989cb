"""A program in LibreOffice's place, for tests: a script named `soffice` in a folder that becomes the PATH."""

from pathlib import Path

HEAD = "#!/bin/sh\n"
WORKS = 'for file in "$PWD"/*.docx; do cp "$file" "${file%.docx}.pdf"; done'
TELLS = '{ env; ulimit -v; ulimit -f; ulimit -t; pwd; echo "$@"; } > 1.pdf'
FAILS = "exit 3"


def in_place(folder: Path, monkeypatch, script: str) -> Path:
    """Put the script into the folder and make that the PATH, before the system's; return the folder."""
    folder.mkdir(exist_ok=True)
    program = folder / "soffice"
    program.write_text(HEAD + script + "\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return folder
