### What papers print: titles, labels, words between facts; the menu of papers, and the messages with which they are sent.

## Shared

paper-blank = （待补充）
paper-pages = 第 { $page } 页 共 { $pages } 页
paper-check-code = 校验码：{ $code }
paper-number = 〔{ $year }〕　　号
paper-day-by-hand = 　　年　　月　　日
paper-date-by-hand = { $year }年　　月　　日
paper-date = { $month }月{ $day }日
paper-moment = { $date } { $time }
paper-month = { $year }年{ $month }
paper-nobody = 无
paper-none = 无
paper-joint = ；
paper-committee = 中共{ $branch }委员会
paper-stamp = 党支部（章）：
paper-yes-no = { $yes ->
    [yes] 是
   *[no] 否
  }
paper-when = { $year }年{ $date } { $from }–{ $to }{ $over ->
    [yes] ，历时{ $hours }小时{ $minutes ->
        [0] {""}
       *[other] { $minutes }分钟
      }
   *[no] {""}
  }
paper-proof-picture = 图片，原件另存
paper-person = { $name }{ $holds ->
    [yes] （{ $offices }）
   *[no] {""}
  }
paper-delegated = { $host }，受委托主持：{ $reason }
paper-activity = { $day } { $form }
paper-count = { $count }人{ $changed ->
    [yes] （更正后{ $corrected }人）
   *[no] {""}
  }
paper-share = { $share }{ $changed ->
    [yes] （更正后{ $later }）
   *[no] {""}
  }{ $reached ->
    [yes] ，达到规定
   *[no] ，未达到规定
  }
paper-reason = { $what }：{ $reason }
paper-supplement = { $text }（补记，{ $at }）
paper-supplement-mark = { $text }（补记）
paper-members = 党员
paper-guests = 列席人员和来宾

## Titles

paper-title-record = { $branch }主题党日活动纪实表
paper-title-sign-in = { $branch }主题党日签到册
paper-title-minutes = { $branch }主题党日会议记录
paper-title-leave = { $branch }请假条
paper-title-makeup = { $branch }补学登记表
paper-title-evaluation = { $branch }主题党日测评汇总表
paper-title-plan = { $branch }{ $year }年度主题党日活动计划报备表
paper-title-change = { $branch }主题党日变更报备表
paper-title-circular = { $branch }关于{ $year }年{ $month }主题党日活动开展情况的通报
paper-title-request = { $branch }关于开展{ $year }年{ $month }主题党日活动的请示
paper-title-blank-sign-in = { $branch }主题党日签到表
paper-title-blank-ballot = { $branch }主题党日测评票

## Labels

