## List

settings-overview = <b>{ $branch }：支部设置</b>
settings-all-default = 各项都是默认值。
settings-changed-here = 支部改过的：
settings-line-changed = { $name }：<b>{ $value }</b>（默认 { $default }）
settings-line-default = { $name }：{ $value }（默认）
settings-line = { $name }：{ $value }
settings-choose = 请点一组查看或修改。支部名称和上级党组织见 /setup。
settings-read-only = 请点一组查看。修改由书记、副书记办理。
settings-group = <b>{ $group }</b>
settings-group-plan = 日期和时区
settings-group-notice = 预告和报备
settings-group-attendance = 签到和到会
settings-group-evaluation = 测评
settings-group-absence = 联系和补学
settings-group-messages = 消息时间

## One setting

settings-card =
    <b>{ $name }</b>
    { $about }
settings-value = 现在：{ $value }
settings-default = 默认：{ $value }
settings-none = （无）
settings-clause = 依据：“{ $clause }”
settings-own = 依据：文件没有写明，由支部自定
settings-stricter-short = 文件写明的数，只能改得更严。
settings-never = 没有改过。
settings-last = { $at } { $who }由 { $old } 改为 { $new }。
settings-last-reason = 理由：{ $reason }
settings-last-undo = 这次是撤销前一次修改。
settings-founder = 创建支部的人
settings-zone = { $zone }（当地现在 { $clock }）
settings-amount = { $unit ->
        [days] { $value }天
        [hours] { $value }小时
        [minutes] { $value }分钟
        [count] { $value }次
        [day-of-month] { $value }日
       *[other] { $value }
    }
settings-button-change = 修改
settings-button-undo = 撤销上次修改
settings-button-blocked = 不安排活动的日子
settings-button-back = 返回

## Questions

settings-ask = <b>{ $name }</b>现在是 { $value }。请写新的值。
settings-range = { $unit ->
        [days] 可以写 { $least } 至 { $most } 天。
        [hours] 可以写 { $least } 至 { $most } 小时。
        [minutes] 可以写 { $least } 至 { $most } 分钟。
        [count] 可以写 { $least } 至 { $most } 次。
        [day-of-month] 可以写每月 { $least } 至 { $most } 日。
       *[other] 可以写 { $least } 至 { $most }。
    }
settings-stricter = 文件写的是“{ $clause }”，只能改得更严。
settings-example = 例如：{ $value }
settings-example-fixed-day = 每月第一个周五
settings-example-usual-time = 14:00 党员活动室
settings-example-zone = 柏林，或 Europe/Berlin
settings-ask-reason = <b>{ $name }</b>：由 { $old } 改为 { $new }。请写一句理由，会记录在案。例如：支委会研究决定
settings-ask-reason-example = 例如：支委会研究决定
settings-done = ✅ 已改为 { $value }。
settings-at-once = 从现在起执行。
settings-from-next = 从下一次活动起执行，已经预告的活动不变。
settings-kept = “{ $form }”（{ $start }）仍按原来的 { $value }。
settings-zone-moves-nothing = 已定的活动时刻不变，只是改按新时区显示；还没定的月份按新时区提出日期。
settings-zone-activity = “{ $form }”：原写 { $before }，现写 { $after }

## Names

settings-name-fixed-day = 固定日
settings-name-usual-time = 时间和地点
settings-name-half-day-hours = 半天时长
settings-name-month-warnings = 当月未定提醒日
settings-name-zone = 时区
settings-name-notice = 提前预告
settings-name-forecast = 到会预警
settings-name-reminder = 会前提醒
settings-name-change-filed-by = 变更报备时限
settings-name-present-share = 到会比例
settings-name-opens-before = 开放签到
settings-name-kept-before-opening = 提早扫码
settings-name-late-after = 迟到界线
settings-name-ends-by-itself-after = 自动结束
settings-name-extension = 每次延长
settings-name-ballot-open = 测评时长
settings-name-ballot-reminders = 测评提醒
settings-name-satisfied-share = 满意率底线
settings-name-low-results = 低满意率次数
settings-name-contact = 联系缺席人员
settings-name-correction = 更正期限
settings-name-makeup = 补学期限
settings-name-makeup-nudges = 补学提醒
settings-name-morning = 早间消息
settings-name-quiet-from = 免打扰开始
settings-name-quiet-until = 免打扰结束
settings-name-overdue-again = 逾期再提醒

