"""The vocabulary of plans: column names and labels, titles, headings, the lines around a plan."""

import re
from collections.abc import Iterator

from bot.files.grid import squeezed
from bot.intake.months import WIDE

HEADER_CELL = 16
"""A column name is at most this long, in characters."""
_CELL = 60
FORM_WORDS = 12
"""Longer first words are not the form of an activity but the start of its content."""

CONTENT, THEME, FORM, MONTH, NUMBER, OTHER = "content", "theme", "form", "month", "number", "other"

_ROLES = (
    (NUMBER, re.compile(r"^(?:序号?|编号|项次|no\.?|#)$")),
    (
        OTHER,
        re.compile(
            r"责任|负责|牵头|主持|主讲|领学|记录|参加|参与|参会|出席|列席|对象|人员|人数|范围|地点|场所|地址|备注|完成|时限|进度"
            r"|要求|目标|目的|效果|成效|意义|承办|协办|组织者|实施主体|联系|电话|经费|预算|物资|材料|资料|签[字名]|审核|部门|单位"
            r"|落实|佐证|次数|学时|时长|课时|主办|会场|(?<!负)党小组$|小组$|^(?:所[属在])?(?:季度|学期)$|^说明$|^(?:place|remarks?|host|note)$"
        ),
    ),
    (
        MONTH,
        re.compile(r"时间|(?<![\d一二三四五六七八九十元某])月份|日期|^月$|月度$|^(?:month|date|time)$"),
    ),
    (THEME, re.compile(r"主题(?!党日)|议题|题目|名称|标题|课题|专题|^themes?$|^subject$")),
    (FORM, re.compile(r"方式|形式|类型|类别|载体|^form$|^type$")),
    (
        CONTENT,
        re.compile(
            r"内容|事项|重点|工作|任务|项目|安排|措施|要点|议程|活动$|党日$|^content$|^topics?$|^activity$|^plan$"
        ),
    ),
)
_BEFORE = r"(?:(?:活动|党日|主题党日|会议|学习|集合|集中|主要|具体|拟定|计划|实施|预定|工作|支部|本月|当月|拟)){0,2}"
_CONTENT_LABEL, _THEME_LABEL = r"内\s*容|内容安排|议\s*程|安排", r"主\s*题|议\s*题|题\s*目|名\s*称|活动"
_FORM_LABEL, _TIME_LABEL = r"方\s*式|形\s*式|类\s*型|载\s*体", r"时\s*间|日\s*期|月\s*份"
_OTHER_LABEL = (
    r"责任人|主办单位|主办|会\s*场|责任单位|责任部门|责任领导|责任委员|责任|负责人|负责|牵头人|牵头单位|牵头部门|牵头|主持人|主持|主讲人|主讲|领学人"
    r"|记录人|记录|地\s*点|场\s*所|地\s*址|参加人员|参加对象|参加范围|参与人员|参与对象|参与范围|参会人员|参加|出席人员|列席人员|人员|对象|人数"
    r"|范围|备注|完成时限|完成时间|时限|要求|目标|目的|预期效果|预期目标|效果|意义|承办单位|承办人|承办|协办单位|协办|组织者|组织人"
    r"|联系人|联系电话|电话|经费预算|经费|预算|物资|材料|资料|佐证材料|时长|单位|部门"
)
_OTHER_LABEL += (
    r"|(?:牵头|责任|负责|分管|主持|主讲|授课|带队|组织|承办|联系|配合|审核)"
    r"(?:人员?|领导|委员|支委|同志|单位|部门|老师|小组)|主持\s人|记录\s人|责任\s人|备\s*注"
)
_LABEL_WORDS = f"{_BEFORE}(?:{_OTHER_LABEL}|{_TIME_LABEL}|{_FORM_LABEL}|{_CONTENT_LABEL}|{_THEME_LABEL})"
_LABEL_NUMBER = (
    r"(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[）)]|[①-⑳]|[-•●◆▪])\s*(?!(?:活动|安排|议程|要求|记录|材料|资料)\s*[:：])"
)
"""The number of a label; `2.活动：走访` is an item of a list rather than a label."""
_LABEL = re.compile(
    rf"(?:^|(?<=[\s；;，,。、|｜】\]])|(?=[（(【\[]))(?:{_LABEL_NUMBER})?(?P<open>[（(【\[]?)\s*(?P<label>{_LABEL_WORDS})"
    r"(?:[】\]]?\s*[:：]|[】\]])"
)
LABEL_MARK = re.compile(r"[:：】\]]")
"""A text without one of these has no label."""
_LABEL_ROLES = (
    (OTHER, re.compile(f"{_BEFORE}(?:{_OTHER_LABEL})")),
    (MONTH, re.compile(f"{_BEFORE}(?:{_TIME_LABEL})")),
    (FORM, re.compile(f"{_BEFORE}(?:{_FORM_LABEL})")),
    (THEME, re.compile(f"{_BEFORE}(?:{_THEME_LABEL})")),
    (CONTENT, re.compile(f"{_BEFORE}(?:{_CONTENT_LABEL})")),
)

