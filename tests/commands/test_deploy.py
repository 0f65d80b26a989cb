"""The files under `deploy/`: they name real commands, settings, files and addresses, and start the right services."""

import asyncio
import re
import shutil
import signal
import socket
import subprocess
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from aiohttp import web
from pydantic import ValidationError
from telegram import Bot

from bot.__main__ import _parser
from bot.config import Settings, describe
from bot.updates import ingest
from bot.updates.webhook import Webhook
from bot.web.health import Board
from tests.support.caddy import Caddy, needs
from tests.support.many_processes import kills_lose_and_double_nothing
from tests.support.ports import free_port
from tests.support.shell import ended, telegram_serving

TOP = Path(__file__).parents[2]
DEPLOY = TOP / "deploy"
UNITS = ("party-day-bot.service", "party-day-backup.service")
DRAIN = ingest.STOP_SECONDS + 2  # plus the time to confirm and to close

# Variables that other programs read.
FOREIGN = {"PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "MPLCONFIGDIR", "PIP_INDEX_URL"}
OURS = {name.upper() for name in Settings.model_fields}
MANY = 20  # posts in a row that do not all reach the same process by chance


def text(name):
    return (DEPLOY / name).read_text(encoding="utf-8")


def unit(name):
    """Return the lines of a unit as pairs of name and value."""
    return [tuple(line.split("=", 1)) for line in text(name).splitlines() if re.match(r"[A-Za-z]+=", line)]


def of_unit(name, key):
    return [value for found, value in unit(name) if found == key]


def compose():
    return yaml.safe_load(text("compose.yaml"))


def bots():
    return {name: each for name, each in compose()["services"].items() if each["image"] == "party-day-bot"}


def dockerfile(instruction):
    whole = text("Dockerfile").replace("\\\n", " ")
    return re.findall(rf"^{instruction} (.*)$", whole, re.MULTILINE)


def environments():
    """Yield each place that sets variables, with these variables."""
    for name in UNITS:
        yield name, dict(each.split("=", 1) for each in of_unit(name, "Environment"))
    (lines,) = dockerfile("ENV")
    yield "Dockerfile", dict(each.split("=", 1) for each in lines.split())
    for name, service in bots().items():
        yield f"compose.yaml: {name}", service["environment"]


# --- commands and settings ----------------------------------------------------------------------------------


def commands():
    for name in UNITS:
        (line,) = of_unit(name, "ExecStart")
        yield name, line.partition("-m bot ")[2].split()
    yield "Dockerfile", yaml.safe_load(dockerfile("CMD")[-1])
    for name, service in bots().items():
        assert "command" not in service, f"{name} runs what the Dockerfile says"


@pytest.mark.parametrize(("where", "command"), list(commands()), ids=[where for where, _ in commands()])
def test_every_command_belongs_to_the_bot(where, command):
    assert _parser().parse_args(command).command in {"run", "backup"}


def test_every_named_setting_exists():
    for where, names in environments():
        assert set(names) <= OURS | FOREIGN, where


def test_every_set_value_is_valid(monkeypatch):
    for where, values in environments():
        for name in OURS:
            monkeypatch.delenv(name, raising=False)
        for name, value in values.items():
            monkeypatch.setenv(
                name, value.replace("${POSTGRES_PASSWORD:-}", "x").replace("${BOT_HOST:-}", "bot.example")
            )
        assert complaint() is None, where


def complaint():
    """Return the problems of the settings as text, or None."""
    try:
        Settings(_env_file=None)
    except ValidationError as problem:
        return describe(problem)
    return None


def test_the_files_contain_no_token_and_no_password():
    for path in DEPLOY.iterdir():
        said = path.read_text(encoding="utf-8")
        assert not re.search(r"\d{6,}:[A-Za-z0-9_-]{20,}", said)
        assert not re.search(r"(?i)(password|token|secret)\w*[:=] *[A-Za-z0-9]{4,}", said), path


def test_every_service_has_enough_time_to_stop():
    (stop,) = of_unit("party-day-bot.service", "TimeoutStopSec")
    assert int(stop) >= DRAIN
    for service in bots().values():
        assert int(service["stop_grace_period"].removesuffix("s")) >= DRAIN


# --- systemd ------------------------------------------------------------------------------------------------


@needs("systemd-analyze")
def test_systemd_accepts_the_units(tmp_path):
    for path in [*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")]:
        said = path.read_text(encoding="utf-8").replace("/opt/party-day-bot/.venv/bin/python", "/bin/true")
        (tmp_path / path.name).write_text(said.replace("=party-day\n", "=root\n"), encoding="utf-8")
    names = sorted(str(path) for path in tmp_path.iterdir())
    found = subprocess.run(["systemd-analyze", "verify", *names], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


@needs("systemd-analyze")
@pytest.mark.parametrize("name", UNITS)
def test_systemd_rates_the_exposure_of_the_services_as_low(name):
    command = ["systemd-analyze", "security", "--offline=yes", "--threshold=13", "--no-pager", str(DEPLOY / name)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_the_services_write_only_to_their_state_directories():
    for name in UNITS:
        assert of_unit(name, "ProtectSystem") == ["strict"]
        assert of_unit(name, "NoNewPrivileges") == ["yes"]
        assert of_unit(name, "User") == ["party-day"]
        (folder,) = [each.partition("=")[2] for each in of_unit(name, "Environment") if each.startswith("DATA_DIR=")]
        assert folder.removeprefix("/var/lib/") in " ".join(of_unit(name, "StateDirectory")).split()


async def test_systemd_hears_that_the_bot_is_ready_lives_and_stops(shell, tmp_path):
    heard = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.setblocking(False)
        asyncio.get_running_loop().add_reader(manager, lambda: heard.append(manager.recv(100).decode()))
        async with telegram_serving() as (telegram, settings):
            watched = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "100000"}
            process = await shell.start("run", **settings, **watched)
            await telegram.until(telegram.polling, 60)
            for _ in range(100):
                if heard.count("WATCHDOG=1") > 2:
                    break
                await asyncio.sleep(0.1)
            process.send_signal(signal.SIGTERM)
            assert (await ended(process))[0] == 0
        asyncio.get_running_loop().remove_reader(manager)
    assert heard[0] == "READY=1"
    assert heard.count("WATCHDOG=1") > 2
    assert heard[-1] == "STOPPING=1"


# --- containers ---------------------------------------------------------------------------------------------


def test_the_image_installs_pinned_hashes_and_runs_without_root():
    (install,) = [line for line in dockerfile("RUN") if "pip install" in line]
    assert "--require-hashes -r /requirements.lock" in install
    assert "://" not in install
    assert dockerfile("USER")[-1] not in {"0", "root"}
    for line in dockerfile("COPY"):
        *sources, _target = [word for word in line.split() if not word.startswith("--from")]
        if "--from" not in line:
            assert all((TOP / source).exists() for source in sources)


def test_the_build_context_holds_only_needed_files():
    lines = (TOP / ".dockerignore").read_text(encoding="utf-8").splitlines()
    allowed = {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines
    assert allowed == {"bot", "locales", "requirements.lock"}


def test_one_profile_polls_and_all_others_use_the_webhook():
    profiles = {name: service["profiles"] for name, service in compose()["services"].items()}
    assert profiles.pop("bot") == ["polling"]
    assert set(map(tuple, profiles.values())) == {("webhook",)}
    assert set(profiles) == {"bot-a", "bot-b", "postgres", "caddy"}
    assert "DATABASE_URL" not in bots()["bot"]["environment"]
    assert all(service["read_only"] and service["cap_drop"] == ["ALL"] for service in bots().values())


def test_every_named_volume_and_service_exists():
    whole = compose()
    for service in whole["services"].values():
        assert set(service.get("depends_on", [])) <= set(whole["services"])
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            assert source in whole["volumes"] or (DEPLOY / source).exists()


def test_caddy_proxies_to_the_bots_and_checks_their_health():
    caddy = re.sub(r"#.*", "", text("Caddyfile"))
    (upstreams,) = re.findall(r"reverse_proxy (.*) \{", caddy)
    webhook = {name: each for name, each in bots().items() if "webhook" in each["profiles"]}
    ports = {name: each["environment"]["HTTP_LISTEN"].rpartition(":")[2] for name, each in webhook.items()}
    assert set(upstreams.split()) == {f"{name}:{port}" for name, port in ports.items()}
    (asked,) = re.findall(r"health_uri (\S+)", caddy)
    assert asked in {route.path for route in Board({}).routes()}
    assert "method POST" in caddy


def test_caddy_forwards_telegrams_posts_but_not_health_or_figures():
    (prefix,) = re.findall(r"path (\S+)\*\n", text("Caddyfile"))
    hook = Webhook(None, Bot("700000001:x"), "https://bot.example", None)
    (posted,) = (route.path for route in hook.routes())
    inside = [route.path for route in Board({}).routes()]
    assert [path.startswith(prefix) for path in (posted, *inside)] == [True, False, False, False]


def test_the_bots_behind_caddy_use_its_host_name():
    host = re.search(r"^\{\$(\w+)\}", text("Caddyfile"), re.MULTILINE)[1]
    for name, service in bots().items():
        expected = f"https://${{{host}:-}}" if "webhook" in service["profiles"] else None
        assert service["environment"].get("WEBHOOK_URL") == expected, name


@needs("caddy")
def test_caddy_accepts_its_configuration_file(tmp_path):
    command = [shutil.which("caddy"), "validate", "--adapter", "caddyfile", "--config", str(DEPLOY / "Caddyfile")]
    settings = {"BOT_HOST": "bot.example", "HOME": str(tmp_path)}
    found = subprocess.run(command, capture_output=True, text=True, check=False, env=settings)
    assert found.returncode == 0, found.stderr


@needs("caddy")
async def test_caddy_passes_only_posts_of_telegram_to_a_process_that_is_ready(tmp_path):
    posted = []
    async with a_process(posted, ready=True) as ready, a_process(posted, ready=False) as stopping:
        caddy = Caddy(tmp_path / "caddy", [stopping, ready])
        async with caddy.serving():
            for path in ("/metrics", "/readyz", "/healthz", "/", "/telegram/../metrics"):
                assert await caddy.asked("GET", path) == 404
            assert await caddy.asked("GET", "/telegram/7") == 404
            assert await caddy.asked("POST", "/telegram/7", data=BytesIO(bytes(1_100_000))) in {413, 502}
            posted.clear()
            # Caddy learns with its first look, which it makes as it starts, that one of the two is not ready.
            async with asyncio.timeout(30):
                while {port for port, _ in posted[-MANY:]} != {ready} or len(posted) < MANY:
                    assert await caddy.asked("POST", "/telegram/7", data=b"{}") == 200
    assert {path for _, path in posted} == {"/telegram/7"}


@asynccontextmanager
async def a_process(posted, *, ready):
    """Listen as a process of the bot does, ready or stopping; yield the port and note its posts."""

    async def answer(request):
        if request.path == "/readyz":
            return web.Response(status=200 if ready else 503)
        await request.read()
        posted.append((port, request.path))
        return web.Response()

    app, port = web.Application(client_max_size=2**21), free_port()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    try:
        yield port
    finally:
        await runner.cleanup()


@needs("caddy")
@pytest.mark.long("many processes")
@pytest.mark.timeout(500)
@pytest.mark.postgresql("several processes that write")
async def test_kills_of_three_processes_behind_caddy_lose_and_double_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("sandbox.state.webhook._LONGEST", 1.0)  # Telegram with little patience
    caddy = Caddy(tmp_path / "caddy", [free_port() for _ in range(3)])
    await kills_lose_and_double_nothing(tmp_path, caddy, kills=3)
