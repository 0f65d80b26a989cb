"""LibreOffice sees its installation and one folder, and reaches nothing: files may be forms that people sent."""

import asyncio
import json
import os
import sys
from pathlib import Path

import pypdfium2
import pytest

from bot.documents import pdf
from bot.worker.limits import MEBIBYTE
from tests.support import linking, rendering
from tests.support.kernel import LANDLOCK

PROBE = """
import json, os, socket, sys
secret, port, address = sys.argv[1:]
def tried(what):
    try:
        return what() and "done"
    except OSError as problem:
        return problem.strerror
def unix(kind, *, to=None):
    with socket.socket(socket.AF_UNIX, kind) as end:
        return to is None or end.connect(to) is None
print(json.dumps({
    "file": tried(lambda: open(secret).read()),
    "bot": tried(lambda: open(f"/proc/{os.getppid()}/environ").read()),
    "here": tried(lambda: open("written", "w").write("x")),
    "tcp": tried(lambda: socket.create_connection(("127.0.0.1", int(port)))),
    "udp": tried(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM)),
    "unix": tried(lambda: unix(socket.SOCK_STREAM, to=address)),
    "datagrams": tried(lambda: unix(socket.SOCK_DGRAM)),
    "own": tried(lambda: unix(socket.SOCK_STREAM)),
}))
"""


@pytest.mark.skipif(not LANDLOCK, reason="the kernel has no Landlock")
async def test_a_program_in_its_place_sees_neither_files_nor_the_bot_nor_a_network(tmp_path):
    secret = tmp_path / ".env"
    secret.write_text("TELEGRAM_BOT_TOKEN=1:secret")
    folder = tmp_path / "folder"
    folder.mkdir()
    async with (
        await asyncio.start_server(_close, "127.0.0.1", 0) as tcp,
        await asyncio.start_unix_server(_close, str(tmp_path / "s")),
    ):
        port = tcp.sockets[0].getsockname()[1]
        told = await _shut_in(folder, str(secret), str(port), str(tmp_path / "s"))
    refused = "Permission denied"
    assert told == {
        "file": refused, "bot": refused, "here": "done", "tcp": refused, "udp": refused, "unix": refused,
        "datagrams": refused, "own": "done",
    }  # fmt: skip


async def _close(_reader, writer):
    writer.close()


async def _shut_in(folder, *words):
    """Run the probe as `bot.documents.pdf` runs LibreOffice; return what it says."""
    limits = {
        "memory": 512 * MEBIBYTE, "written_file": MEBIBYTE, "processor_seconds": 10, "parent": os.getpid(),
        "installed": (sys.prefix, sys.base_prefix), "folder": str(folder),
    }  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.worker.program", json.dumps(limits), sys.executable, "-c", PROBE, *words,
        stdout=asyncio.subprocess.PIPE, cwd=folder, env={"PYTHONPATH": str(Path(pdf.__file__).parents[2])},
    )  # fmt: skip
    out, _ = await process.communicate()
    return json.loads(out)


@pytest.mark.parametrize("where", ["on this machine", "on another"])
async def test_what_a_word_file_links_to_is_neither_shown_nor_fetched(tmp_path, where):
    rendering.require_libreoffice()
    linking.lay_out(tmp_path)
    asked = []

    async def serve(reader, writer):
        asked.append(await reader.readline())
        await _close(reader, writer)

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        made = await pdf.pdf_of(linking.linking(tmp_path.as_uri() if where == "on this machine" else address))
    text = "".join(rendering.pages(made))
    assert linking.PLAIN in text
    assert linking.SECRET not in text
    assert linking.COLOUR not in _colours(made)
    assert not asked


def _colours(data):
    return {
        colour
        for page in pypdfium2.PdfDocument(data)
        for _count, colour in page.render().to_pil().convert("RGB").getcolors(1 << 24)
    }