_TITLE = re.compile(
    r"《?[^。，,；;:：]{0,60}(?:(?:计划|方案|安排|规划|一览|清单|配档|日程|要点|总结|预告|目录)(?:表|书)?|活动表)》?"
    r"(?:[（(][^）)]{1,24}[）)])?"
    r"|(?:[A-Za-z0-9’'“”()\[\]&/-]+ ){1,10}(?:[Pp]lan|PLAN|[Ss]chedule|[Cc]alendar|[Pp]rogramme?)(?: 20\d\d)?"
)
_TITLE_SUBJECT = re.compile(r"党日|支部|年度?|活动|三会一课|组织生活|[Pp]arty|PARTY|[Bb]ranch|20\d\d")
_TITLE_YEAR = re.compile(
    r"(?:19|20)\d\d|20[_＿Xx×*\s]{1,4}年|[_＿]{2,8}年|[一二][〇零○九][〇零○一二三四五六七八九]{2}年|年度"
)
_VERB = re.compile(
    r"(?:[\d一二三四五六七八九十]{1,3}[.、．)）]|[（(][\d一二三四五六七八九十]{1,3}[）)]|[①-⑳])?\s*"
    r"(?:并|再|集体|共同|认真|支委会|党支部|支部书记|书记|党员|会议)?"
    r"(?:研究|讨论|制定|制订|审议|学习|通过|谋划|总结|传达|部署|安排|征求|汇报|解读|公布|宣读|布置|听取|落实|确定|商议|商定|拟定|完善"
    r"|审定|上报|提交|起草|编制|修订|印发|下发|组织|召开|开展|做好|推进|围绕|走访|参观|联合|赴|到|与|和|邀请|慰问|帮扶|结对|共建|观摩"
    r"|考察|向|为|对|参加|观看|交流|分享|评议|检查|回顾|形成|报送|提出|酝酿)"
)
_HEADING = re.compile(r"(?P<number>[一二三四五六七八九十]{1,3})、|[（(](?P<inner>[一二三四五六七八九十]{1,3})[）)]")
_CLOSER = re.compile(
    r"附件?\s*\d{0,2}\s*[:：]|备?注\s*\d{0,2}\s*[:：]|说\s*明\s*[:：]|附\s*[:：]"
    r"|(?:填表|制表|填报|审核|审批|审定|签发|拟稿|编制|报送|抄送|抄报|联系|主题词)(?:人|单位|意见|电话|日期|时间)?\s*[:：]"
    r"|(?:党?支部)?书记\s*(?:[:：]|[（(]?签[字名])|[（(]?(?:签字|盖章|签章|公章)|以上(?:计划|安排|活动|内容|主题|为|是|各项|事项)"
    r"|上述|本计划|此计划|该计划|特此|请各|各党小组(?:要|应|须)|如遇|如有(?:变|特殊|调整)|未尽事宜|印发|以下空白|[（(]?(?:此页|以下)无正文|(?:合\s*计|小计|总计|共计)\s*(?:[:：\d]|$)"
    r"|请(?:大家|各位|您|领导|审[阅核]|批[示准]|查[收阅]|知悉|予以)|(?:谢谢|妥否|当否|不妥之处|收到请)"
    r"|(?:工作|有关|活动|几点|具体)要求\s*[:：]?$|保障措施\s*[:：]?$|组织保障\s*[:：]?$|注意事项\s*[:：]?$|备注\s*$"
    r"|[（(]?(?:责任编辑|责编|编辑|作者|来源|信息来源|上一篇|下一篇|上一条|下一条|发布时间|发布日期|浏览次数|浏览量|阅读次数|点击数)\s*[:：]"
)
_PAGE = re.compile(
    r"第?\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?|[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}\s*/\s*\d{1,3}"
)
_SIGNED = re.compile(
    r"[^，。；：:,;]{2,40}(?:党支部|支委会|党总支|党委|委员会|党组|工委|支部)(?:\s*[（(][^）)]{1,8}[）)])?"
    r"(?:\s*(?:(?:19|20)\d\d|二[〇零○]..)年\s*.{1,3}月(?:\s*.{1,3}日)?)?"
)
_NUM = "[一二三四五六七八九十元〇零○]"
DATE_LINE = re.compile(
    rf"(?:(?:日\s*期|时\s*间|填报日期|制定日期|印发日期)\s*[:：]\s*)?[（(]?\s*(?:(?:19|20)\d\d|二[〇零○]{_NUM}{{2}})\s*"
    rf"(?:年\s*(?:\d{{1,2}}|{_NUM}{{1,3}})\s*月\s*(?:(?:\d{{1,2}}|{_NUM}{{1,3}})\s*日)?|[-./]\d{{1,2}}[-./]\d{{1,2}})\s*(?:印发?|制)?\s*[）)]?"
)
YEAR_LINE = re.compile(
    rf"[【\[（(《]?\s*((?:19|20)\d\d|二[〇零○]{_NUM}{{2}})\s*年度?\s*(?:部分|计划|安排|主题党日)?\s*[】\]）)》]?\s*[:：]?"
)
_SECTION = re.compile(
    rf"(?:[一二三四五六七八九十]{{1,3}}、|[（(][一二三四五六七八九十]{{1,3}}[）)]|[◆●■【\[])?\s*(?:(?:19|20)\d\d年)?(?:{WIDE.pattern}|第[一二三四五]阶段|[春夏秋冬]季)\s*"
    r"(?:[（(][^）)]{1,24}[）)])?(?:主题党日|党日|党建|工作|活动|学习|安排|计划|重点|部分|的|如下|[】\]])*\s*[:：]?\s*(?:[（(][^）)]{1,24}[）)])?"
)
_WIDE_LINE = re.compile(
    rf"(?:[-*•●◆■]\s*|[\d一二三四五六七八九十]{{1,3}}[.、．]\s*|[（(][\d一二三四五六七八九十]{{1,3}}[）)]\s*|[【\[])?(?P<wide>{WIDE.pattern})(?:工作|活动|主题|重点|任务|计划|安排){{0,2}}"
    r"(?:\s*\d{1,2}[日号])?[】\]]?(?:[（(][^）)]{1,24}[）)])?[】\]]?\s*[:：,，\t |｜—-]+\s*(?P<rest>\S.*)"
)
_WIDE_BRACKET = re.compile(
    rf"(?P<wide>(?:{WIDE.pattern})(?:工作|活动|主题|重点|任务|计划|安排){{0,2}})\s*[:：]?\s*[（(](?P<inside>\s*\d{{1,2}}月.*)[）)][。；;]?"
)
_NEXT_MONTH = re.compile(r"\s*[，,；;、]\s*(?=\d{1,2}月)")
OTHER_MEETING = re.compile("支委会|支部委员会|党员大会|党小组会|党课|组织生活会|中心组|团日|三会一课")
"""Meetings that have columns of their own beside that of the Party day."""
NOT_A_PLAN = re.compile(
    r"情况$|党费收缴|收缴表|缴费|报告|总结|汇报|纪实|简报|(?:会议|活动|学习|工作)记录|(?:开展|完成|落实)情况"
    r"|通知|通报|心得|体会|制度|台账|签到|新闻|倡议|讲话|发言"
)
PLAN = re.compile("计划|安排|规划|一览|清单|配档|要点|日程|方案|预告|活动表|(?i:plan|schedule|calendar|programme)")


