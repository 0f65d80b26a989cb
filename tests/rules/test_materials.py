"""Files that people send: stored once, recognised by content, checked for damage."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from PIL import Image

from bot.domain import materials
from bot.domain.quotas import Quotas
from bot.domain.refusals import Refused
from bot.domain.report.checks import photos as checks
from bot.files import heic_picture, kinds, storing
from bot.files.photo import difference_hash
from bot.storage.engine.database import Database
from tests.support import photos
from tests.support.branches import a_branch
from tests.support.databases import address
from tests.support.photos import HEIC_12MP, MODEL, heic, photo, tells_place

NOW = datetime(2026, 3, 6, 6, 0, tzinfo=UTC)
JPG = photo(64, 48)
PNG = photo(64, 48, "PNG")
PDF = b"%PDF-1.7 slip"
HEIC = heic()


def office(main, *more):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part in ("[Content_Types].xml", main, *more):
            archive.writestr(part, "x")
    return buffer.getvalue()


DOCX, XLSX = office("word/document.xml"), office("xl/workbook.xml")


@pytest.mark.parametrize(
    ("name", "data", "kept", "mime"),
    [
        ("假条.jpg", JPG, "假条.jpg", "image/jpeg"),
        ("假条.JPEG", JPG, "假条.jpg", "image/jpeg"),
        ("photo", PNG, "photo.png", "image/png"),
        ("scan.pdf", PDF, "scan.pdf", "application/pdf"),
        ("IMG_1.HEIC", HEIC, "IMG_1.heic", "image/heic"),
        ("笔记.docx", DOCX, "笔记.docx", kinds.WORD.mime),
        ("表.xlsx", XLSX, "表.xlsx", kinds.SHEET.mime),
        ("notes.txt", "学了党章".encode(), "notes.txt", "text/plain"),
        ("notes.txt", "学了党章".encode("gb18030"), "notes.txt", "text/plain"),
        ("notes.txt", "学了党章".encode("utf-16"), "notes.txt", "text/plain"),
        ("notes.txt", "学了\x01党章".encode("utf-16"), "notes.txt", "text/plain"),
        ("wrong.png", PDF, "wrong.pdf", "application/pdf"),
        ("../../etc/passwd.jpg", JPG, "passwd.jpg", "image/jpeg"),
        ("C:\\slips\\a:b.jpg", JPG, "a_b.jpg", "image/jpeg"),
        ("a\u202egpj.exe", JPG, "agpj.exe.jpg", "image/jpeg"),
        ("a\nb\x00.pdf", PDF, "a b.pdf", "application/pdf"),
        ("...", PDF, "file.pdf", "application/pdf"),
        ("长" * 300 + ".pdf", PDF, "长" * 96 + ".pdf", "application/pdf"),
    ],
)
async def test_a_file_is_named_and_typed_by_its_content(tmp_path, name, data, kept, mime):
    stored = await storing.store(tmp_path, name, data)
    assert (stored.name, stored.mime) == (kept, mime)
    assert stored.size == len((tmp_path / stored.sha256[:2] / stored.sha256).read_bytes())


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("a.jpg", b"", "material-empty"),
        ("a.jpg", b"MZ\x90\x00 a program", "material-kind"),
        ("a.gif", b"GIF89a", "material-kind"),
        ("a.mp4", b"\x00\x00\x00\x18ftypisom", "material-kind"),
        ("a.html", b"<html>hello</html>", "material-kind"),
        ("a.txt", b"\x00\x01\x02", "material-kind"),
        ("a.txt", "2026 学了党章".encode("utf-16-le"), "material-kind"),  # no byte order mark tells the encoding
        ("a.zip", office("readme"), "material-kind"),
        ("a.docx", office("word/document.xml", "word/vbaProject.bin"), "material-kind"),
        ("a.docx", b"PK\x03\x04 broken", "material-kind"),
        ("a.docx", b"PK\x07\x08" + office("word/document.xml"), "material-kind"),
        ("a.jpg", JPG + b"\x00" * storing.SIZE_LIMIT, "material-too-large"),
        ("a.jpg", JPG[:200], "material-broken"),
        ("a.png", PNG[:100], "material-broken"),
        ("a.heic", HEIC[:70], "material-broken"),
        ("a.jpg", b"\xff\xd8\xff no picture", "material-broken"),
    ],
)
async def test_an_unsupported_file_is_refused_by_name(tmp_path, name, data, key):
    with pytest.raises(Refused) as refused:
        await storing.store(tmp_path, name, data)
    assert refused.value.key == key
    assert refused.value.values["name"] == name
    assert list(tmp_path.iterdir()) == []


async def test_a_file_of_ten_megabytes_is_accepted(tmp_path):
    data = PDF + b"\x00" * (storing.SIZE_LIMIT - len(PDF))
    assert (await storing.store(tmp_path, "a.pdf", data)).size == storing.SIZE_LIMIT


@pytest.mark.parametrize(("name", "data"), [("a.jpg", photo(turned=6)), ("a.png", photo(kind="PNG", turned=6))])
async def test_a_photo_is_stored_upright_and_without_the_place_where_it_was_taken(tmp_path, name, data):
    assert tells_place(data)
    stored = await storing.store(tmp_path, name, data)
    kept = (tmp_path / stored.sha256[:2] / stored.sha256).read_bytes()
    assert not tells_place(kept)
    with Image.open(io.BytesIO(kept)) as image:
        assert image.size == (480, 640)


async def test_a_heic_is_stored_with_its_picture_and_without_the_place(tmp_path):
    stored = await storing.store(tmp_path, "a.heic", HEIC)
    kept = (tmp_path / stored.sha256[:2] / stored.sha256).read_bytes()
    assert MODEL in HEIC
    assert kept == HEIC.replace(MODEL, bytes(len(MODEL)))


async def test_a_heic_of_a_phone_is_hashed_within_the_limits_of_a_worker_and_a_huge_or_broken_one_is_kept(tmp_path):
    names = {}
    sent = {"phone": HEIC_12MP, "small": photos.HEIC, "huge": photos.HEIC_31MP, "false": HEIC}
    for name, data in sent.items():
        stored = await storing.store(tmp_path, f"{name}.heic", data)
        names[name] = stored.seen.likeness
        assert not tells_place((tmp_path / stored.sha256[:2] / stored.sha256).read_bytes(), heic=True)
    assert names["huge"] is names["false"] is None
    anew = difference_hash(await heic_picture.scaled(HEIC_12MP, 1200, 82))
    assert checks.distance(names["phone"], anew) <= checks.ALIKE


async def test_a_photo_of_a_large_camera_is_stored_in_a_smaller_size(tmp_path):
    stored = await storing.store(tmp_path, "a.jpg", photo(7_000, 5_000))
    with Image.open(tmp_path / stored.sha256[:2] / stored.sha256) as image:
        assert image.size == (3_500, 2_500)


@pytest.fixture
async def database(tmp_path):
    base = Database(address(tmp_path))
    await base.migrate()
    yield base
    await base.close()


async def kept(database, folder, data=PDF, name="a.pdf"):
    async with database.begin() as db:
        branch, _people = await a_branch(db, now=NOW)
        stored = await storing.store(folder, name, data)
        return await materials.record(db, stored, branch_id=branch.id, by=None, now=NOW, within=Quotas())


async def test_a_stored_file_is_read_back(database, tmp_path):
    material = await kept(database, tmp_path / "m")
    assert await storing.read(tmp_path / "m", material) == PDF
    assert material.mime == "application/pdf"


async def test_identical_content_is_stored_once_with_private_permissions(database, tmp_path):
    first, second = await kept(database, tmp_path / "m"), await kept(database, tmp_path / "m", name="b.pdf")
    files = [path for path in (tmp_path / "m").rglob("*") if path.is_file()]
    assert first.sha256 == second.sha256
    assert [path.name for path in files] == [first.sha256]
    assert files[0].parent.name == first.sha256[:2]
    assert files[0].stat().st_mode & 0o077 == 0


async def test_the_same_file_sent_again_has_the_same_row(database, tmp_path):
    first = await kept(database, tmp_path)
    stored = await storing.store(tmp_path, "a.pdf", PDF)
    async with database.begin() as db:
        again = await materials.record(db, stored, branch_id=first.branch_id, by=None, now=NOW, within=Quotas())
        assert again.id == first.id
        assert await materials.get(db, first.id, first.branch_id + 1) is None


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(b"other"), lambda path: path.unlink()])
async def test_damaged_or_lost_files_are_reported_and_replaced_by_resending(database, tmp_path, damage):
    material = await kept(database, tmp_path)
    damage(tmp_path / material.sha256[:2] / material.sha256)
    with pytest.raises(Refused, match="material-damaged"):
        await storing.read(tmp_path, material)
    await storing.store(tmp_path, "a.pdf", PDF)
    assert await storing.read(tmp_path, material) == PDF
