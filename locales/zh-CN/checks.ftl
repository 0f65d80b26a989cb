## The screen

check-title = <b>检查并上报：{ $form }</b>（{ $start }）
check-superior = 上级党组织
check-due = 须在 { $due } 前上报{ $committee }。
check-due-never = 本次活动系补记，不计上报期限；需要上报{ $committee }的，可以随时上报。
check-due-late = ⏰ 已超过上报期限（{ $due }），请尽快上报{ $committee }；上报后记为逾期上报。
check-filed = 📮 { $sent } 由{ $by }标记已上报{ $committee }{ $late ->
        [yes] （逾期）
       *[no] {""}
    }。
check-filed-code = 　 上报内容的校验码：<code>{ $code }</code>
check-received = 　 回执（{ $at } 登记）：{ $receipt }
check-receipt-file = 见所附图片或文件
check-clean = ✅ 未发现问题。
check-class = <b>{ $mark } { $level }（{ $count }）</b>
check-level-block = 须先改正
check-level-reason = 须改正或说明理由
check-level-warn = 请改正或说明理由
check-level-info = 仅供参考
check-line = { $number }. { $what }
check-answered = 　 ✍️ 已说明：{ $reason }
check-more = ……另有 { $count } 项，以上处理后请再次检查。
check-ballot-open = 测评 { $closes } 截止，此前取的表没有测评结果；请在截止后取表上报。
check-how = 请点 [📄 活动纪实表] 取表，签字盖章后报送{ $committee }，再点 [标记已上报]；机器人不代为报送。
check-stopped = 以上有 { $count } 项须先处理，才能标记已上报。
check-sure = “{ $form }”还有 { $count } 项提醒既未改正，也未说明。上级检查时可能被指出，仍要标记已上报吗？
check-explained = ✍️ 理由已记下，将印在活动纪实表的说明栏。
check-receipt-kept = 📥 回执已登记。
check-marked-sent = 📮 已标记，并按此时的内容留存。再次生成活动纪实表，内容不变的仍是这一份。
check-marked-anew = 📮 已标记，并按此时的内容留存。⚠️ 这份内容此前没有生成过材料：请核对已报出的纪实表，与 [📄 材料] 现在给出的是否一致。
check-marked-already = ℹ️ { $by }已于 { $sent } 标记已上报，没有重复登记。
check-receipt-caption = “{ $form }”的上报回执
check-ask-reason = { $what }
    请用一句话说明理由，将印在活动纪实表上，例如：因上级会议占用，活动推迟半小时开始
check-ask-reason-example = 因上级会议占用，活动推迟半小时开始
check-ask-receipt = 请登记“{ $form }”的上报回执：写一句话，或发送回执的照片或文件，例如：机关党委张干事已签收
check-ask-receipt-example = 机关党委张干事已签收
check-pairs = <b>与“{ $form }”（{ $start }）记录相近的文字</b>
check-pair = { $number }. 相同 { $share }
    本次：{ $mine }
    上次：{ $theirs }
check-pairs-none = 没有相近的整句。

## Messages

check-draft = 📄 <b>“{ $form }”（{ $start }）的活动纪实表{ $filed ->
        [yes] 已上报
       *[no] 草稿已就绪
    }</b>
check-draft-figures = 应到 { $members }，实到 { $present }（{ $share }），请假 { $leave }，缺席 { $absent }；记录 { $minutes } 条，议定事项 { $decisions } 项，图片 { $photos } 张
check-missing = 📝 <b>“{ $form }”（{ $start }）的活动纪实表还缺以下内容</b>
check-missing-line = • { $what }
check-complete = ✅ 内容齐全，可以上报。
check-complete-but-ballot = ✅ 记录齐全。测评 { $closes } 截止，结果自动填入；请在截止后取表上报。

## Buttons

button-check-open = 检查并上报
button-check-back = 返回检查
button-check-paper = 📄 活动纪实表
button-check-sent = 标记已上报
button-check-sent-again = 更正后再次上报
button-check-sure = 仍标记已上报
button-check-receipt = 登记回执
button-check-receipt-file = 看回执
button-check-pairs = { $number } 对照原文
button-check-why = { $number } 说明理由
button-check-why-again = { $number } 改理由
button-check-roll = { $number } 更正签到
button-check-makeup = { $number } 看补学
button-check-todo = { $number } 去审批
button-check-plan = { $number } 看安排
button-check-record = { $number } 改记录
button-check-entries = { $number } 改已记内容
button-check-photos = { $number } 看图片
button-check-vote = { $number } 登记表决结果
button-check-steps = { $number } 看程序
button-check-agenda = { $number } 看议程