def role_of(cell: str) -> str | None:
    """Return the role of a column name: number, month, form, theme, content or other; None for any other words."""
    if len(cell) > _CELL or heading_number(cell.strip()):
        return None
    word = re.sub(r"[（(][^）)]*[）)]$", "", squeezed(cell).strip(":：*")) or squeezed(cell).strip(":：*")
    if not word or len(word) > HEADER_CELL or re.search(r"[。,，;；:：]|(?:计划|方案)表?$|^\d", word):
        return None
    if re.search("年度?.{0,8}(?:安排|计划)表?$|党日.{0,4}安排表$", word):
        return None
    return next((role for role, pattern in _ROLES if pattern.search(word)), None)


def labelled(text: str) -> Iterator[tuple[str | None, str, str]]:
    """Yield the pieces of a text as (role, label as written, words): first the words before any label, role None.

    `清扫河岸（责任人：张三），会后座谈` has the words `清扫河岸，会后座谈` and the label 责任人 with 张三.
    """
    lead: list[str] = []
    found: list[tuple[str | None, str, str]] = []
    place = 0
    marks = list(_LABEL.finditer(text))
    for at, mark in enumerate(marks):
        if mark.start() < place:
            continue
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        words = text[mark.end() : end]
        if not found or place < mark.start():
            lead.append(text[place : mark.start()])
        shut = {"（": "）", "(": ")"}.get(mark["open"] or "")
        close = words.find(shut) if shut else -1
        label = mark["label"]
        role = role_of_label(label)
        if close >= 0:
            words, end = words[:close], mark.end() + close + 1
        elif role in {OTHER, MONTH} and (stop := re.search("[。；;]", words)):
            end = mark.end() + stop.end()
            words = words[: stop.start()]
        found.append((role, label, words.strip(" \t；;，,、|｜（(")))
        place = end
    lead.append(text[place:])
    yield None, "", "".join(lead).strip(" \t|｜") if found else text.strip()
    yield from found


