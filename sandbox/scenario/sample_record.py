"""The words of the sample branch for its record; they fit whatever theme the month has."""

from sandbox.scenario import sample_branch

CHARTER, STUDY, TALK = "诵读党章", "政治学习：支部工作条例第五章", "讨论：怎样把组织生活办得更实"
# With the planned content these items fill the activity.
PLANNED_LENGTH, CHARTER_LENGTH = "70分钟", "20分钟"
AGENDA = f"{STUDY} 50分钟 主讲 王芳\n{TALK} 70分钟"
GOAL, PROBLEM = "人人参与，每名党员认领一件为支部做的事", "组织生活形式单一，年轻党员参与不够"

ON_THE_PLANNED = (
    "李明介绍本月主题和安排，提出要求。到会人员分三个小组按计划开展，赵强协助组织，各小组推选一人交流情况。\n"
    "王芳：这次提前分了工，每个人都有具体的事，效果比以往好，建议今后照此办理。\n"
    "杨丽：以前我对支部的情况了解不多，今天动手参加，知道了自己能出什么力。"
)
ON_STUDY = (
    f"{STUDY}\n王芳领学条例第五章，逐条说明“三会一课”、主题党日、组织生活会、民主评议党员、谈心谈话的要求，"
    "对照支部去年的做法，指出两点不足：个别月份通知过晚，补学有拖延。"
)
ON_CHARTER = f"{CHARTER}\n刘洋领读，到会人员分段诵读党章第一章，读后对照党员的八项义务作了自查。"
ON_TALK = (
    f"{TALK}\n黄磊：组织生活要和教学科研结合，建议每次留出时间讨论一个实际问题。\n"
    "徐娟：学生党员愿意参加，建议请他们讲一讲自己的专业。"
)
OWN_WORDS = "我愿意负责每次活动前收集大家想讨论的问题，汇总后交支部委员会。"
SUMMARY = "总结提升：本次活动人人发言，认领了具体事项；不足是青年党员准备不够充分。下一步由支部委员会逐项督促落实。"
DECIDED = "议定：收集讨论问题并汇总 负责人 张伟"
ALBUM, LAST_PHOTO = "集中学习和分组讨论", "会后合影"
REASON = "已核对，支部年度工作中另有安排"
RECEIPT = "机关党委张干事已签收"

CONTACTS = {
    sample_branch.FORGETFUL: "已电话联系，临时带学生外出，忘记请假，已提醒按时补学",
    sample_branch.BLOCKS: "已电话联系，孩子生病，未及请假",
    sample_branch.WITHOUT_TELEPHONE[0]: "已上门看望，腿脚不便，今后送学上门",
}