## Steps and moments, as they stand in the sentences

check-step-1 = ①支委会定主题
check-step-2 = ②报审
check-step-3 = ③公示
check-step-4 = ④召集
check-step-5 = ⑤签到
check-step-6 = ⑥通报到会情况和内容
check-step-7 = ⑦开展
check-step-8 = ⑧测评
check-step-9 = ⑨总结提升
check-moment-theme = 支委会定主题
check-moment-approval = 审定
check-moment-notice = 公示
check-moment-start = 活动开始
check-moment-minutes = 第一条记录
check-moment-end = 活动结束
check-moment-filing = 上报
check-chapter-0 = 总纲
check-chapter-1 = 第一章
check-chapter-2 = 第二章
check-chapter-3 = 第三章
check-chapter-4 = 第四章
check-chapter-5 = 第五章
check-chapter-6 = 第六章
check-chapter-7 = 第七章
check-chapter-8 = 第八章
check-chapter-9 = 第九章
check-chapter-10 = 第十章
check-chapter-11 = 第十一章

## What each check is about, beside a reason on paper

check-label-0 = 规定内容
check-label-1 = 实到与应到
check-label-2 = 到会情况合计
check-label-3 = 实到与签到册
check-label-4 = 清点人数与签到
check-label-5 = 应到与名册
check-label-6 = 请假与签到
check-label-7 = 请假时间
check-label-8 = 缺席原因
check-label-9 = 补学
check-label-10 = 主持人和记录人
check-label-11 = 主持人职务
check-label-12 = 发言人
check-label-13 = 讨论发言
check-label-14 = 记录篇幅
check-label-15 = 笼统表述
check-label-16 = 议程与记录
check-label-17 = 与以往记录相似
check-label-18 = 补学体会相似
check-label-19 = 引用日期
check-label-20 = 周年、届次
check-label-21 = 程序先后
check-label-22 = 会前支委会
check-label-23 = 同时参加两处活动
check-label-24 = 活动时长
check-label-25 = 活动日期
check-label-26 = 记录时间
check-label-27 = 代为登记签到
check-label-28 = 会后签到
check-label-29 = 活动图片
check-label-30 = 图片重复
check-label-31 = 测评参与
check-label-32 = 全年满意率
check-label-33 = 表决计票
check-label-34 = 表决应到人数
check-label-35 = 议定事项
check-label-36 = 计划与开展
check-label-37 = 上报时间
check-label-38 = 假条编号
check-label-39 = 活动地点
check-label-40 = 全年覆盖
check-label-41 = 姓名
check-label-42 = 基本程序
check-label-43 = 到会率

## Findings

check-1-present = 实到 { $present } 人多于应到 { $members } 人。
check-2-sum = 实到 { $present }、请假 { $leave }、缺席 { $absent } 相加不等于应到 { $members }。
check-2-twice = 同一人在名单上出现两次：{ $names }。
check-3-book = 实到 { $present } 人，签到册上有 { $rows } 人。
check-4-heads = 主持人清点 { $heads } 人，签到 { $there } 人，两数不一致。
check-5-roster = 名册补录后，下列人员活动开始时的身份与到会名单不一致：{ $names }。
check-6-both = 既请了假又有签到：{ $names }。
check-7-late = 活动开始（{ $start }）后才请假或批假：{ $names }，记为补假。
check-7-pending = 请假尚未审批：{ $names }。
check-8-contact = 缺席超过一天，仍没有原因或联系记录：{ $names }。
check-9-overdue = 补学已逾期未交：{ $names }。
check-9-early = 补学通过的时间早于活动结束（{ $end }）：{ $names }。
check-10-host-absent = 主持人{ $name }不在实到名单上。
check-10-recorder-absent = 记录人{ $name }不在实到名单上。
check-10-same = 主持人和记录人都是{ $name }，而支部有党员 { $members } 人。
check-11-no-office = 主持人{ $name }在活动开始时（{ $at }）没有支部职务。
check-11-no-reason = 由{ $name }代书记主持，没有记录委托原因。
check-12-absent = 记录中有{ $name }的发言，名单上为缺席。
check-12-leave = 记录中有{ $name }的发言，名单上为请假。
check-12-unknown = 记录中有{ $name }的发言，到会名单上没有此人。
check-13-speakers = “{ $title }”一项有署名的发言 { $count } 人，讨论一般不少于 2 人。
check-14-item = “{ $title }”的记录只有 { $count } 字。
check-14-record = 全部记录共 { $count } 字，通常为 400 至 1100 字。
check-15-phrase = “{ $sentence }”用了“{ $words }”，旁边没有人名。
check-16-nothing = 还没有活动过程的记录。
check-16-items = 议程有、记录没有：{ $titles }。
check-16-texts = 有 { $count } 条记录没有归到任何一项议程。
check-17-like = 与“{ $form }”（{ $at }）的记录相同 { $share }。
    本次：{ $mine }
    上次：{ $theirs }