paper-field-number = 编号
paper-field-unit = 填报单位
paper-field-superior = 报送单位
paper-field-filed = 填报日期
paper-field-theme = 活动主题
paper-field-content = 活动内容
paper-field-kinds = 活动类型
paper-field-when = 时间
paper-field-day = 活动日期
paper-field-place = 地点
paper-field-host = 主持人
paper-field-recorder = 记录人
paper-field-members = 党员总数
paper-field-should = 应到
paper-field-present = 实到
paper-field-rate = 出勤率
paper-field-leave = 请假
paper-field-absent = 缺席
paper-field-late = 迟到
paper-field-guests = 列席、来宾
paper-field-leader = 到会指导领导
paper-field-corrections = 更正
paper-field-aims = 活动目标、解决的问题
paper-field-site = 会场布置
paper-field-steps = 基本程序
paper-field-process = 议程与过程
paper-field-speeches = 讨论发言
paper-field-decisions = 形成共识、议定事项
paper-field-carried = 上次议定事项落实情况
paper-field-votes = 表决
paper-field-evaluation = 测评
paper-field-leader-words = 领导点评
paper-field-summary = 总结提升
paper-field-makeups = 补学情况
paper-field-changes = 变更和预告说明
paper-field-reasons = 说明
paper-field-pictures = 活动图片
paper-field-attachments = 附件清单
paper-field-superior-opinion = 上级党组织审核意见（章）
paper-field-branch-opinion = 党支部意见（章）
paper-field-meeting = 会议名称
paper-field-slip = 编号
paper-field-applicant = 申请人
paper-field-group = 党小组
paper-field-activity = 活动
paper-field-leave-kind = 假别
paper-field-leave-late = 申请
paper-field-reason = 事由
paper-field-leave-span = 起止时间
paper-field-proof = 证明材料
paper-field-asked = 申请时间
paper-field-group-opinion = 党小组长意见
paper-field-opinion = 审批意见
paper-field-makeup-plan = 补学安排
paper-field-name = 姓名
paper-field-cause = 缺席类别和原因
paper-field-contact = 联系情况
paper-field-told = 通报内容
paper-field-study-way = 补学方式
paper-field-study-time = 补学时间
paper-field-study-answer = 学习内容和体会
paper-field-opinion-makeup = 审核人意见
paper-field-state = 状态
paper-field-due = 完成期限
paper-field-ballots-due = 应评人数
paper-field-ballots = 收回票数
paper-field-ballots-valid = 有效票数
paper-field-satisfied = 满意率
paper-field-detail = 分项情况
paper-field-guest-ballots = 来宾测评
paper-field-comments = 主要意见
paper-field-method = 测评方式
paper-field-opinions = 意见建议
paper-field-month = 月份
paper-field-changed-at = 变更时间
paper-field-changed = 变更内容
paper-field-planned = 原定
paper-field-proposed = 拟变更
paper-field-same-month = 仍在当月
paper-field-told-anew = 重新预告
paper-field-reported-at = 报备时间
paper-field-receipt = 回执

## Columns

paper-column-row = 序号
paper-column-name = 姓名
paper-column-kind = 类别
paper-column-group = 党小组
paper-column-at = 签到时间
paper-column-how = 方式
paper-column-signature = 签名
paper-column-remark = 备注
paper-column-month = 月份
paper-column-form = 活动方式
paper-column-content = 活动内容
paper-column-dimension = 测评项目

## Signatures

paper-sign-recorder = 记录人签字：
paper-sign-host = 主持人签字：
paper-sign-secretary = 党支部书记签字：
paper-sign-applicant = 申请人签字：
paper-sign-person = 本人签字：
paper-sign-organisation = 组织委员签字：
paper-sign-teller = 监票人签字：
paper-sign-counter = 计票人签字：
paper-sign-first = 登记人签字：
paper-sign-second = 核对人签字：

## Attendance

paper-how-scan = 扫码
paper-how-early = 提前点签
paper-how-hand = 代登
paper-how-later = 补记
paper-state-leave = 请假
paper-state-absent = 缺席
paper-state-late = 迟到
paper-corrected-present = 会后补登
paper-corrected-absent = 会后撤销签到
paper-corrected-leave = 会后补假
paper-makeup-open = 补学未完成
paper-makeup-submitted = 补学待审阅
paper-makeup-returned = 补学退回修改
paper-makeup-accepted = 补学已完成
paper-leave = { $name }（{ $kind }，{ $slip }）
paper-absent = { $name }{ $known ->
    [yes] （{ $told }）
   *[no] {""}
  }
paper-absent-reason = 原因：{ $reason }
paper-absent-contact = { $at } 由{ $by }联系：{ $words }
paper-guest = { $name }（{ $kind }）
paper-correction-present = 补登：{ $name }，{ $at } 由{ $by }补登{ $explained ->
    [yes] ，原因：{ $reason }
   *[no] {""}
  }
paper-correction-absent = 撤销签到：{ $name }，{ $at } 由{ $by }撤销{ $explained ->
    [yes] ，原因：{ $reason }
   *[no] {""}
  }
paper-correction-leave = 补假：{ $name }，活动结束后批准
paper-correction-terms = 更正应到：{ $name }，{ $old } → { $new }，{ $at } 由{ $by }更正{ $explained ->
    [yes] ，原因：{ $reason }
   *[no] {""}
  }