def is_label(word: str) -> bool:
    """True if a word is a label such as 责任人."""
    return any(pattern.fullmatch(word) for _, pattern in _LABEL_ROLES)


def role_of_label(label: str) -> str:
    """Return the role of a label that `labelled` found."""
    return next(role for role, pattern in _LABEL_ROLES if pattern.fullmatch(label))


def is_title(line: str) -> bool:
    """True if a line reads as the title of a plan, and not as an item such as `研究年度主题党日计划`."""
    text = line.strip()
    return _TITLE.fullmatch(text) is not None and _TITLE_SUBJECT.search(text) is not None and _VERB.match(text) is None


def is_first_title(line: str) -> bool:
    """True if a line reads as a title with a year, also one that begins as an item does: `落实…2026年党日计划`."""
    return _TITLE.fullmatch(line) is not None and re.search(r"(?:19|20)\d\d年.*(?:党日|支部)", line) is not None


def is_dated_title(line: str) -> bool:
    """True for a title with a year, which can be told from an item even between the months."""
    return (
        is_title(line) and _TITLE_YEAR.search(line) is not None and re.match(r"[\d（(①-⑳]{1,2}[.、．)）]", line) is None
    )


def heading_number(line: str) -> str | None:
    """Return the Chinese numeral before a heading such as `三、` or `（二）`; None for other lines."""
    found = _HEADING.match(line)
    return (found["number"] or found["inner"]) if found else None


def is_closing(line: str) -> bool:
    """True for remarks, signatures and the like that end the months of a plan."""
    return _CLOSER.match(line) is not None


def begins_with_verb(words: str) -> bool:
    """True for words such as `走访社区`, which say what is done."""
    return _VERB.match(words) is not None


def is_page(line: str) -> bool:
    """True for a page number."""
    return _PAGE.fullmatch(line) is not None


def is_signature(line: str) -> bool:
    """True if a line can be the name of the branch below a plan."""
    return _SIGNED.fullmatch(line) is not None and _VERB.match(line) is None


def is_section(line: str) -> bool:
    """True for a heading between months: 第一季度, 下半年 and the like."""
    return _SECTION.fullmatch(line) is not None


def inside_wide(line: str) -> list[str]:
    """Return `一季度` and the months in the brackets behind it, each as a line; [] for other lines."""
    found = _WIDE_BRACKET.fullmatch(line)
    return [found["wide"], *(piece for piece in _NEXT_MONTH.split(found["inside"]) if piece)] if found else []


def after_wide(line: str) -> tuple[str, str] | None:
    """Return `第一季度：` and the words behind it, which belong to no single month; None for other lines."""
    found = _WIDE_LINE.match(line)
    return (line[: found.start("rest")].strip(), found["rest"]) if found else None


def reads_as_form(words: str) -> bool:
    """True if words can be the form of an activity: short and no sentence."""
    return 0 < len(squeezed(words)) <= FORM_WORDS and not re.search("[。，,；;！!？?：:]", words)