## What each decides

settings-about-fixed-day = 每月固定在哪一天开展主题党日。
settings-about-usual-time = 通常几点、在哪里开展。
settings-about-half-day-hours = 活动不足这个时长，就提示“不足半天”。
settings-about-month-warnings = 当月还没有定日期时，在这几天提醒。
settings-about-zone = 支部所在地的时区，日期和时间都按它显示。
settings-about-notice = 预告最迟在活动开始前多久发到群里。
settings-about-forecast = 活动开始前多久，预计到会人数不足时告知书记。
settings-about-reminder = 活动开始前多久提醒参加人员。
settings-about-change-filed-by = 活动变更最迟在下一个工作日几点前报备。
settings-about-present-share = 到会党员至少占党员总数的多少。
settings-about-opens-before = 活动开始前多久开放签到。
settings-about-kept-before-opening = 开放签到前多久扫的码先予保留。
settings-about-late-after = 活动开始后多久签到记为迟到。
settings-about-ends-by-itself-after = 预定结束时间过后多久仍没有人点结束的，自动结束。
settings-about-extension = 主持人点一次 [延长]，延长多久。
settings-about-ballot-open = 测评开放多久。
settings-about-ballot-reminders = 测评开始后多久提醒还没有投票的人。
settings-about-satisfied-share = 满意率低于此值的，计一次低满意率。
settings-about-low-results = 一年内满几次低满意率，不得评先选优并须整改。
settings-about-contact = 活动结束后多久内联系收不到消息的缺席人员。
settings-about-correction = 活动结束后多久内由组织委员更正签到；过后须两位支部委员共同办理。
settings-about-makeup = 活动结束后多久内完成补学；补假也到那时为止。
settings-about-makeup-nudges = 活动结束几天后提醒补学。
settings-about-morning = 预告、提醒等早间消息几点发出。
settings-about-quiet-from = 几点起不发提醒；截止时间不变。
settings-about-quiet-until = 几点起恢复提醒。
settings-about-overdue-again = 逾期事项没有变化时，几天后再次告知书记。

## Refusals

refused-settings-unreadable = { $unit ->
        [days] 没有看懂。请写整天数，例如：{ $example }天
        [hours] 没有看懂。请写小时数，例如：{ $example }小时
        [minutes] 没有看懂。请写分钟数，例如：{ $example }分钟
        [share] 没有看懂。请写百分比的整数，例如：{ $example }
        [count] 没有看懂。请写次数，例如：{ $example }次
        [day-of-month] 没有看懂。请写每月的几日，例如：{ $example }日
       *[other] 没有看懂。请写一个时间，例如：{ $example }
    }
refused-settings-stricter-only = 文件写的是“{ $clause }”，支部只能改得更严。{ $unit ->
        [days] 例如：{ $example }天
        [count] 例如：{ $example }次
       *[other] 例如：{ $example }
    }
refused-settings-out-of-range = { $unit ->
        [days] 只能写 { $least } 至 { $most } 天，例如：{ $example }天
        [hours] 只能写 { $least } 至 { $most } 小时，例如：{ $example }小时
        [minutes] 只能写 { $least } 至 { $most } 分钟，例如：{ $example }分钟
        [count] 只能写 { $least } 至 { $most } 次，例如：{ $example }次
        [day-of-month] 只能写每月 { $least } 至 { $most } 日，例如：{ $example }日
       *[other] 只能写 { $least } 至 { $most }，例如：{ $example }
    }
refused-settings-same = 现在就是这个值。请写另一个值；不改请发送 /cancel。
refused-settings-changed-since = 这一项此后又有修改。请发送 /settings 查看现在的值。
refused-zone-unreadable = 无法识别这个时区。请写城市，或时区的英文名称，例如：柏林，或 Europe/Berlin