## Agenda and minutes

paper-item-study = 政治学习
paper-item-party-class = 党课
paper-item-oath = 重温入党誓词
paper-item-charter = 诵读党章
paper-item-discussion = 讨论
paper-item-vote = 表决
paper-item-briefing = 通报
paper-item-praise = 表扬
paper-item-site = 现场教学
paper-item-service = 志愿服务
paper-item-care = 党内关怀
paper-item-check-up = 党性体检
paper-item-life-meeting = 组织生活会
paper-item-appraisal = 民主评议党员
paper-item-other = 其他
paper-ledger-party-class = 党课
paper-ledger-meeting = 党员大会
paper-ledger-life-meeting = 组织生活会
paper-ledger-study = 集中学习
paper-kind = { $kind }{ $required ->
    [yes] （规定内容）
   *[no] {""}
  }
paper-counts = 兼属{ $ledger }{ $timed ->
    [yes] { $minutes }分钟
   *[no] {""}
  }
paper-item = { $kind }：{ $title }
paper-item-about = { $item }（{ $about }）
paper-item-speaker = { $name }主讲
paper-item-minutes = { $minutes }分钟
paper-item-hours = 志愿服务{ $hours }小时
paper-goal = 目标：{ $text }
paper-problem = 解决的问题：{ $text }
paper-mark-flag = 党旗
paper-mark-badge = 党徽
paper-mark-oath = 入党誓词
paper-speech = { $name }：{ $text }
paper-sentence = { $text }。
paper-decision = { $text }{ $owned ->
    [yes] ，负责人{ $owner }
   *[no] {""}
  }{ $dated ->
    [yes] ，{ $due }前完成
   *[no] {""}
  }
paper-carried = { $text }：{ $done ->
    [yes] 已落实（{ $at }）
   *[no] 仍在办
  }
paper-makeups = 应补{ $owed }人，已完成{ $done }人
paper-late-notice = 预告不足规定天数：{ $reason }
paper-change = { $at } 变更：{ $what }{ $explained ->
    [yes] （{ $reason }）
   *[no] {""}
  }
paper-changed-cancelled = 取消原定{ $old }的活动
paper-changed-starts-at = 开始时间：由{ $old }改为{ $new }
paper-changed-ends-at = 结束时间：由{ $old }改为{ $new }
paper-changed-place = 地点：由{ $old }改为{ $new }
paper-changed-host = 主持人：由{ $old }改为{ $new }
paper-changed-recorder = 记录人：由{ $old }改为{ $new }
paper-changed-content = 活动内容：由“{ $old }”改为“{ $new }”
paper-change-cancelled = 开始时间：{ $value }
paper-change-starts-at = 开始时间：{ $value }
paper-change-ends-at = 结束时间：{ $value }
paper-change-place = 地点：{ $value }
paper-change-host = 主持人：{ $value }
paper-change-recorder = 记录人：{ $value }
paper-change-content = 活动内容：{ $value }
paper-change-off = 取消活动
paper-recorded-later = 本次活动于 { $at } 补记。
paper-caption = { $at }{ $captioned ->
    [yes] { " " }{ $caption }
   *[no] {""}
  }{ $shown ->
    [yes] {""}
   *[no] （HEIC 照片，过大或已损坏，此处不能显示，原件另存）
  }
paper-attached-sign-in = 签到册
paper-attached-leaves = 请假条{ $count }份
paper-attached-evaluation = 测评汇总表
paper-attached-makeups = 补学登记表{ $count }份
paper-section = { $number ->
    [1] 一
    [2] 二
    [3] 三
   *[other] 四
  }、{ $heading }
paper-heading-content = 会议内容
paper-heading-item = （{ $counted }）{ $item }
paper-heading-others = 其他记录
paper-heading-decisions = 议定事项
paper-heading-carried = 上次议定事项落实情况
paper-heading-comments = 领导点评
paper-heading-summary = 总结提升

## The nine steps, and the six parts

