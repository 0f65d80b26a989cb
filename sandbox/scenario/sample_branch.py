"""The sample branch of the scenario: twenty-five members and two applicants, with the role of each in the month."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SamplePerson:
    """One person of the branch. `telephone`: uses Telegram; `starts`: presses Start; `comes`: attends the activity."""

    name: str
    kind: str = "正式党员"
    office: str = ""
    telephone: bool = True
    starts: bool = True
    comes: bool = True


SECRETARY, ORGANISER, RECORDER = "李明", "赵强", "陈静"
ON_LEAVE, RETURNED_FIRST = "何军", "邓凯"
FORGETFUL = "林霞"  # neither attends nor asks for leave, and gets reminders
BLOCKS = "宋佳"
NEVER_STARTED = "梁博"
WITHOUT_TELEPHONE = ("郑国栋", "谢桂兰")
LATE = "高翔"
SLOW_VOTER = "吴涛"

PEOPLE = (
    SamplePerson(SECRETARY, office="书记"),
    SamplePerson("王芳", office="副书记"),
    SamplePerson(ORGANISER, office="组织委员"),
    SamplePerson(RECORDER, office="宣传委员"),
    SamplePerson("刘洋", office="纪检委员"),
    SamplePerson("张伟"),
    SamplePerson("杨丽"),
    SamplePerson("黄磊"),
    SamplePerson("周敏"),
    SamplePerson(SLOW_VOTER),
    SamplePerson("徐娟"),
    SamplePerson("孙浩"),
    SamplePerson("朱琳"),
    SamplePerson(LATE),
    SamplePerson(FORGETFUL, comes=False),
    SamplePerson(ON_LEAVE, comes=False),
    SamplePerson(RETURNED_FIRST, comes=False),
    SamplePerson(BLOCKS, comes=False),
    SamplePerson(NEVER_STARTED, starts=False),
    SamplePerson(WITHOUT_TELEPHONE[0], telephone=False, starts=False, comes=False),
    SamplePerson(WITHOUT_TELEPHONE[1], telephone=False, starts=False),
    SamplePerson("郭婷", kind="预备党员"),
    SamplePerson("马超", kind="预备党员"),
    SamplePerson("罗欣", kind="预备党员"),
    SamplePerson("董洁", kind="预备党员"),
    SamplePerson("唐悦", kind="发展对象"),
    SamplePerson("许诺", kind="入党积极分子"),
)
