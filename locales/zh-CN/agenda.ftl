## Card

agenda-card = <b>议程：{ $form }</b>
    { $when }
    计划内容：{ $content }
    {""}
agenda-unset = 未填
agenda-choice = 必选／自选：{ $text }
choice-required = 必选
choice-chosen = 自选
agenda-items = 议程：{ $minutes ->
        [0] {""}
       *[other] （共 { $minutes } 分钟）
    }
agenda-empty = 议程还没有填。{ $over ->
        [yes] 补填的议程列入活动记录和材料。
       *[no] 预告会列出议程，主持卡会按议程逐项提示。
    }
agenda-no-required = ⚠️ { $waived ->
        [yes] 没有规定内容，原因：{ $reason }
       *[no] 议程里没有规定内容。每次活动至少有一项政治学习、党课、重温入党誓词、诵读党章或党性体检，不能以工作会议代替。请补上，或说明原因。
    }

## Buttons

agenda-button-menu = 从菜单添加
agenda-button-write = 写议程
agenda-button-planned = 用计划内容
agenda-button-study = 添加政治学习
agenda-button-waive = 说明原因
agenda-button-goal = 活动目标
agenda-button-problem = 解决的问题
agenda-button-restore = 撤销删除
agenda-button-back = ‹ 返回议程
agenda-button-title = 主题
agenda-button-minutes = 时长
agenda-button-speaker = 主讲（领学）人
agenda-button-hours = 服务时长
agenda-button-up = 上移
agenda-button-down = 下移
agenda-button-remove = 删除
## Kinds

agenda-menu = <b>添加议程：{ $form }</b>
    请点一项，添加后可以再写主题、时长、主讲人。
agenda-unread = 今年尚未诵读：{ $chapters }
agenda-read-none = 今年尚未诵读党章（每年至少全文诵读一遍）
agenda-read-whole = 今年党章已全文诵读（含本次议程）
agenda-oaths = { $count ->
        [0] 今年尚未重温入党誓词
       *[other] 今年重温入党誓词 { $count } 次（含本次议程）
    }
agenda-kind-study = 政治学习
agenda-kind-party-class = 党课
agenda-kind-oath = 重温入党誓词
agenda-kind-charter = 诵读党章
agenda-kind-discussion = 讨论
agenda-kind-vote = 表决
agenda-kind-briefing = 通报
agenda-kind-praise = 表扬
agenda-kind-site = 现场教学
agenda-kind-service = 志愿服务
agenda-kind-care = 党内关怀
agenda-kind-check-up = 党性体检
agenda-kind-life-meeting = 组织生活会
agenda-kind-appraisal = 民主评议党员
agenda-kind-other = 其他

## One item

agenda-item = <b>议程第 { $place } 项（共 { $of } 项）</b>
    { $title }
    类别：{ $kind }
    时长：{ $minutes }（分钟）
    主讲（领学）人：{ $speaker }
    计入：{ $counts }{ $counted ->
        [yes] {" "}{ $counts_minutes }分钟
       *[no] {""}
    }
agenda-item-chapters = 诵读：{ $chapters }。请点章节：
agenda-item-hours = 服务时长：{ $hours }（小时）
agenda-item-check-up = 党性体检只记录开展情况，个人内容不存入。
agenda-item-site = 外出活动请落实安全责任：明确带队人、交通方式和应急联系人，可写进主题或预告。
agenda-ledger-none = 只计主题党日
agenda-also-party-class = 计入党课
agenda-also-meeting = 计入党员大会
agenda-also-life-meeting = 计入组织生活会
agenda-also-study = 计入集中学习

## Questions

agenda-ask-lines = 请写“{ $form }”的议程，一行一项，可以带时长和主讲人，例如：
    政治学习：两会精神 40分钟 主讲 王书记
    诵读党章第一章 15分钟
    讨论：如何服务同学 30分钟
agenda-ask-lines-example = 政治学习：两会精神 40分钟 主讲 王书记
agenda-added = ✅ 已添加 { $many } 项：
agenda-understood = { $line } · 类别：{ $kind }
agenda-ask-title = 请写这一项（现为“{ $title }”）的主题，可以带时长和主讲人，例如：两会精神 40分钟 主讲 王书记
agenda-ask-title-example = 两会精神 40分钟
agenda-ask-minutes = “{ $title }”用多长时间？例如：40分钟、一个半小时
agenda-ask-minutes-example = 40分钟
agenda-ask-speaker = “{ $title }”由谁主讲（领学）？请写姓名，例如：王书记
agenda-ask-speaker-example = 王书记
agenda-ask-hours = “{ $title }”服务多少小时？例如：2小时
agenda-ask-hours-example = 2小时
agenda-ask-goal = “{ $form }”要实现什么目标？请写一句，例如：党员熟悉两会精神，能向同学宣讲
agenda-ask-goal-example = 党员熟悉两会精神，能向同学宣讲
agenda-ask-problem = “{ $form }”要解决什么问题？请写一句，例如：理论学习不够深入
agenda-ask-problem-example = 理论学习不够深入
agenda-ask-waiver = “{ $form }”为什么没有规定内容？请写一句，会写入活动纪实表，例如：当月集中学习已另行安排
agenda-ask-waiver-example = 当月集中学习已另行安排

## Refusals

refused-agenda-too-many = 一次最多写 { $most } 项，请分几次发送。
refused-agenda-full = “{ $form }”的议程最多 { $most } 项。请先删去不用的。
refused-agenda-item-gone = 这一项已从“{ $form }”的议程里删去。请重新打开 [议程]。
refused-agenda-item-recorded = “{ $title }”已有会议记录或照片，不能删去。请先把这些记录改归其他议程。
refused-agenda-planned-already = 计划内容已在“{ $form }”的议程里，不用再添加。
refused-agenda-minutes = 没有看懂时长。请写 1～{ $most } 分钟，例如：40分钟、一个半小时
refused-agenda-hours = 没有看懂服务时长。请写不超过 { $most } 小时的数字，例如：2小时
refused-agenda-chapters = 党章有总纲和第一章至第{ $last }章，请核对后再写，例如：诵读党章第一章