paper-step-1 = ①支委会定主题
paper-step-2 = ②报上级审定
paper-step-3 = ③公示
paper-step-4 = ④召集
paper-step-5 = ⑤签到
paper-step-6 = ⑥通报到会情况和内容
paper-step-7 = ⑦开展活动
paper-step-8 = ⑧测评
paper-step-9 = ⑨总结提升
paper-step-seen = { $step } { $at }{ $later ->
    [yes] （补记）
   *[no] {""}
  }
paper-step-entered = { $step } { $day }{ $explained ->
    [yes] （{ $reason }）
   *[no] {""}
  }{ $reopened ->
    [yes] （原主题{ $former }审定）
   *[no] {""}
  }
paper-step-skipped = { $step } 未做：{ $reason }
paper-step-open = { $step }{ $blank }{ $reopened ->
    [yes] （原主题{ $former }审定）
   *[no] {""}
  }
paper-six = 六有：{ $parts }
paper-six-part = { $part }{ $there ->
    [yes] √
   *[no] □
  }
paper-six-plan = 年度计划安排
paper-six-programme = 每月活动方案
paper-six-materials = 学习资料
paper-six-notes = 学习笔记
paper-six-records = 记录和图片
paper-six-sign-in = 党员签到表

## Leave and make-up study

paper-late-leave = 补假（活动开始后申请）
paper-in-time = 活动开始前申请
paper-agreed = 同意。{ $by }，{ $at }
paper-makeup-due = 须在 { $due } 前补学
paper-cause = { $cause }：{ $reason }
paper-contact = { $at } 由{ $by }联系：{ $words }
paper-study-self = 自学活动内容并作答
paper-study-read = 查看活动情况：{ $at }
paper-study-sent = 提交：{ $at }{ $late ->
    [yes] （超过期限）
   *[no] {""}
  }
paper-study-entered = 由支部委员代为登记：{ $at }
paper-accepted = 通过。{ $by }，{ $at }

## Evaluation

paper-ballots-of-members = 党员测评（票数，占比）
paper-ballots-of-guests = 来宾测评（票数，占比，不计入党员满意率）
paper-level = { $count }（{ $share }）
paper-few = 不足 { $least } 票，为保密只公布总的满意率
paper-no-rate = 无
paper-ballot-method = 在机器人上不记名投票，每人一票，截止后自动汇总，选项不与姓名关联
paper-result = 党员满意率 { $rate }，参评 { $ballots }/{ $eligible } 人
paper-result-dimension = { $dimension }：{ $levels }
paper-result-level = { $level }{ $count }
paper-guest-ballots = 来宾参评 { $ballots }/{ $eligible } 人{ $told ->
    [yes] ，满意率 { $rate }（不计入党员满意率）
   *[no] {""}
  }
paper-ballot-label = { $activity } · 测评票
paper-ballot-note = 每项在一格内打“√”，不写姓名。收回后由监票人、计票人当场清点，登记到测评汇总表。
paper-blank-sign-in-note = 纸质签到表由登记人录入系统，另一人核对后签字；原件存档。

## Changes

paper-told-anew = 已重新通知全体党员
paper-not-told = 变更在预告之前，未另行通知

## Circular and request

paper-circular-to = 支部全体党员：
paper-circular-opening = 现将本支部{ $month }主题党日活动开展情况通报如下。
paper-circular-heading-1 = 一、总体情况
paper-circular-heading-2 = 二、出席情况
paper-circular-heading-3 = 三、议定事项
paper-circular-heading-4 = 四、测评情况
paper-circular-heading-5 = 五、有关要求
paper-circular-facts = { $when }，本支部在{ $place }开展“{ $form }”主题党日活动。{ $hosted ->
    [yes] 活动由{ $host }主持。
   *[no] {""}
  }活动内容：{ $content }
