"""The sample branch that the sandbox plays with: twenty-five members, two who are not members yet, and their habits."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """One person of the play. `telephone`: uses Telegram; `starts`: has pressed Start; `comes`: is there on the day."""

    name: str
    kind: str = "正式党员"
    office: str = ""
    telephone: bool = True
    starts: bool = True
    comes: bool = True


SECRETARY, ORGANISER = "李明", "赵强"
ON_LEAVE, RETURNED_FIRST = "何军", "邓凯"
FORGETFUL = "林霞"  # neither comes nor asks for leave, and is nudged
BLOCKS = "宋佳"
NEVER_STARTED = "梁博"
WITHOUT_TELEPHONE = ("郑国栋", "谢桂兰")
LATE = "高翔"
SLOW_VOTER = "吴涛"

CAST = (
    Role(SECRETARY, office="书记"),
    Role("王芳", office="副书记"),
    Role(ORGANISER, office="组织委员"),
    Role("陈静", office="宣传委员"),
    Role("刘洋", office="纪检委员"),
    Role("张伟"),
    Role("杨丽"),
    Role("黄磊"),
    Role("周敏"),
    Role(SLOW_VOTER),
    Role("徐娟"),
    Role("孙浩"),
    Role("朱琳"),
    Role(LATE),
    Role(FORGETFUL, comes=False),
    Role(ON_LEAVE, comes=False),
    Role(RETURNED_FIRST, comes=False),
    Role(BLOCKS, comes=False),
    Role(NEVER_STARTED, starts=False),
    Role(WITHOUT_TELEPHONE[0], telephone=False, starts=False, comes=False),
    Role(WITHOUT_TELEPHONE[1], telephone=False, starts=False),
    Role("郭婷", kind="预备党员"),
    Role("马超", kind="预备党员"),
    Role("罗欣", kind="预备党员"),
    Role("董洁", kind="预备党员"),
    Role("唐悦", kind="发展对象"),
    Role("许诺", kind="入党积极分子"),
)
