"""The real Caddy with `deploy/Caddyfile`, and a certificate authority of its own instead of a public one."""

import asyncio
import os
import shutil
import ssl
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.support.ports import free_port

CADDYFILE = Path(__file__).parents[2] / "deploy" / "Caddyfile"
PATIENCE = 30
# What differs from production: no certificate from outside, no trust in it on this machine, and no port 80.
LOCAL = "admin off\n\tlocal_certs\n\tskip_install_trust\n\tauto_https disable_redirects"


def needs(program):
    """Return a mark that skips a test where the program is missing, except in continuous integration."""
    missing = shutil.which(program) is None and not os.environ.get("NEED_DEPLOY_TOOLS")
    return pytest.mark.skipif(missing, reason=f"{program} is not installed")


class Caddy:
    """Caddy in front of these ports of this machine, instead of those of the containers."""

    def __init__(self, folder, ports):
        self.folder, self.ports = folder, ports
        self.port = free_port()
        self.url = f"https://localhost:{self.port}"
        self.tls = None

    def configuration(self):
        said = CADDYFILE.read_text(encoding="utf-8")
        for ours, here in (
            ("admin off", LOCAL),
            ("bot-a:9090 bot-b:9090", " ".join(f"127.0.0.1:{port}" for port in self.ports)),
        ):
            assert said.count(ours) == 1
            said = said.replace(ours, here)
        return said

    @asynccontextmanager
    async def serving(self):
        self.folder.mkdir()
        (self.folder / "Caddyfile").write_text(self.configuration(), encoding="utf-8")
        own = {name: str(self.folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
        command = ("caddy", "run", "--adapter", "caddyfile", "--config", str(self.folder / "Caddyfile"))
        with (self.folder / "log").open("wb") as log:
            process = await asyncio.create_subprocess_exec(
                *command, env=os.environ | own | {"BOT_HOST": f"localhost:{self.port}"}, stdout=log, stderr=log
            )
        try:
            await self._answers(process)
            yield self
        finally:
            process.terminate()
            await process.wait()

    async def asked(self, method, path, **options):
        """Return the status of a request from outside."""
        connector = aiohttp.TCPConnector(ssl=self.tls)
        async with (
            aiohttp.ClientSession(connector=connector) as session,
            session.request(method, self.url + path, **options) as answer,
        ):
            return answer.status

    async def _answers(self, process):
        root = self.folder / "caddy" / "pki" / "authorities" / "local" / "root.crt"
        async with asyncio.timeout(PATIENCE):
            while True:
                assert process.returncode is None, (self.folder / "log").read_text(encoding="utf-8")
                if root.exists():
                    self.tls = ssl.create_default_context(cafile=root)
                    try:
                        await self.asked("GET", "/")
                    except aiohttp.ClientError:
                        pass
                    else:
                        return
                await asyncio.sleep(0.1)
