"""The samples in docs/samples: `python -m tests.support.paper_samples`; needs LibreOffice for the pictures.

All names, words and photos in them are invented.
"""

import asyncio
import tempfile
from pathlib import Path

from bot import logs
from bot.documents import pdf, writing
from bot.files import storing
from bot.storage.tables.papers import PaperKind
from tests.support import papers
from tests.support.rendering import keep, picture
from tests.support.town import a_town

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "samples"
SCALE = 0.9
PLAN = (
    (1, "政治学习", "学习新年献词和上级工作部署，部署全年党支部工作。"),
    (2, "集中学习", "学习党章第一章，交流寒假自学情况。"),
    (3, "学习贯彻会议精神 整治公共区域", "集中学习近期会议精神，讨论课程思政，整理实验楼公共区域。"),
    (4, "现场教学", "参观地方党史陈列馆，开展现场教学。"),
    (5, "志愿服务", "到社区开展财务知识咨询。"),
    (6, "党课", "书记讲党课：在本职岗位上发挥先锋模范作用。"),
    (7, "重温入党誓词", "庆祝建党105周年，重温入党誓词，为老党员颁发纪念章。"),
    (9, "主题讨论", "青年教师成长交流，公开党费收缴使用情况。"),
    (10, "诵读党章", "诵读党章，学习支部工作条例。"),
    (11, "志愿服务", "实验室安全大检查。"),
    (12, "组织生活会", "召开组织生活会，开展民主评议党员。"),
)


async def main() -> None:
    """Play a month and write its papers."""
    logs.set_up("ERROR", "text")
    with tempfile.TemporaryDirectory() as folder:
        async with a_town(Path(folder), roster=papers.ROSTER) as town:
            town.secretary, town.recorder = "李明远", "赵一鸣"
            activity = await papers.a_month(town)
            empty = await papers.made(town, PaperKind.RECORD, activity)
            await papers.with_record(town, activity)
            kinds = (PaperKind.RECORD, PaperKind.SIGN_IN, PaperKind.MINUTES, PaperKind.EVALUATION, PaperKind.CIRCULAR,
                     PaperKind.REQUEST, PaperKind.BLANK_SIGN_IN, PaperKind.BLANK_BALLOT)  # fmt: skip
            made = {kind.value: await papers.made(town, kind, activity) for kind in kinds}
            made["record-empty"] = empty
            made["leave"] = await papers.of_person(town, "leave", activity, "梁博")
            made["makeup"] = await papers.of_person(town, "makeup", activity, "宋佳")
            made["change"] = await papers.of_change(town, activity)
            made["plan"] = await papers.of_plan(town, PLAN)
            for name, one in made.items():
                photos = [await writing.scaled(await storing.read(town.bot.services.materials, photo)) or b""
                          for photo in one.photos]  # fmt: skip
                await _write(name, await writing.written(one.paper, photos))
    await writing.writing.close()


async def _write(name: str, docx: bytes) -> None:
    keep(FOLDER, f"{name}.docx", docx)
    rendered = await pdf.pdf_of(docx)
    if rendered is not None:
        keep(FOLDER, f"{name}.png", picture(rendered, scale=SCALE))


if __name__ == "__main__":
    asyncio.run(main())
