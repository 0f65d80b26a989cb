## Greeting in the group

greeting =
    大家好！我协助支部开展每月的<b>主题党日</b>：预告、签到、请假、测评、补学和总结都在 Telegram 里完成，群里只发必要的消息。

    请<b>群管理员</b>点下面的按钮，在私聊里回答四个问题，十分钟内即可开始使用。
greeting-again = 机器人已重新加入本群。<b>{ $branch }</b> 的设置、名册和记录均已保留，可以继续使用。
greeting-replaces = 本群现在是 <b>{ $branch }</b> 的群：名册、记录和计划均已转入，可以继续使用。
greeting-pin = 另外，请把我设为管理员，并授予“置顶消息”权限，以便置顶活动预告。不需要其他权限。

## Questions

button-setup-begin = 开始设置
setup-privately = { $ready ->
        [yes] 支部设置在私聊里进行，请支部委员点下面的按钮。
       *[no] 支部设置在私聊里进行，请群管理员点下面的按钮。
    }打开后没有反应的，请在私聊里发送 /setup。
setup-ask-invitation =
    本机器人已有支部在使用，开通新的支部须凭邀请码。请向机器人的运营者索取，把邀请码发给我，例如：
    <code>3f9c0b7a5d2e4816a0c7f1b29d64e853</code>
    原有支部改用这个群的，不需要邀请码：请发送 /roster，点 [更换群]。
setup-no-group = 尚未确定要设置哪个党支部。请先把我加入支部的群，再点群里的 [开始设置]。
setup-step = 第 { $number } 问，共 { $of } 问
setup-ask-name = <b>党支部的名称是什么？</b>请发全称，例如：会计学院学生第二党支部
setup-ask-superior = <b>上级党组织的名称是什么？</b>计划和报备都写它的名称，例如：会计学院机关党委
setup-ask-day = <b>固定哪一天开展主题党日？</b>请点选，或自行填写，例如：每月5日、每月第一个周五
setup-ask-time = <b>通常几点、在哪里？</b>请写在一行里，例如：14:00 党员活动室
setup-ask-time-known-time = <b>通常在哪里？</b>时间已记下：{ $time }。请写地点，例如：党员活动室。时间不对的，请一并写上，例如：14:00 党员活动室
setup-ask-time-known-place = <b>通常几点？</b>地点已记下：{ $place }。请写时间，例如：14:00
setup-ask-time-known-time-place = <b>通常几点、在哪里？</b>已记下：{ $time } { $place }。请点下面的按钮，或重新写在一行里，例如：14:00 党员活动室
setup-now = 现在是：{ $value }
setup-superior-default = 机关党委
button-setup-keep = 用“{ $value }”
button-setup-change = 改{ $what }

## Settings

setting-name = 支部名称
setting-superior = 上级党组织
setting-day = 固定日
setting-time = 时间和地点
setup-summary-done = ✅ <b>支部设置好了</b>
setup-summary = <b>支部基本信息</b>
setup-line = { $what }：{ $value }
setup-next-roster =
    <b>下一步：名册。</b>请把名册发给我：.xlsx、.docx、.pdf 或 .csv 文件，或直接粘贴，每行一人，写姓名、类别、职务。例如：
    <code>张三 正式党员 书记
    李四 预备党员
    王五 入党积极分子</code>
    读取结果请您核对，确认后才保存。以后需要修改设置的，请发送 /setup。
setup-next-change = 需要修改哪一项，请点按钮。名册见 /roster。

## Fixed day

fixed-day-of-month = 每月{ $number }日
fixed-day-last-day = 每月最后一天
fixed-day-nth = 每月第{ $number ->
        [1] 一
        [2] 二
        [3] 三
       *[4] 四
    }个{ $weekday }
fixed-day-last = 每月最后一个{ $weekday }

told-fixed-day-unused = 没有用到：“{ $pieces }”。
told-fixed-day-apart = “{ $pieces }”没有采用：这里只改固定日，时间和地点请另行修改。
told-fixed-day-moves = “{ $pieces }”已由机器人照办：每月拟定日期时，遇节假日顺延到当月下一个工作日（当月没有的，提前）；固定为几号的，遇周末改到最近的工作日。
told-fixed-day-about = “{ $pieces }”没有采用：每月先按这一天拟定日期，之后可以逐月修改。
told-fixed-day-week = “{ $pieces }”按每月的第几个星期几计算，请核对。
told-fixed-day-working = “{ $pieces }”按月初第一天或月末最后一天记，遇休息日改到当月最近的工作日，结果就是这个工作日。
told-place-unused = 没有用到：“{ $pieces }”。这里只记开始时间和地点。

## Refusals

refused-setup-administrators-only = 只有群管理员能为支部做设置。请群管理员点群里的 [开始设置]。
refused-setup-done = “{ $branch }”已经设置完毕。需要修改的，请联系：{ $who }。
refused-setup-done-stranger = 这个支部已经设置完毕。需要修改的，请联系支部委员，由支部委员发送 /setup。
refused-invitation-unknown = 这个邀请码有误，或已用过、已过期（有效 14 天）。请向机器人的运营者重新索取，再发给我。
refused-invitation-needed = 另一个支部已先行开通，现在开通须凭邀请码。请发送 /setup，再输入机器人的运营者提供的邀请码。
refused-setup-open-link = 这个问题已经结束。要设置支部，请发送 /setup，或点群里的 [开始设置]。
refused-setup-time-unreadable = 没有看懂时间。请先写时间，再写地点，例如：14:00 党员活动室
refused-setup-two-times = 写了不同的时间：{ $times }。请只写一个，例如：14:00 党员活动室
refused-setup-two-places = 时间前后各写了一个地点。请只写一个，例如：14:00 党员活动室
refused-setup-place-missing = 缺少地点。请把时间和地点写在一行里，例如：14:00 党员活动室
refused-fixed-day-unreadable = 没有看懂这个固定日。请写每月的第几天或第几个星期几，例如：“每月5日”“每月第一个周五”“每月最后一个周五”。
refused-fixed-day-two = 写了不止一天：{ $days }。每月的固定日只有一天，请只写一天，例如：每月5日。
refused-fixed-day-not-monthly = 主题党日每月一次，固定日须是每月的某一天。请写每月的第几天或第几个星期几，例如：“每月5日”“每月第一个周五”。
refused-fixed-day-not-every-month = 不是每个月都有第五个{ $weekday ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[7] 周日
    }。请选第一至第四个，或写“每月最后一个{ $weekday ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[7] 周日
    }”。
