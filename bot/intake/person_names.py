"""Recognition of personal names: by a surname, a middle dot or Latin letters; and of words that stand beside a name."""

import re
from dataclasses import dataclass

from bot.domain.names import clean_name, has_han
from bot.domain.refusals import Refused
from bot.domain.surnames import COMMON
from bot.intake.people_words import is_position, kind_of

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤"
    "花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄"
    "米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万"
    "支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松"
    "井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰"
    "从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴"
    "瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛"
    "阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查荆红游竺权逯盖益桓公仉督岳帅缑亢况郈有琴商牟佘佴伯赏墨哈谯笪年爱阳佟言福"
    "肖闫付代覃岩展亓兰撒冼初蔄苑辜原仝邸鹿官迟补税冶旦朴买妥拜普刀召罕海麦苟伦楚晋宇腾续信青秘粟练屯门位粘淡修寻"
    "锁邝仵亚尧楼衣尉闭区历励凡才么尕敬战揭揣随帖斯撖昂昃杞柘棘沐泥洛涂淳渠牙犹玄玉甫甲畅疏皇盘眭睢碧祭禚竹笃糟线"
    "绪羽翦老耶肇臣舍良芦苻荔药莎莱萨蒉薜虎衷裔西豆贠贵赛赫轩辉迮逢邛郄郸鄢酒钊铁锺镇闪闯隋雪霜靖鞏音顿飞骞鲜麴黑"
    "齊劉張陳楊趙黃吳孫馬鄭謝許韓馮鄧蕭蔣餘葉閻鍾譚陸蘇盧賈龔錢湯嚴莊賴喬顏龍萬"
)
_TWO_PART_WORDS = (
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 司徒 令狐 夏侯 长孙 宇文 端木 申屠 南宫 司空 独孤 呼延 万俟 "
    "闻人 澹台 濮阳 淳于 单于 太叔 公冶 宗政 轩辕 钟离 仲孙 鲜于 闾丘 亓官 赫连 百里 东郭 西门 南门 第五 拓跋 "
    "完颜 爱新觉罗 叶赫那拉 歐陽 司馬 諸葛 東方"
)
_TWO_PART = frozenset(_TWO_PART_WORDS.split())
_NO_NAME = re.compile(
    "曾用|党员|团员|支委|群众|分子|对象|支部|党委|党组|总支|党小组|书记|委员|纪委|党群|党费|党龄|党内|党日|名单|"
    "名册|花名|成员|人员|姓名|类别|性别|民族|籍贯|学历|学位|职务|职称|单位|部门|电话|手机|号码|邮箱|学号|工号|"
    "编号|序号|备注|说明|情况|年龄|年月|时间|日期|地址|联系|负责|制表|填表|审核|审批|复核|统计|记录|签字|签名|"
    "盖章|合计|总计|小计|共计|应到|实到|以上|以下|空白|如下|下列|附件|附表|谢谢|感谢|收到|通知|请|您好|大家|各位|"
    "转正|转出|转入|入党|选举|表决|决定|值班|正式|预备|学院|大学|公司|中心|办公|研究|教研|实验|机关|车间|班级|年级|教师|学生|教授|讲师|助教|"
    "辅导|导员|工程师|会计|主任|处长|院长|校长|科长|部长|局长|所长|班长|组长|队长|厂长|站长|董事|总监|秘书|.员$|经理|主席|干事|干部|"
    "科员|职员|员工|工人|职工|农民|军人|退休|在职|离休|在校|在岗|在读|本科|大专|中专|高中|初中|小学|硕士|博士|"
    "研究生|毕业|.{2}[了吗吧呢啦嘛们您]$|工作|计划|方案|安排|学习|会议|活动|主题|内容|[红黄蓝绿黑白灰青紫橙粉金银]色|好的|明白|[〇○零一二三四五六七八九]{2,4}年|某某?$|得票|计票|监票|唱票|现有|目前|全体|全部|所有|其中|人数|介绍|培养|身份|"
    "住址|街道|社区|党校|温馨|提示|暂无|未知|本人|第[一二三四五六七八九十]+|委$"
)
_OTHER_WORDS = (
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 "
    "贵州 云南 陕西 甘肃 青海 内蒙古 广西 西藏 宁夏 新疆 台湾 香港 澳门 郑州 苏州 徐州 常州 温州 广州 杭州 宁波 "
    "成都 武汉 南京 西安 长沙 合肥 福州 海口 贵阳 南宁 满族 白族 黎族 苗族 高山族 土族 水族 怒族 汉族 回族 藏族 "
    "壮族 侗族 瑶族 傣族 周一 周二 周三 周四 周五 周六 周日 经费 和平 国家 文化 广场 明天 年度 平时 满分 常委 "
    "方便 强调 成立 能力 通过 全国 全省 全市 全校 全院 单独 解放 支委 党派 党外 党务 时候 双方 都有 有关 有无 "
    "来自 那么 相关 公示 公开 公告 关于 老师 同志 名字 应当 别名 曾用 石油 安全 家庭 家属 连续 连同 通讯 边疆 "
    "越南 商务 农业 农村 生产 终止 和谐 高度 明确 严格 严肃 国际 国庆 元旦 金额 应交 实交 安置 干警 向上 易地 "
    "项目 指标 祝好 祝您 麻烦 辛苦 包括 包含 应届 经常 支持 "
    "楼长 段长 连长 林长 路长 田长 司机 车工 文书 药师 技师 "
    "此致 敬礼 接龙 空缺 暂缺 常住 户籍 党籍 党章 党建 管理 解决 强化 成绩 平均 荣誉 优秀 易班 时期"
)
_OTHER = frozenset(_OTHER_WORDS.split())
"""Words that begin with a surname and are no names."""
_HAN = "[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
_DOTTED = re.compile(rf"{_HAN}{{1,12}}(?:[·•・‧∙･⋅․●．.]{_HAN}{{1,12}})+")
_TITLE = re.compile(r"(?:同志|老师|先生|女士|同学|副?教授|医生|师傅)$")
_BRACKET = re.compile(r"(?P<name>[^（(【\[]+)[（(【\[](?P<remark>[^（）()【】\[\]]*)[）)】\]]\s*")
_NAMESAKE = re.compile(r"[大小老少中甲乙丙丁上下一二三四五]|\d{1,2}|[A-Za-z]")
_LEADING = re.compile(r"^[\s★☆▲△●○◆◇■□√✓*※#]+|[\s★☆▲△●○◆◇■□√✓*※#]+$")
_HIDDEN = re.compile(rf"(?<={_HAN})[*＊×✕xX○●_#]+")
"""Signs in the place of characters that are not to be shown: `陆*鸣`."""
_FOREIGN_WORDS = re.compile(
    r"(?:name|names|fullname|kind|type|status|office|role|position|no|yes|ok|none|null|nan|true|false|male|female|party"
    r"|member|members|group|list|roster|total|thanks|date|phone|email|tel|remarks?|notes?|and|the|of|vip|sum|value)",
    re.IGNORECASE,
)
_POINTS = re.compile("[·•・‧∙･⋅․●．.]")
_LONGEST_LIST = 500
_LONGEST_PLAIN = 4
_GIVEN = 2
_LONGEST_DOUBTFUL = 8