check-17-rather = 与“{ $form }”（{ $at }）的记录相同 { $share }，略为相近。
check-18-answers = { $name }与{ $other }的补学体会相同 { $share }。
check-18-summary = { $name }的补学体会与本次总结相同 { $share }。
check-19-date = “{ $clause }”提到 { $cited }，晚于活动结束（{ $end }）。
check-20-count = “{ $event }{ $said }周年”应为 { $right } 周年。
check-20-session = 记录中“{ $session }”写为 { $said } 年召开，应为 { $right } 年。
check-20-mixed = “{ $said }”应为“{ $right }”。
check-20-none = 没有“{ $session }”，该届中央委员会共召开 { $right } 次全体会议。
check-21-order = { $first }（{ $one }）晚于{ $second }（{ $other }）。
check-22-committee = “{ $title }”须先由支委会研究，没有会前支委会的记录。
check-22-matter = “{ $title }”须先由支委会研究，①支委会定主题所附文字（{ $note }）没有提到这一事项。
check-23-places = 下列人员同时参加了“{ $form }”（{ $at }）：{ $names }。
check-24-short = 实际时长 { $hours } 小时，不足 { $least } 小时。
check-24-early = 比计划（{ $planned }）提前 { $minutes } 分钟结束（{ $end }）。
check-24-long = 实际时长 { $hours } 小时，超过 { $most } 小时。
check-24-agenda = 议程各项合计 { $sum } 分钟，实际 { $minutes } 分钟。
check-25-holiday = 活动在法定节假日开展（{ $start }）。
check-25-weekend = 活动在休息日开展（{ $start }）。
check-25-night = 活动在夜间或清晨开展（{ $start }）。
check-26-late = 第一条记录（{ $first }）在活动结束（{ $end }）两天以后，标为补记。
check-26-bulk = 同一人在一小时内（{ $at } 前后）录入了 { $count } 次活动的记录。
check-27-share = 到会 { $there } 人中有 { $count } 人由支部委员代为登记签到。
check-27-minute = 一分钟内由支部委员代为登记签到超过 { $count } 人。
check-28-after = 活动结束（{ $end }）后才登记签到：{ $names }。
check-29-none = 还没有活动图片。
check-29-time = 第 { $number } 张图片拍摄于 { $taken }，不在活动时间内（{ $start } 至 { $end }）。
check-29-before = 第 { $number } 张图片发送于 { $sent }，早于活动开始（{ $start }）。
check-30-reused = 第 { $number } 张图片已用于“{ $form }”（{ $at }）。
check-30-alike = 第 { $number } 张图片与“{ $form }”（{ $at }）的一张几乎相同，请核对。
check-31-opened = 测评于 { $opened } 开始，晚于活动结束（{ $end }）一小时以上。
check-31-many = 收回测评票 { $ballots } 张，多于应参评 { $eligible } 人。
check-31-none = 应参评 { $eligible } 人，没有收到测评票。
check-31-few = 应参评 { $eligible } 人，收回测评票 { $ballots } 张，不到一半。
check-32-full = 连续 { $count } 次活动满意率均为 100%，请核对测评是否真实反映意见。
check-33-none = “{ $title }”没有登记表决结果。
check-33-sum = “{ $title }”的票数合计 { $sum }，实到有表决权的党员 { $present } 人，两数不一致；到会未投票的，请一并写明“未投”人数。
check-33-probationary = “{ $title }”的票数合计 { $sum }，实到有表决权的党员 { $present } 人，似将预备党员计入；预备党员没有表决权。
check-33-eligible = “{ $title }”写明应到 { $said } 人，名册上有表决权的党员 { $eligible } 人；预备党员没有表决权，不计入应到。
check-33-present = “{ $title }”写明实到 { $said } 人，签到的有表决权的党员 { $present } 人。
check-33-written = “{ $title }”实到 { $present } 人，另有书面意见 { $written } 份，合计多于应到 { $eligible } 人；到会的党员不另计书面意见。
check-33-outcome = “{ $title }”写为{ $claimed ->
        [yes] 通过
       *[no] 未通过
    }，按票数（应到 { $eligible }，实到 { $present }，赞成 { $favour }）应为：{ $outcome }。
