"""`verify` names a paper by its code and what was changed in it; `audit` walks the record that proves it."""

import pytest
from sqlalchemy import text, update

from bot.commands import audit
from bot.commands.findings import BAD, GOOD
from bot.commands.opened import NotDone
from bot.commands.verify import verify
from bot.documents.paper import passages
from bot.domain import timeline
from bot.domain.activity import activities
from bot.domain.report import check_code, papers
from bot.storage import append_only
from bot.storage.tables.branch import Branch
from bot.storage.tables.papers import Document, PaperKind
from tests.support.forged_papers import Forger, paper, printed
from tests.support.shell import Shell

FILE = "纪实表.docx"


class Branchs:
    """The branch's papers and a folder for the files."""

    def __init__(self, town, folder) -> None:
        self.town, self.folder = town, folder
        self.code = ""

    async def makes(self, kind=PaperKind.RECORD, **given) -> Document:
        """Keep the paper of the activity as the bot does when it sends it."""
        async with self.town.database() as db:
            activity = await activities.get(db, self.town.activity.id)
            by = await self.town.person(db, "赵宣传")
            made = await papers.keep(db, kind, activity, passages(paper(**given)), by=by, now=self.town.now)
        self.code = self.code or made.code
        return made

    async def verifies(self, data: bytes, name=FILE, language=None):
        """Save a file and verify it."""
        (self.folder / name).write_bytes(data)
        return await verify([self.town.bot.settings], str(self.folder / name), language)

    async def forces(self, statement, table="events", verb="UPDATE") -> None:
        """Change what the database refuses to change."""
        async with self.town.database() as db:
            if table == "events":
                await (await db.connection()).run_sync(append_only.release, table, verb)
            await db.execute(statement if not isinstance(statement, str) else text(statement))


@pytest.fixture
async def made(town, tmp_path):
    """A paper of an activity, with one event before it and one behind it."""
    town.activity = await town.dated()
    branch = Branchs(town, tmp_path)
    await branch.makes()
    async with town.database() as db:
        timeline.note(db, "tested", await db.get_one(Branch, town.branch_id), now=town.now)
    return branch


async def test_genuine_paper_is_named_with_branch_activity_kind_and_time(made):
    words, genuine = await made.verifies(printed(made.code))
    assert genuine
    assert (
        f"校验码 {made.code}：会计学院学生第二党支部的主题党日活动纪实表（2026年3月主题党日），2026年2月20日(周五) "
        in words
    )
    assert "至生成时为止逐条核对，完整无改动" in words
    assert "✅ 文件文字与生成时一致" in words
    assert "照片、版式、签名和印章不在校验之列" in words


async def test_words_come_in_the_language_that_is_asked_for(made):
    words, _ = await made.verifies(printed(made.code), language="en")
    assert (
        f"Check code {made.code}: record of a Party day of 会计学院学生第二党支部 (Party day of 2026-3), made" in words
    )
    assert "The text of the file is as it was made" in words


async def test_forged_paper_is_named_passage_by_passage(made):
    forger = Forger(printed(made.code))
    forger.writes("实到", 3, "12")
    forger.removes_row("党员7")
    forger.replaces("（待补充）", "会议同意张三为积极分子。")
    words, genuine = await made.verifies(forger.file())
    assert not genuine
    assert "❌ 文件有 2 处与生成时不一致" in words
    assert "· “实到”被改：11 → 12" in words
    assert "· 缺少“签到”：7 | 党员7 | 正式 | 13:07 | √ | —" in words
    assert "由人填写，不属改动：\n· 形成共识：会议同意张三为积极分子。" in words


async def test_filled_blanks_leave_a_paper_genuine(made):
    forger = Forger(printed(made.code))
    forger.replaces("（待补充）", "会议同意张三为积极分子。")
    forger.replaces("主持人签字", "主持人签字 李书记")
    words, genuine = await made.verifies(forger.file())
    assert genuine
    assert "✅ 文件文字与生成时一致" in words
    assert "以下留空处已填写，不属改动：\n· 主持人签字：李书记" in words


async def test_paper_that_was_superseded_says_so(made):
    newer = await made.makes(minutes="第一项：补充。")
    words, genuine = await made.verifies(printed(made.code))
    assert genuine
    assert f"此后内容有变，2月20日(周五) 09:00 又生成了新件，校验码 {newer.code}" in words


async def test_file_without_code_with_a_wrong_or_an_unknown_one_has_a_sentence_each(made):
    other = check_code.code_of(("x",), [], (0, ""))
    wrong = made.code[:-1] + ("2" if made.code[-1] != "2" else "3")
    for file, said in (
        (printed(), "“" + FILE + "”中没有校验码"),
        (printed(wrong), f"”中的校验码 {wrong} 不成立"),
        (printed(other), f"校验码 {other} 不在本程序的记录中"),
    ):
        words, genuine = await made.verifies(file)
        assert said in words
        assert not genuine


async def test_file_with_two_codes_is_compared_by_the_first(made):
    forger = Forger(printed(made.code))
    forger.document.add_paragraph(f"校验码：{check_code.code_of(('x',), [], (0, ''))}")
    words, _ = await made.verifies(forger.file())
    assert f"”中有 2 个校验码，以下只核对 {made.code}" in words


async def test_code_of_another_paper_does_not_prove_this_one(made):
    other = await made.makes(PaperKind.MINUTES, minutes="第一项：学习。", people=2)
    words, genuine = await made.verifies(printed(other.code))
    assert not genuine
    assert "会议记录（2026年3月主题党日）" in words
    assert "“议程与过程”被改：第一项：学习。 → 第一项：学习全国两会精神。" in words


