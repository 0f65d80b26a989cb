"""The setup of a branch by chat."""


async def set_up(owner, group):
    """Answer the questions of the setup until the branch is set up."""
    await owner.taps("开始设置", to=group)
    for answer in ("会计学院学生第二党支部", "会计学院机关党委", "每月第一个周五", "14:00 党员活动室"):
        await owner.says(answer)