@dataclass(frozen=True)
class Named:
    """A name as it stands in a roster; `sure` if it looks like one, `remarks` the words in brackets behind it."""

    name: str
    sure: bool
    remarks: tuple[str, ...] = ()


def named(raw: str) -> Named | None:
    """Return the name that `raw` is, without a title and remarks in brackets; None if it cannot be one.

    A name that is not `sure` has the characters of a name, but no usual surname.
    """
    bare = _LEADING.sub("", raw)
    bare, remarks = _without_remarks(bare)
    if (title := _TITLE.search(bare)) and len(bare[: title.start()].strip()) > 1:
        bare = bare[: title.start()].strip()
    if joined_names(bare):
        return None
    if _DOTTED.fullmatch(squeezed := "".join(bare.split())):
        bare = _POINTS.sub("·", squeezed)
    if _HIDDEN.search(bare):
        return None
    try:
        name = clean_name(bare)
    except Refused:
        return None
    stem = re.sub(r"（\w{1,6}）$|\d{1,2}$", "", name)
    if stem[1:] == "书记" and stem[0] in _SURNAMES:
        return Named(name, sure=False, remarks=remarks)
    if kind_of(stem) or is_position(stem) or _NO_NAME.search(stem) or stem in _OTHER or _FOREIGN_WORDS.fullmatch(stem):
        return None
    if len(stem) < 2 or (has_han(stem) and "·" not in stem and len(stem) > _LONGEST_DOUBTFUL):
        return None
    return Named(name, _looks_usual(stem), remarks)


def sign_beside(raw: str) -> str:
    """Return the signs before or behind a name: `★陆一鸣`."""
    return "".join(found[0].strip() for found in _LEADING.finditer(raw))


def joined_names(raw: str) -> list[str]:
    """Return the names in a list that points join: `陆一鸣．沈二妹．韩三省`; none if it may be one name."""
    parts = _POINTS.split(raw.strip()) if len(raw) <= _LONGEST_LIST else []
    listed = len(parts) > _GIVEN and all(
        1 < len(part) < _LONGEST_PLAIN and has_han(part) and _looks_usual(part) for part in parts
    )
    return parts if listed else []


def is_name(raw: str) -> bool:
    """True if `raw` surely is a name."""
    found = named(raw)
    return found is not None and found.sure


def is_surname(raw: str) -> bool:
    """True if `raw` is a surname alone."""
    return raw in _SURNAMES or raw in _TWO_PART


def _without_remarks(raw: str) -> tuple[str, tuple[str, ...]]:
    remarks: list[str] = []
    bare = raw.strip()
    while found := _BRACKET.fullmatch(bare) if bare.count("(") + bare.count("（") == 1 else _last_bracket(bare):
        if _NAMESAKE.fullmatch(found["remark"].strip()):
            break
        remarks.insert(0, found["remark"].strip())
        bare = found["name"].strip()
    return bare, tuple(remark for remark in remarks if remark)


def _last_bracket(raw: str) -> re.Match[str] | None:
    place = max(raw.rfind("("), raw.rfind("（"))
    if place <= 0:
        return None
    return re.fullmatch(r"(?P<name>.+)[（(](?P<remark>[^（）()]*)[）)]\s*", raw) if place < len(raw) else None


def _looks_usual(stem: str) -> bool:
    if not has_han(stem):
        return stem[0].isupper() or not stem.isascii()
    if "·" in stem:
        return True
    if not re.fullmatch(f"{_HAN}+", stem):
        return False
    if any(stem.startswith(surname) and 0 < len(stem) - len(surname) <= _GIVEN for surname in _TWO_PART):
        return True
    if stem[0] not in _SURNAMES or len(stem) > _LONGEST_PLAIN:
        return False
    return len(stem) < _LONGEST_PLAIN or (stem[0] in COMMON and stem[1] in COMMON)