async def test_typed_code_is_looked_up_without_a_file(made):
    words, genuine = await verify([made.town.bot.settings], made.code.lower().replace("-", " "), None)
    assert genuine
    assert f"校验码 {made.code}：会计学院学生第二党支部" in words
    assert "文件文字" not in words


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("纪实表.odt", b"PK\x03\x04", "已损坏"),
        ("记录.txt", "会议记录".encode(), "不是 Word 文件（.docx）、Excel 文件（.xlsx）或 PDF"),
        ("空.docx", b"", "空"),
    ],
)
async def test_file_of_another_kind_has_a_sentence(made, name, data, said):
    with pytest.raises(NotDone, match=said):
        await made.verifies(data, name)


async def test_file_that_is_not_there_has_a_sentence(made):
    with pytest.raises(NotDone, match=r"nowhere\.docx cannot be read: No such file"):
        await verify([made.town.bot.settings], "nowhere.docx", None)


async def test_chain_that_was_changed_before_the_paper_proves_nothing_any_more(made):
    await made.forces("UPDATE events SET kind = 'other' WHERE number = 1")
    words, genuine = await made.verifies(printed(made.code))
    assert not genuine
    assert "现在仅前 0 条完整" in words
    assert "✅ 文件文字与生成时一致" in words


async def test_chain_that_was_changed_behind_the_paper_still_proves_it(made):
    async with made.town.database() as db:
        document = await papers.with_code(db, made.code)
    await made.forces(f"UPDATE events SET kind = 'other' WHERE number = {document.chain_number + 2}")
    words, genuine = await made.verifies(printed(made.code))
    assert genuine
    assert "完整无改动" in words


async def test_row_of_the_paper_that_was_changed_with_the_file_is_found(made):
    body = [list(each) for each in passages(paper(minutes="第一项：一致通过。"))]
    await made.forces(update(Document).values(body=body), "documents")
    words, genuine = await made.verifies(printed(made.code, minutes="第一项：一致通过。"))
    assert not genuine
    assert "数据库中保存的此件内容与其校验码不符" in words


# --- audit ------------------------------------------------------------------------------------------------------------


async def audited(made, *head):
    return await audit.audit(made.town.bot.settings, head or None)


async def test_audit_prints_the_head_of_each_branch(made):
    found = await audited(made)
    async with made.town.database() as db:
        number, digits = (await db.execute(text("SELECT number, hash FROM events ORDER BY id DESC LIMIT 1"))).one()
    branch = f"Branch {made.town.branch_id} (会计学院学生第二党支部)"
    assert (GOOD, f"{branch}: {number} events, the last has the hash {digits}; 1 papers.") in found
    assert {mark for mark, _ in found} == {GOOD}


@pytest.mark.parametrize(
    ("table", "statement", "said"),
    [
        ("events", "UPDATE events SET kind = 'other' WHERE number = 1", "the first wrong one is entry 1 of branch 1"),
        ("documents", "UPDATE documents SET body = '[]'", "does not have the content that its code covers"),
        ("documents", "UPDATE documents SET chain_number = 0", "names a head of the record of events that"),
        ("documents", "UPDATE documents SET code = 'G8M2-TB5J-UX5T-G7QB'", "is not in the record of events, or with"),
        ("documents", "DELETE FROM documents", "is in the record of events, but its row is missing"),
    ],
)
async def test_audit_names_what_does_not_hold(made, table, statement, said):
    await made.forces(statement, table)
    wrong = [sentence for mark, sentence in await audited(made) if mark == BAD]
    assert len(wrong) == 1
    assert said in wrong[0]


async def test_audit_compares_a_head_that_was_posted(made):
    async with made.town.database() as db:
        number, digits = (await db.execute(text("SELECT number, hash FROM events ORDER BY id LIMIT 1"))).one()
    branch = str(made.town.branch_id)
    for given, mark, said in (
        ((branch, str(number), digits[:16] + "…"), GOOD, "the record up to it is what it was then"),
        ((branch, str(number), "0" * 16), BAD, f"has not the hash 0000000000000000 but {digits[:16]}"),
        ((branch, "999", digits[:16]), BAD, "there is no such entry"),
        ((branch, str(number), digits[:4]), BAD, "has not the hash"),
        (("eins", "zwei", digits[:16]), BAD, "there is no such entry"),
    ):
        found = await audited(made, *given)
        assert found[-1][0] == mark
        assert said in found[-1][1]


async def test_both_commands_run_by_themselves(made, tmp_path):
    settings = made.town.bot.settings
    shell = Shell(tmp_path)
    given = {
        "DATABASE_URL": settings.database,
        "DATA_DIR": str(settings.data_dir),
        "TELEGRAM_BOT_TOKEN": settings.telegram_bot_token.get_secret_value(),
    }
    forger = Forger(printed(made.code))
    forger.writes("实到", 3, "12")
    (tmp_path / FILE).write_bytes(forger.file())
    code, out, _ = await shell.says("verify", FILE, "--language", "en", **given)
    assert (code, "“实到” was changed: 11 → 12" in out) == (1, True)
    await made.forces("UPDATE events SET kind = 'other' WHERE number = 1")
    code, out, _ = await shell.says("audit", **given)
    assert (code, "WRONG The record of events is broken" in out) == (1, True)