paper-circular-attendance = 应到党员{ $should }，实到{ $there }，出勤率{ $rate }。
paper-circular-away = 请假{ $leave }人，缺席{ $absent }人。
paper-circular-makeups = 请假、缺席的党员中，应当补学的有{ $count }人。
paper-request-to = { $superior }：
paper-request-opening = { $dated ->
    [yes] 经支部委员会（{ $decided }）研究，
   *[no] {""}
  }本支部拟开展{ $month }主题党日活动，主题为“{ $form }”。现将有关安排报请审定。
paper-request-heading-1 = 一、时间、地点和人员
paper-request-when = 时间：{ $when }。
paper-request-place = 地点：{ $place }。
paper-request-people = 参加人员：支部全体党员{ $hosted ->
    [yes] ，由{ $host }主持
   *[no] {""}
  }。
paper-request-heading-2 = 二、内容和议程
paper-request-required = 其中规定内容：{ $kinds }。
paper-request-heading-3 = 三、目标
paper-request-end = 妥否，请批示。

## The menu: buttons

paper-button-back = ‹ 材料
paper-button-plan = 📄 年度计划报备表
paper-button-change = 变更报备表
paper-button-change-of = 变更报备表（第 { $number } 次变更）
paper-button-leaves = 请假条（{ $count }）
paper-button-leave = 📄 假条
paper-button-makeups = 补学登记表（{ $count }）
paper-kind-record = 活动纪实表
paper-kind-sign-in = 签到册
paper-kind-minutes = 会议记录
paper-kind-leave = 请假条
paper-kind-makeup = 补学登记表
paper-kind-evaluation = 测评汇总表
paper-kind-plan = 年度计划报备表
paper-kind-change = 变更报备表
paper-kind-circular = 通报
paper-kind-request = 请示
paper-kind-blank-sign-in = 空白签到表
paper-kind-blank-ballot = 空白测评票

## The menu: messages

paper-menu = 📄 <b>材料</b> · “{ $form }”（{ $day }）
    点一项，即发来 Word 文件。
paper-menu-unsettled = 📄 <b>材料</b> · “{ $form }”（{ $day }）
    到会情况尚未确定：结束约十分钟后即可生成材料；自动结束的活动，须先确认已开展。
paper-menu-empty = “{ $form }”（{ $day }）现在没有可以生成的材料。
paper-choose-leave = 请选“{ $form }”的请假条：
paper-choose-makeup = 请选“{ $form }”的补学登记表：
paper-sent = 📄 { $title }
paper-lacks = 待补充：{ $labels }
paper-lacks-agenda = · { $labels }：点 [议程] 填写
paper-lacks-record = · { $labels }：点 [活动记录] 补充
paper-lacks-ballot = · { $labels }：测评截止后自动填入
paper-lacks-again = 补充后重新点一次本材料即可；其余各项在 Word 文件里填写。
paper-whole = 各项都已填写；签字、盖章和领导意见由人手写。
paper-photos-gone = ⚠️ 有 { $count } 张图片的文件损坏或丢失，只印了图片说明。请在 /record 里重发。
paper-code = 校验码 <code>{ $code }</code>
paper-as-filed = 📮 与已上报的是同一份。
paper-unlike-filed = 📮 与已上报的（校验码 <code>{ $code }</code>）不同：上报后内容有变。
paper-no-pdf = 这台服务器没有安装 LibreOffice，只有 Word 文件。
paper-sent-pdf = 同一份材料的 PDF。
paper-pdf-failed = PDF 没有生成，请使用上面的 Word 文件。

## Refusals

refused-paper-failed = 材料没有生成。请再点一次；仍不成功的，请告知机器人的运营者。
refused-paper-not-yet = “{ $form }”还没有结束，结束后才有这份材料。
refused-paper-unsettled = “{ $form }”的到会情况尚未确定：结束约十分钟后才有这份材料；自动结束的活动，须先确认已开展。
refused-paper-too-late = “{ $form }”已经结束，这份材料只在活动结束前使用。
refused-paper-no-ballot = “{ $form }”的测评还没有结果，截止后才有测评汇总表。
refused-paper-no-plan = { $year } 年还没有年度计划。请用 /plan 导入。