check-33-quorum = “{ $title }”表决时实到 { $present } 人，{ $admission ->
        [yes] 未超过
       *[no] 不足
    }应到 { $eligible } 人的半数，表决无效。
check-34-left-out = “{ $title }”按应到 { $said } 人计票，名册上有表决权的党员 { $eligible } 人，少计 { $count } 人；不计入应到的，须经上级党组织同意并由党员大会通过，请说明。
check-35-owner = 议定事项没有负责人：{ $decisions }。
check-35-due = 议定事项没有完成时限：{ $decisions }。
check-35-carried = 上次议定、已到期、尚未注明办结：{ $decisions }。
check-36-month = 计划为 { $month } 月，活动于 { $start } 开展。
check-36-theme = 计划为“{ $planned }”，实际为“{ $held }”，没有变更记录。
check-37-late = 已过上报期限（{ $due }），尚未上报。
check-37-was-late = 上报期限为 { $due }，上报于 { $sent }。
check-37-receipt = 已于 { $sent } 上报，尚未登记回执。
check-38-slips = 本年假条编号有缺号或重号：{ $numbers }。
check-39-place = 预告的地点为{ $held }，记录中写的是{ $named }。
check-40-charter = 本年尚未诵读党章的：{ $chapters }。
check-40-guide = 本年主题党日没有记入到会指导的领导。有领导到会的，请在当次记录中补记：指导领导：姓名（职务）。
check-40-class = 本年至第 { $quarters } 季度，主题党日中的党课共 { $count } 次（另行组织的不在此列）。
check-40-meeting = 本年至第 { $quarters } 季度，主题党日中计入党员大会的共 { $count } 次（另行召开的不在此列）。
check-40-life-meeting = 本年主题党日中没有组织生活会（另行召开的不在此列）。
check-40-appraisal = 本年主题党日中没有民主评议党员（另行开展的不在此列）。
check-40-dues = 本年主题党日议程中没有公开党费收缴使用情况（另行公开的不在此列）。
check-41-name = “{ $name }”不在名册上，与{ $names }只差一字，请核对。
check-41-text = “{ $clause }”中的“{ $name }”不在名册上，与{ $names }只差一字，请核对；确有此人的，请说明。
check-42-steps = 基本程序中尚未完成，也未说明原因的：{ $steps }。
check-43-few = 实到 { $present } 人（{ $share }），少于按规定应达到的 { $needed } 人。

## Refusals

refused-check-early = “{ $form }”还没有结束，或尚未确认是否开展。请在活动结束后再检查上报。
refused-check-unsettled = “{ $form }”的到会情况尚未确定，请在结束约十分钟后再检查上报。
refused-check-gone = “{ $form }”的这一项已经改正或有了变化。请重新点 [检查并上报] 查看。
refused-check-stops = “{ $form }”还有 { $count } 项须先改正或说明理由。请点 [检查并上报] 逐项处理。
refused-check-changed = “{ $form }”的记录刚刚又有改动，还没有标记。请重新点 [检查并上报] 核对。
refused-receipt-known = “{ $form }”的回执已于 { $at } 登记，不用再次登记。请点 [检查并上报] 查看。
