# 主题党日机器人的全部文字。一条消息一个键；变量写作 { $name }；HTML 只用 <b> <i> <u> <s> <code> <a>。

## 时间与列表 (moments and lists)

moment = { $day } { $time }
day = { $month }月{ $day }日({ $weekday })
weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
list-separator = |、|

## 通用 (general)

fault = 抱歉，出了点问题，刚才的操作没有完成。请稍后再试；若仍不行，请把代码 <code>{ $code }</code> 告诉管理员。
refused-link-broken = 这个链接不完整或不是本机器人发出的。请重新扫码，或在群里点按钮。
refused-link-old = “{ $form }”的时间已改，这个链接不再有效。请扫新的二维码，或在群里点最新的 [签到]。
refused-not-bound = 您还没有认领身份。请在支部群里点 [认领身份]，选自己的姓名。
refused-other-branch = 这属于另一个党支部，您不在它的名册上。请在自己支部的群里点按钮，或发送 /help。
refused-not-allowed = 这项操作由{ $who }办理，请联系他们。
refused-not-allowed-nobody = 这项操作由支部委员办理，名册上还没有支部委员。请先用 /roster 补上职务，例如：张三 正式党员 书记
refused-person-gone = 名册上没有这个人了。请用 /roster 查看现在的名册。
refused-activity-gone = 没有找到这次活动。请用 /plan 查看全年安排。
refused-group-unknown = 本群还没有设置党支部。请群管理员私聊机器人，发送 /setup。

## 活动与签到 (activity and check-in)

button-check-in = 签到
button-heads = 清点人数
button-by-hand = 补登签到
button-end = 结束活动
button-end-yes = 确认结束
button-next-page = 下一页 ›
button-back-to-host-card = ‹ 返回
checkin-done = ✅ <b>签到成功 { $at } · 第{ $rank }位</b>
    { $form } · { $start }
checkin-late = ✅ <b>签到成功 { $at } · 第{ $rank }位</b>（记为迟到）
    { $form } · { $start }
checkin-kept = ⏳ “{ $form }”{ $opens } 开放签到。您已提前到，这次签到替您留着，开放时自动生效，不用再点。
checkin-kept-counts = ✅ <b>签到已生效</b>
    { $form } · { $start }
checkin-press-start = 扫码后请点 Start（开始）
checkin-projector = <b>{ $form }</b>
    { $start }
    请扫码签到；扫码后点 Start（开始）。
checkin-card = 📍 <b>签到开始：{ $form }</b>
    { $start } · { $place }
    扫码或点下面的 [签到]，再点 Start（开始）。

    已到 <b>{ $present }</b> / { $members }{ $reached ->
        [yes] {" "}✓ 已达 80%
       *[no] {""}，达到 80% 需 { $needed } 人
    }{ $guests ->
        [0] {""}
       *[other] {" "}· 来宾 { $guests }
    }
checkin-card-closed = 📍 <b>签到结束：{ $form }</b>
    { $start } · { $place }
    应到 { $members }　实到 { $present }（{ $percent }）　请假 { $leave }　来宾 { $guests }
checkin-card-moved = 📍 <b>这次签到已作废：{ $form }</b>
    活动已改时间，已签到的请到时重新签到。请看群里的变更通知。
host-card-moved = 🧭 活动“{ $form }”已改时间，这张主持卡已作废。签到开始时会发来新的主持卡。
checkin-kept-moved = 活动“{ $form }”已改到 { $start }，之前的签到不算，请到时重新签到。
host-card = 🧭 <b>主持卡：{ $form }</b>
    { $start }
    应到{ $members } 实到{ $present }({ $percent }{ $reached ->
        [yes] {" "}✓
       *[no] ，需{ $needed }人
    }) 请假{ $leave } 未到{ $missing } 来宾{ $guests }
host-card-leave = 请假：{ $names }
host-card-missing = 未到：{ $names }
host-card-late = 迟到：{ $names }
host-card-guests = 来宾：{ $names }
host-card-ended = 活动已于 { $at } 结束。
hand-choose = 替谁补登签到（{ $form }）？请点姓名。
hand-nobody = “{ $form }”没有未到的人，不用补登。
hand-ask-reason = 请写替 <b>{ $name }</b> 补登“{ $form }”签到的原因，例如：没有手机，本人在场。
hand-reason-example = 没有手机，本人在场
hand-done = ✅ 已补登：{ $name }，{ $at }，第{ $rank }位。原因已记入活动记录。
heads-ask = “{ $form }”现场共有多少人？请发一个数字，例如：21
heads-example = 21
heads-match = 清点 { $heads } 人，与签到一致 ✓
heads-more = 清点 { $heads } 人，比签到（{ $there }）多。可能在场而没签到的：{ $names }
heads-fewer = 清点 { $heads } 人，比签到（{ $there }）少。请核对有没有人签到后离开。
end-ask = 现在结束“{ $form }”吗？实到 { $present }/{ $members }，未到 { $missing }。结束后立即发出测评和补学，不能撤回。
end-done = ✅ <b>“{ $form }”已于 { $at } 结束。</b>
    应到 { $members }　实到 { $present }（{ $percent }）　请假 { $leave }　未到 { $missing }
    测评已发给到会的人，补学已通知缺席的人。
refused-nothing-dated = 现在没有定好日期的活动。支部委员可用 /plan 选一个月份，再点 [采用]。
refused-not-dated = { $month }月的活动还没有定日期。请在 /plan 里点这个月，再点 [采用]。
refused-hand-own = 不能给自己补登签到，请{ $who }补登。
refused-hand-late = “{ $form }”的补登已于 { $until } 截止，签到记录不再改动。
refused-checkin-early = “{ $form }”的签到还没开始，{ $opens } 开放。请到时再扫码或点 [签到]。
refused-checkin-closed = “{ $form }”的签到已于 { $closed } 结束。若您当时在场，请联系组织委员补登。
refused-on-leave = 您已请假，不能签到“{ $form }”。若能到场，请先用 /leave 撤回请假；活动已开始的，请组织委员补登。
refused-host-only = 这项操作由主持人或支部委员办理：{ $who }。请联系他们。
refused-head-count-bad = 这个人数不对，请发 0 到 { $most } 之间的数字，例如：21
refused-head-count-unreadable = 没看懂人数。请只发一个数字，例如：21
refused-not-begun = “{ $form }”{ $at } 才开始，还不能结束。
refused-arranged-past = { $at } 已经过去。请选{ $month }月里将来的时间，例如：{ $month }月28日 14:00-17:30
refused-arranged-end-first = 结束时间早于开始时间。请重新写，例如：{ $month }月28日 14:00-17:30
refused-arranged-other-month = 这是{ $month }月的活动，必须在当月完成，不能改到{ $given }月。请写{ $month }月里的时间，例如：{ $month }月28日 14:00
refused-already-ended = “{ $form }”已经结束，不能再改。下一次的安排请用 /plan。
refused-change-needs-reason = 预告已经发出，改动需要写明原因，并报上级党组织。请写一句原因，例如：学校临时安排期中考试。
refused-late-notice-needs-reason = 现在预告已不足5天（最迟应在 { $latest } 前发出）。请写一句原因，例如：上级临时部署学习任务。

## 设置与名册 (setting up, roster, binding)

kind-full = 正式党员
kind-probationary = 预备党员
kind-candidate = 发展对象
kind-activist = 入党积极分子
kind-masses = 群众
office-secretary = 书记
office-deputy = 副书记
office-organisation = 组织委员
office-publicity = 宣传委员
office-discipline = 纪检委员

welcome-who = 您好！您在 <b>{ $branch }</b> 是 <b>{ $name }</b>（{ $as_what }）。
welcome-member = /plan 全年安排　/leave 请假　/makeup 补学　/me 我的记录
welcome-officer = /todo 待办　/checkin 签到码　/roster 名册　/setup 支部设置
welcome-help = 不知道怎么做时，发送 /help。
welcome-stranger =
    您好！我帮党支部办每月的主题党日：预告、签到、请假、测评、补学和总结。

    <b>您是党员：</b>在支部群里点“认领身份”卡片上的按钮，选自己的姓名。
    <b>您要为支部开通：</b>把我加进支部的群，再由群管理员点群里的 [开始设置]。
not-understood = 我没看懂这句话，现在也没有等您回答的问题。发送 /help 看看现在能做什么。
cancelled = 好的，刚才的问题已取消，别的都没有变。
cancelled-nothing = 现在没有等您回答的问题，不用取消。
refused-anonymous = 您是以匿名身份发言的，我不知道您是谁。请私聊我，再说一遍。
refused-edited = 改过的消息我不会重看，刚才的改动没有记下。请把改好的内容重新发一条。
one-at-a-time = 一次只收一个：同一组里的其余图片或文件没有收。有几页的，请合成一个 PDF 文件发来。
refused-unknown-command = 没有这个命令。发送 /help 看看现在能做什么。
refused-repeated = 这一步刚才已经收到并办好，只是回复可能没有送到。要接着办，请再点一次按钮或重发命令。
refused-button-void = 这个按钮已经失效。请重新打开相应的消息，或发送 /help。

greeting =
    大家好！我来帮支部办每月的<b>主题党日</b>：预告、签到、请假、测评、补学和总结都在 Telegram 里完成，群里只发必要的几条。

    请<b>群管理员</b>点下面的按钮，在私聊里回答四个问题，十分钟内就能用起来。
greeting-again = 我回来了。<b>{ $branch }</b> 的设置、名册和记录都还在，可以接着用。
greeting-pin = 另外，请把我设为管理员，并打开“置顶消息”权限：活动预告要置顶，大家才不会错过。其他权限都不需要。
button-setup-begin = 开始设置
setup-privately = 支部设置在私聊里进行，请群管理员点下面的按钮。
setup-no-group = 我还不知道要设置哪个党支部。请先把我加进支部的群，再点群里的 [开始设置]。
setup-step = 第 { $number } 问，共 { $of } 问
setup-ask-name = <b>党支部叫什么？</b>请发全称，例如：会计学院学生第二党支部
setup-ask-superior = <b>上级党组织叫什么？</b>计划和报备都写它的名称，例如：会计学院机关党委
setup-ask-day = <b>固定哪一天开展主题党日？</b>请点一个，或自己写，例如：每月5日、每月第一个周五
setup-ask-time = <b>通常几点、在哪里？</b>请写在一行里，例如：14:00 党员活动室
setup-now = 现在是：{ $value }
setup-superior-default = 机关党委
button-setup-keep = 用“{ $value }”
button-setup-change = 改{ $what }
setting-name = 支部名称
setting-superior = 上级党组织
setting-day = 固定日
setting-time = 时间和地点
setup-summary-done = ✅ <b>支部设置好了</b>
setup-summary = <b>支部设置</b>
setup-line = { $what }：{ $value }
setup-next-roster =
    <b>下一步：名册。</b>请把名册发给我：.xlsx 或 .csv 文件，或直接粘贴，每行一人，写姓名、类别、职务。例如：
    <code>张三 正式党员 书记
    李四 预备党员
    王五 入党积极分子</code>
    先给您看读到了什么，确认后才保存。以后要改设置，发送 /setup。
setup-next-change = 要改哪一项，请点按钮。名册见 /roster。
fixed-day-of-month = 每月{ $number }日
fixed-day-last-day = 每月最后一天
fixed-day-nth = 每月第{ $number ->
        [1] 一
        [2] 二
        [3] 三
       *[4] 四
    }个{ $weekday }
fixed-day-last = 每月最后一个{ $weekday }
refused-setup-administrators-only = 只有“{ $group }”的群管理员能为支部做设置。请群管理员点群里的 [开始设置]。
refused-setup-done = “{ $branch }”已经设置好了。要改设置，请联系：{ $who }。
refused-setup-open-link = 这个问题已经结束。要设置支部，请发送 /setup，或点群里的 [开始设置]。
refused-setup-time-unreadable = 没看懂时间。请先写时间，再写地点，例如：14:00 党员活动室
refused-setup-place-missing = 还缺地点。请把时间和地点写在一行里，例如：14:00 党员活动室
refused-group-left = 我已经不在“{ $group }”群里了。请先把我重新加进群，再点群里的按钮。

roster-title = <b>{ $branch } 名册</b>　共 { $people } 人，已认领身份 { $bound } 人
roster-empty =
    <b>{ $branch }</b> 的名册还是空的。
    点 [导入名册] 发一份文件或粘贴名单，也可以点 [添加] 逐个写。
roster-kinds = { $kinds }
roster-kind-count = { $kind } { $people }
roster-office = { $office }：{ $names }
roster-tap-a-name = 点姓名可查看和修改；✓ 表示已认领身份。
roster-person = <b>{ $name }</b>（{ $words }）
roster-bound = 已认领身份，Telegram 账号“{ $account }”。
roster-bound-unreachable = 已认领身份，Telegram 账号“{ $account }”；但私聊发不到（没有启动或已停用机器人），请当面通知。
roster-unbound = 还没有认领身份；没有 Telegram 也可以，由支部委员代为登记。
roster-choose-kind = <b>{ $name }</b> 属于哪一类？
roster-choose-offices = <b>{ $name }</b> 担任什么职务？点一下加上，再点一下去掉。
roster-ask-name = <b>{ $name }</b> 的姓名应写作？请发正确的姓名，例如：张三
roster-renamed = ✅ 已改为 <b>{ $name }</b>，账号和记录不变。
roster-really-remove = 确定把 <b>{ $name }</b> 移出名册吗？职务随之取消，今后不再计入应到人数；已有的记录都保留。
roster-removed = <b>{ $name }</b> 已移出名册，记录都保留。
roster-really-unbind = 确定解除 <b>{ $name }</b> 与账号“{ $account }”的绑定吗？对方会收到通知，可以重新认领。
roster-ask-list =
    请把名册发给我：.xlsx 或 .csv 文件，或直接粘贴，每行一人，写姓名、类别、职务。例如：
    <code>张三 正式党员 书记
    李四 预备党员
    王五 入党积极分子</code>
    同名的人会更新，账号和记录不变。先给您看结果，确认后才保存。
roster-ask-more = 要添加谁？请写姓名、类别、职务，一行一人，例如：李四 预备党员
roster-more-example = 李四 预备党员
roster-read = <b>读到 { $people } 人</b>
roster-differences = 与现在的名册相比：新增 { $new } 人，更改 { $changed } 人，不变 { $same } 人。
roster-changed = · { $name }：{ $old } → { $new }
roster-absent = 这份名单里没有：{ $names }（共 { $people } 人）
roster-absent-more = ……另有 { $people } 人
roster-problems = ⚠️ 有 { $lines } 处没看懂：
roster-more-problems = ……另有 { $lines } 处
roster-no-secretary = ⚠️ 名册上还没有书记，很多事情要由书记办理。请在名单里写明，或在 /roster 里点姓名补上职务。
roster-not-stored = 还没有保存。对的话请点保存；不对就改好后重新发送。
roster-nobody-read = 没有读出一个人，没有保存。请改好后重新发送，例如：张三 正式党员 书记
roster-not-added = 没有添加，因为有的地方没看懂。请改好后重新发送，例如：李四 预备党员
roster-saved = ✅ <b>{ $branch } 的名册已保存</b>，这次名单共 { $people } 人。
roster-saved-how = 新增 { $new } 人，更改 { $changed } 人，移除 { $gone } 人。
roster-saved-first = “认领身份”的卡片这就发到群里，请大家点它选自己的姓名，您或支部委员点一下确认。
roster-saved-next = 新来的人请点群里的“认领身份”卡片；找不到卡片时，可在名册里再发一次。
roster-card-posted = ✅ “认领身份”的卡片这就重新发到群里。
button-roster-import = 导入名册
button-roster-add = 添加
button-roster-card = 再发“认领身份”卡片
button-roster-claims = 待确认的认领({ $claims })
button-roster-kind = 类别
button-roster-offices = 职务
button-roster-rename = 改名
button-roster-remove = 移出名册
button-roster-remove-yes = 确定移出{ $name }
button-roster-unbind = 解除绑定
button-roster-unbind-yes = 确定解除
button-roster-back = « 返回名册
button-roster-to-person = « 返回
button-roster-save = 保存这{ $people }人
button-roster-save-remove = 保存，同时移除{ $people }人
button-roster-again = 重新发送
button-roster-show = 查看名册
button-page-before = « 上一页
button-page-after = 下一页 »
refused-name-taken = 名册上已经有“{ $name }”。若是同名的两个人，请加以区别，例如：{ $name }2
refused-second-secretary = 书记只有一位，现在是{ $name }。请先去掉{ $name }的书记职务，再点这里。
refused-office-needs-member = { $name }担任职务，而职务只能由党员担任。请先改类别或去掉职务。
refused-roster-draft-gone = 这份名单已经保存，或被后来发的取代了。请用 /roster 查看名册，需要时重新导入。
refused-roster-not-a-picture = 图片里的名单我读不了。请发 .xlsx 或 .csv 文件，或粘贴文字，例如：张三 正式党员 书记

claim-card =
    <b>认领身份</b>　{ $branch }
    请每位同志点下面的按钮，到私聊里选自己的姓名，由支部委员确认。之后预告、签到和测评才能送到您本人。
    已认领 { $bound }/{ $people }。没有 Telegram 的同志不用认领，由支部委员代为登记。
button-claim = 认领身份
claim-choose = <b>{ $branch }</b>：您是哪一位？请点自己的姓名，也可以直接写出姓名。
claim-nobody-free = <b>{ $branch }</b> 的名册上没有待认领的姓名了。若没有您，请联系支部委员用 /roster 把您加上。
claim-founder = 您是其中哪一位？请点自己的姓名，立即生效。若您不在名册上，不用理会这条消息。
claim-waits = 您认领了 <b>{ $name }</b>，已请支部委员确认，结果会在这里告诉您。
claim-ask = Telegram 账号“{ $account }”说自己是 { $person }。请确认是不是本人；拿不准时先当面问一句。
claim-asked-yes = ✅ “{ $account }”就是 <b>{ $name }</b>，{ $who }已确认。
claim-asked-no = ✖️ “{ $account }”认领 <b>{ $name }</b> 没有通过（{ $who }）。
claim-all-accepted = ✅ 已确认 { $people } 人：{ $names }
claim-none-waiting = 现在没有等待确认的人。
claim-accepted =
    ✅ 您在 <b>{ $branch }</b> 的身份已确认：<b>{ $name }</b>。
    今后的预告、签到和测评会送到这里。/plan 看全年安排，/help 看能做什么。
claim-refused =
    认领 <b>{ $branch }</b> 的“{ $name }”没有通过。
    若选错了姓名，请重新选择；若没有选错，请当面联系支部委员。
claim-unbound = 您在 <b>{ $branch }</b> 的身份已由支部委员解除。若有疑问请联系支部委员，或点群里的“认领身份”重新认领。
button-claim-yes = 确认
button-claim-no = 不是
button-claim-all = 全部确认({ $claims })
button-claim-again = 重新选择
refused-claim-bound = 您在“{ $branch }”已经是{ $name }，不用再认领。若不对，请联系支部委员解除绑定。
refused-claim-taken = “{ $name }”已经由另一个账号认领。若那不是您，请联系支部委员。
refused-claim-waiting = “{ $name }”已有人认领，正等支部委员确认。若那不是您，请尽快联系支部委员。
refused-claim-no-such-name = 名册上没有“{ $name }”。请写与名册完全一样的姓名，例如：张三；若没有您，请联系支部委员。
refused-claim-empty-roster = “{ $branch }”的名册还是空的。请等支部委员导入名册后再来认领。
refused-claim-open-card = 请先在支部群里点“认领身份”卡片上的按钮，再选姓名。
refused-claim-too-often = 您的认领已多次没有通过。请当面联系：{ $who }。
refused-claim-too-often-nobody = 您的认领已多次没有通过。请当面联系支部的群管理员。

## 年度计划 (plan)

plan-year = <b>{ $year }年主题党日</b>
plan-legend = ✓ 已开展　📌 已预告　🗓 已定日期　— 未定　✗ 当月未开展
plan-empty = 还没有导入这一年的计划，支部委员会导入后可在这里查看。
plan-empty-officer = 这一年还没有计划。请点 [导入计划]，发 Word、Excel、文本文件，或直接粘贴计划表。
plan-line-held = ✓ { $month } { $form } · { $start }
plan-line-announced = 📌 { $month } { $form } · { $start }
plan-line-dated = 🗓 { $month } { $form } · { $start }
plan-line-open = — { $month } { $form } · 日期未定
plan-line-over = ✗ { $month } { $form }
plan-line-none = — { $month } 主题未定
plan-button-year = { $year }年
plan-button-import = 导入计划
plan-button-again = 重新发送
plan-button-save = 保存
plan-button-to-year = 改为{ $year }年
plan-button-show = 查看全年
plan-button-back = ‹ 全年
plan-button-sweep = 全部采用
plan-button-sweep-yes = 确认采用这 { $count } 个日期
plan-ask = 请发年度计划：.docx、.xlsx、.csv、.txt 文件都可以，也可以直接粘贴计划表。
    每月一行：月份、活动方式、活动内容，例如：3月 红色教育行动 党史专题学习
    不想导入了请发 /cancel。
plan-ask-example = 发文件，或粘贴计划表
plan-ask-year = 计划已读到，但没有写明是哪一年的。请点年份：
plan-untitled = 年度计划
plan-preview = <b>{ $title }</b>
    存为 { $year } 年的计划，读到 { $rows } 个月：
    {""}
plan-preview-row = <b>{ $month }</b> { $form } — { $content }
    　　{ $when }
plan-preview-date = 拟定 { $start }
plan-preview-moved = 拟定 { $start }（{ $why }）
plan-preview-kept = 已定 { $start }，保留不动
plan-preview-over = 当月已过，只存档
plan-preview-no-day = 当月没有可定的日子了
plan-why-holiday = { $day }是{ $holiday }假期
plan-why-blocked = 避开{ $day }
plan-why-weekend = { $day }是周末
plan-why-short-month = 当月没有这一天，取月末
plan-why-month-blocked = 当月每天都排满，仍用固定日
plan-why-notice = { $day }来不及提前预告
plan-findings =
    {""}
    <b>有 { $count } 处请留意（不影响保存）：</b>
plan-findings-none =
    {""}
    没有发现问题。
plan-preview-end =
    {""}
    还没有保存。确认无误请点 [保存]。
plan-saved = ✅ <b>{ $year }年的计划已保存</b>，共 { $months } 个月。
plan-kept = 日期已定、保留不动：{ $months }
plan-left = 新计划里没有、沿用原内容：{ $months }
plan-saved-next = 每月到时会把当月安排发给书记确认；也可以点 [全部采用]，一次定下全年日期。
plan-sweep = <b>{ $year }年：按下面的安排定 { $count } 个月的日期</b>
plan-sweep-line = { $month } { $form } · { $when } · { $place }
plan-sweep-aside = 需要单独安排（预告不足5天、没有日子，或缺地点、主持人、记录人）：{ $months }
plan-swept = ✅ <b>{ $year }年已定下 { $count } 个月的日期</b>，到时会自动预告。
refused-plan-year-out = 只能查看 { $first } 年到 { $last } 年，例如：/plan 2027
refused-plan-draft-gone = 这份计划已经保存或换成了另一份。请用 /plan 查看；要重新导入请点 [导入计划]。
refused-plan-send-file = 图片里的计划读不出来。请发 .docx、.xlsx、.txt 文件，或把表格粘贴成文字。
refused-month-out = 没有{ $month }月。请用 /plan 选 1月 到 12月 中的一个。
refused-month-over = { $year }年{ $month }月已经过去，不能再安排活动。
refused-month-has-activity = { $month }月已经有活动了。请用 /plan 点这个月，再点 [改内容]。
refused-theme-unreadable = 请写明活动方式和内容，中间用冒号隔开，例如：红色教育行动：参观革命纪念馆
refused-nothing-to-adopt = { $year }年没有可以一次定下的月份。请用 /plan 点月份逐个安排。
finding-plan-none = { $year } 年还没有导入计划（应年度有计划）。
month-card = <b>{ $month } { $form }</b>
    { $content }

    时间：{ $when }
    地点：{ $place }
    主持人：{ $host }
    记录人：{ $recorder }
month-card-due = 📅 <b>请定{ $month }主题党日的日期</b>
month-card-open =
    {""}
    日期还没有定。同意请点 [采用]，要改请点下面的按钮。
month-card-over =
    {""}
    当月已没有可定的日子。
month-card-dated =
    {""}
    日期已定，{ $posting } 在群里预告。
month-card-announced =
    {""}
    预告已发出。再改需写明原因，会重新通知，并生成报备文字。
month-card-held =
    {""}
    活动已经结束。
month-empty = <b>{ $year }年{ $month }</b>还没有主题。请点 [写主题]，或用 /plan 重新导入计划。
month-empty-over = <b>{ $year }年{ $month }</b>已过，计划里没有这个月。
month-several = { $month }有几次活动，请选一次：
month-open = ⏰ <b>{ $month }的主题党日还没有定日期</b>（{ $form }）。每月应开展一次，并在当月完成，请尽快安排。
date-open = 未定
span = { $start }–{ $end }
finding-date-short-notice = 距活动不足{ $days }天，预告来不及提前{ $days }天，采用时需写明原因。
finding-date-short = 时长 { $hours } 小时，不足半天（{ $least } 小时）。
finding-date-holiday = 这天是法定节假日。
finding-date-blocked = 这天是支部设定不安排活动的日子。
arrange-open = 未定
arrange-superior = 上级党组织
arrange-kept = ✅ 已记下。
arrange-already = 日期早已定好，现在的安排是：
arrange-changed-meanwhile = 在您写原因期间，其他委员已改动这次活动，您的改动没有执行。请看现在的安排，需要时再改：
arrange-moved = 拟定的安排已有变化，请再看一眼：
arrange-button-adopt = 采用 { $when }
arrange-button-when = 改时间
arrange-button-place = 改地点
arrange-button-content = 改内容
arrange-button-host = 主持人
arrange-button-recorder = 记录人
arrange-button-theme = 写主题
arrange-button-card = ‹ 返回
arrange-button-month = 安排{ $month }
arrange-button-activity = { $form } { $start }
arrange-button-previous = ‹ 上一页
arrange-button-next = 下一页 ›
arrange-button-filed = 已报备
arrange-ask-when = <b>{ $month } { $form }</b>现在是：{ $when }
    请写新的时间，须在当月。平时怎么写就怎么写，例如：{ $month }28日下午2点，或 下周五14:00-17:30
arrange-ask-when-example = { $number }月28日 14:00-17:30
arrange-ask-place = <b>{ $month } { $form }</b>现在的地点：{ $place }
    请写新的地点，例如：教学楼A201
arrange-ask-place-example = 教学楼A201
arrange-ask-content = <b>{ $month } { $form }</b>现在的内容：{ $content }
    请写新的内容。接着会问调整的原因，新旧内容都会留存。
arrange-ask-content-example = 传达学习全会精神，交流研讨
arrange-ask-theme = 请写{ $month }的活动方式和内容，中间用冒号隔开，例如：红色教育行动：参观革命纪念馆
arrange-ask-theme-example = 红色教育行动：参观革命纪念馆
arrange-reason-change = “{ $form }”的预告已经发出，改动须报{ $superior }。请写一句原因（写入报备，不发到群里），例如：学校临时安排期中考试
arrange-reason-change-example = 学校临时安排期中考试
arrange-reason-theme = 调整{ $month }“{ $form }”的内容须说明原因。请写一句，例如：学习贯彻刚召开的全会精神
arrange-reason-theme-example = 学习贯彻刚召开的全会精神
arrange-reason-delegation = { $month }的“{ $form }”由书记以外的委员主持，须说明原因。请写一句，例如：书记出差，委托主持
arrange-reason-delegation-example = 书记出差，委托主持
arrange-reason-notice = “{ $form }”的预告已不足提前{ $days }天，须说明原因（写入记录，不发到群里）。请写一句，例如：上级临时部署学习任务
arrange-reason-notice-example = 上级临时部署学习任务
arrange-choose-host = <b>{ $month } { $form }</b>现在的主持人：{ $host }
    由书记主持；特殊情况可委托其他委员，须说明原因。请点姓名：
arrange-choose-recorder = <b>{ $month } { $form }</b>现在的记录人：{ $recorder }
    请点姓名：
change-report = ✅ 已改好，群里和每位党员都会重新收到通知。
    <b>报备文字</b>（点一下即可复制，发给{ $superior }）：

    <code>关于变更{ $month }主题党日活动安排的报备
    { $superior }：
    我支部“{ $form }”主题党日活动因{ $reason }，作如下变更：
    { $changes }
    变更后的安排：{ $when }，{ $place }，主持人{ $host }。特此报备。
    { $branch }</code>

    报送后请点 [已报备]。
change-filed = ✅ 已记下：变更已向上级报备。
changed-starts-at = 开始时间：{ $old } → { $new }
changed-ends-at = 结束时间：{ $old } → { $new }
changed-place = 地点：{ $old } → { $new }
changed-host = 主持人：{ $old } → { $new }
changed-recorder = 记录人：{ $old } → { $new }
changed-content = 内容：{ $old } → { $new }
refused-no-day-left = { $month }月没有可定的日子了。请点 [改时间]，写一个当月将来的时间。
refused-place-missing = { $month }月的活动还没有地点。请先点 [改地点]，例如：党员活动室
refused-host-missing = { $month }月的活动还没有主持人。请先点 [主持人]。
refused-recorder-missing = { $month }月的活动还没有记录人，须指定专人记录。请先点 [记录人]。
refused-host-not-eligible = { $name }不是支部委员，不能主持。可以主持的有：{ $who }。
refused-recorder-not-member = { $name }不是党员，不能做记录人。请选一位党员。
refused-host-needs-reason = 委托{ $name }主持须说明原因。请点 [主持人] 再选一次，并写一句原因，例如：书记出差，委托主持
notice = 📌 <b>主题党日预告：{ $form }</b>
    { $content }

    时间：<b>{ $when }</b>
    地点：{ $place }
    主持人：{ $host }
    准备：{ $prepare }

    不能到会的请点 [请假]，写明原因。
notice-copy = 📌 <b>主题党日预告：{ $form }</b>
    { $content }

    时间：<b>{ $when }</b>
    地点：{ $place }
    主持人：{ $host }
    准备：{ $prepare }

    不能到会的请在开始前点 [请假]，写明原因。
notice-prepare = 佩戴党徽，带好学习材料和笔记本
notice-prepare-july = 佩戴党徽，准备重温入党誓词，带好学习材料
notice-button-leave = 请假
notice-button-calendar = 加入日历
notice-button-details = 详情
notice-nobody = 无
change-notice = 📢 <b>主题党日安排有变：{ $form }</b>
    { $changes }

    现在的安排：<b>{ $when }</b> · { $place } · 主持人 { $host }
change-copy-on-leave = 您已为这次活动请假，请假仍然有效。改时间后能到场的，请点 [撤回]，活动开始前都可以。
change-copy = 📢 <b>您参加的主题党日安排有变：{ $form }</b>
    { $changes }

    现在的安排：<b>{ $when }</b> · { $place } · 主持人 { $host }
    已加入日历的请再点一次 [加入日历]。
forecast = ⚠️ <b>到会率可能不足：{ $form }</b>
    { $when }
    党员 { $members } 人，至少需到 { $needed } 人，目前可望到 { $possible } 人。
    请假：{ $leave }
    联系不上：{ $unreachable }
    还可以在当月内改期，请逐一联系，或点 [改时间]。
eve = 🔔 <b>提醒：{ $form }</b>
    { $when } · { $place }
    请准时参加；不能到会的请现在点 [请假]。
activity-details = <b>{ $form }</b>
    { $content }

    时间：<b>{ $when }</b>
    地点：{ $place }
    主持人：{ $host }
    记录人：{ $recorder }
    准备：{ $prepare }

    我的状态：{ $state }
own-state-present = 已签到
own-state-leave = 已请假
own-state-none = 未请假，请准时参加
calendar-title = 主题党日：{ $form }
calendar-file-name = 主题党日-{ $date }.ics
calendar-file = 打开这个文件，“{ $form }”（{ $when }，{ $place }）就会加入您的日历。

## 请假 (leave)

button-leave-for = 替人登记请假 { $day }
button-leave-more = 下一页 ›
button-leave-submit = 提交
button-leave-attach = 附材料
button-leave-withdraw = 撤回
button-leave-again = 重新请假
button-leave-approve = 同意
button-leave-return = 退回
button-leave-file = 看材料
leave-kind-duty = 公务
leave-kind-teaching = 教学安排
leave-kind-internship = 实习
leave-kind-sick = 病假
leave-kind-personal = 事假
leave-kind-other = 其他
leave-slip = 假〔{ $year }〕{ $number }号
leave-choose = 您要为哪一次活动请假？
leave-choice-none = { $day } { $form }
leave-choice-pending = { $day } { $form } · 待审批
leave-choice-approved = { $day } { $form } · 已准假
leave-nothing-own = 您现在没有需要请假的活动。
leave-category-own = { $late ->
    [yes] “{ $form }”（{ $start }）已经开始，现在提交的按补假登记。请选原因类别：
   *[no] 为“{ $form }”（{ $start }）请假，请选原因类别：
  }
leave-category-other = { $late ->
    [yes] 替{ $name }为“{ $form }”（{ $start }）登记补假，请选原因类别：
   *[no] 替{ $name }为“{ $form }”（{ $start }）登记请假，请选原因类别：
  }
leave-ask-reason = “{ $form }”（{ $start }）请假 · <b>{ $kind }</b>
    请写明理由，2 到 500 字。也可以直接发照片或文件，把理由写在它的说明里。不请了就发 /cancel。
leave-reason-example = 例如：当天参加学院考务工作，全天监考
leave-reason-still = 材料收到了。请再用一句话写明“{ $form }”的请假理由。
leave-draft-own = 请核对，没有问题就点 [提交]；要改理由，重新发一遍即可。
    “{ $form }”（{ $start }）请假 · { $kind }
    理由：{ $reason }
leave-draft-other = 请核对，没有问题就点 [提交]；要改理由，重新发一遍即可。
    替{ $name }登记 · “{ $form }”（{ $start }）· { $kind }
    理由：{ $reason }
leave-ask-file = 请发“{ $form }”请假的证明材料：一张照片，或一个 PDF、Word、Excel、txt 文件，10 MB 以内。发来就算提交。
leave-head-own = <b>{ $late ->
    [yes] 补假
   *[no] 请假
  }</b> · “{ $form }”（{ $start }）· { $kind }
leave-head-other = <b>{ $late ->
    [yes] 补假
   *[no] 请假
  }</b> · { $name } · “{ $form }”（{ $start }）
leave-pending = 已提交，由{ $who }审批；有结果会告诉您。
leave-pending-nobody = 已提交。名册上还没有能审批的支部委员，请告诉书记或群管理员。
leave-approved = 已准假，假条 <b>{ $slip }</b>。{ $by }，{ $at }。
leave-returned = 已退回（{ $by }）：{ $note }
leave-withdrawn = 已撤回。
leave-request = <b>{ $late ->
    [yes] 补假申请
   *[no] 请假申请
  }</b> · { $name } · { $kind }
    “{ $form }”（{ $start }）
    理由：{ $reason }
    { $material ->
        [yes] 提交于 { $asked }，附有材料
       *[no] 提交于 { $asked }
    }
leave-request-done = { $request }
    —
    { $outcome }
leave-reminder = 还没有审批：
    { $request }
leave-ask-note = 退回{ $name }的“{ $form }”请假：请写一句退回的原因，会告诉本人。
leave-note-example = 例如：请补充实习单位的证明
leave-file = { $name } · “{ $form }”请假材料
leave-for-whom = 替谁为“{ $form }”（{ $start }）登记请假？
leave-for-nobody = “{ $form }”（{ $start }）没有需要登记的人：其他党员都已签到或已准假。
refused-leave-nothing = 现在没有可以请假的活动。全年安排见 /plan。
refused-leave-gone = 没有找到这条请假。请发 /leave 重新查看。
refused-leave-guest = 您是“{ $form }”的来宾，来不了不用请假，在群里或当面说一声就行。
refused-leave-newcomer = “{ $form }”结束后 { $name } 才加入本支部，不用请假。
refused-leave-present = { $name }已在“{ $form }”签到，不用请假。签到有误请找组织委员更正。
refused-leave-too-late = “{ $form }”的补假到 { $until } 为止，现在不能再提交。请直接找组织委员说明情况。
refused-leave-reason-short = 理由至少写 { $least } 个字，例如：当天参加学院考务工作。
refused-leave-withdrawn = { $name }已经撤回“{ $form }”的请假，不用再审批。
refused-leave-withdraw-others = { $name }的请假只能由本人或代为登记的委员撤回，请联系{ $name }。
refused-leave-withdraw-late = “{ $form }”{ $start } 已经开始，请假不能再撤回。人已到场的，请组织委员代为签到。
refused-leave-draft-gone = 这份请假没有写完，或者已经取消。请发 /leave 重新填写。
refused-own-matter = 自己的申请不能自己审批，请{ $who }办理。
refused-material-none = 这里没有附材料。
refused-material-empty = 文件“{ $name }”是空的，请重新发一次。
refused-material-too-large = “{ $name }”有 { $size } MB，最大收 { $limit } MB。请压缩，或拍一张照片发来。
refused-material-kind = “{ $name }”不是能收的材料。请发照片（jpg、png、heic）或 pdf、docx、xlsx、txt 文件。
refused-material-fetch = 文件没有收全，请再发一次。
refused-material-damaged = 材料“{ $name }”在存放处已损坏或丢失，请本人再发一次。

## 补学 (make-up)

button-makeup-open = 补学
button-makeup-explain = 说明原因
button-makeup-leave = 补假
button-makeup-board = 补学情况（{ $count }）
button-makeup-more = 下一页 ›
button-makeup-accept = 通过
button-makeup-return = 退回
button-makeup-file = 看材料
button-makeup-contact = 登记联系
button-makeup-by-hand = 代为登记补学
makeup-task-absent = 您没有参加“{ $form }”（{ $start }）。
    内容：{ $content }
    请在 <b>{ $due }</b> 前补学：看活动情况，回答三个小问题。也请说明未到的原因。
makeup-task-leave = 您请假没有参加“{ $form }”（{ $start }）。
    内容：{ $content }
    请在 <b>{ $due }</b> 前补学：看活动情况，回答三个小问题。
makeup-study = <b>补学 · { $form }</b>
    时间：{ $start }
    地点：{ $place }
    内容：{ $content }
    到会：党员 { $members } 人，实到 { $present } 人（{ $percent }）

    请在 { $due } 前用一条消息回答，20 到 3000 字：
    ① 学了什么？ ② 怎么看？ ③ 怎么做？
    也可以发一张学习笔记的照片或一个文件。
makeup-study-again = { $study }

    上次退回的意见：{ $note }
makeup-answer-example = 学了……；我认为……；我打算……
makeup-answer-long = 这段文字太长（收到的一段有 { $length } 字），最多 { $limit } 字，还没有提交。请删减后用一条消息发来，或者发成文件。
makeup-own-submitted = “{ $form }”（{ $start }）的补学已在 { $at } 提交{ $late ->
    [yes] （超过期限）
   *[no] {""}
  }，等组织委员审阅，结果会告诉您。
makeup-own-accepted = “{ $form }”（{ $start }）的补学已在 { $at } 通过，不用再交。
makeup-choose = 请选要补学的活动：
makeup-none = 您没有待完成的补学。
makeup-choice-open = { $day } { $form }
makeup-choice-returned = { $day } { $form } · 已退回
makeup-choice-submitted = { $day } { $form } · 待审阅
makeup-ask-explanation = 您没有参加“{ $form }”（{ $start }），请写一句原因。只有支部委员能看到。
makeup-explanation-example = 例如：当天在外地实习，没有来得及请假
makeup-explained = 原因已记下（“{ $form }”），只有支部委员能看到。确有正当理由的，可以补假；补学仍要完成。
makeup-board = 还没有完成的补学：
makeup-board-empty = 没有未完成的补学。
makeup-board-open = { $name } · { $day } · 未交
makeup-board-returned = { $name } · { $day } · 已退回
makeup-board-submitted = { $name } · { $day } · 待审阅
makeup-card = <b>{ $name }</b> · “{ $form }”（{ $start }）补学
makeup-cause-absent = 缺席，没有请假
makeup-cause-leave = 请假
makeup-card-explanation = 本人说明：{ $words }
makeup-card-contact = 联系记录（{ $at }）：{ $words }
makeup-card-answer = 作答：{ $answer }
makeup-is-open = 尚未提交，期限 { $due }；本人{ $read ->
    [yes] 已看
   *[no] 未看
  }活动情况
makeup-is-submitted = 提交于 { $at }{ $late ->
    [yes] （超过期限）
   *[no] {""}
  }，请审阅
makeup-is-returned = { $by }已退回：{ $note }（期限 { $due }）
makeup-is-accepted = { $by }已在 { $at } 通过
makeup-is-by-hand = { $by }已在 { $at } 代为登记：{ $note }
makeup-answered-anew = { $name }已重新提交“{ $form }”的补学，请看新的一条。
makeup-ask-note = 退回{ $name }的“{ $form }”补学：请写一句要补充什么，会告诉本人。
makeup-note-example = 例如：请结合自己的工作谈谈怎么做
makeup-ask-contact = 您和{ $name }联系过了吗？请写一句情况（“{ $form }”，缺席原因）。
makeup-contact-example = 例如：已电话联系，本人住院，下周出院
makeup-ask-how = { $name }是怎样完成“{ $form }”补学的？请写一句，会注明由您代为登记。
makeup-how-example = 例如：送学上门，3月10日面谈并学习了材料
makeup-file = { $name } · “{ $form }”补学材料
makeup-nudge = 提醒：“{ $form }”（{ $start }）的补学还没有完成，请在 <b>{ $due }</b> 前回答。
makeup-accepted = “{ $form }”（{ $start }）的补学已通过。
makeup-accepted-by-hand = “{ $form }”（{ $start }）的补学已由支部委员代为登记完成。
makeup-returned = “{ $form }”（{ $start }）的补学退回修改：{ $note }
    请在 { $due } 前重新回答。
makeup-overdue = “{ $form }”（{ $start }）的补学到期未完成 { $count } 人：{ $names }。请逐一联系，或代为登记。
makeup-closed = “{ $form }”（{ $start }）的补学已结束：本人已不在支部名册上。
makeup-cancelled = “{ $form }”（{ $start }）已为本人补登签到，不用补学。
refused-makeup-gone = 没有找到这次补学，可能已补登签到而取消。请发 /makeup 查看。
refused-makeup-newer = { $name }已重新提交，请看新的一条再决定。
refused-makeup-answer-short = 作答只有 { $length } 字，至少 { $least } 字。例如：学习了党章第一章，认识到……今后我要……
refused-absence-reason-short = 请至少写 { $least } 个字，例如：当天住院。

## 测评 (ballot)

button-vote = 去投票
button-ballot-again = 重选
button-ballot-submit = 提交
button-comment = 写一条意见
ballot-dimension-1 = 主题特色鲜明
ballot-dimension-2 = 内容充实健康
ballot-dimension-3 = 方式灵活生动
ballot-dimension-4 = 效果突出显著
ballot-level-1 = 满意
ballot-level-2 = 比较满意
ballot-level-3 = 一般
ballot-level-4 = 不满意
ballot-head = 📋 <b>“{ $form }”测评</b>（{ $start }）
    请在 { $closes } 前投票。
ballot-promise = 🔒 <b>不记名。</b>机器人只存两样：每个选项一共几票；您已经投过票（防止重复投）。不存谁选了什么，也不存投票的时间和先后。截止前不公布任何结果；不足 { $least } 票时只公布总的满意率。
ballot-question = <b>第 { $number } 题（共 { $of } 题）：{ $question }</b>
ballot-check = <b>您的选择是：</b>
ballot-choice = { $dimension }：{ $level }
ballot-thanks = ✅ 谢谢！您对“{ $form }”（{ $start }）的票已计入总数，不能再改。
    还有话想说，可在 { $closes } 前写一条意见，同样不记名。
ballot-already = 您已经投过“{ $form }”（{ $start }）的票了。每人一票，不能再改。
    还有话想说，可在 { $closes } 前写一条意见，不记名。
ballot-reminder = 📋 请为<b>“{ $form }”</b>（{ $start }）投票：四道题，{ $closes } 截止。
ballot-card = 📋 <b>“{ $form }”（{ $start }）测评进行中</b>
    已投 { $voted }/{ $eligible } 人，{ $closes } 截止，截止后公布结果。
    到会的同志请在与机器人的私聊里投票，不记名。
ballot-card-closed = 📋 <b>“{ $form }”（{ $start }）测评已结束</b>
    投票 { $voted }/{ $eligible } 人，{ $closes } 截止。
ballot-result = 📊 <b>“{ $form }”（{ $start }）测评结果</b>
    党员投票 { $ballots }/{ $eligible } 人（不记名，{ $closes } 截止）
ballot-result-rate = 满意率 <b>{ $rate }</b>
ballot-result-few = 满意率 <b>{ $rate }</b>（不足 { $least } 票，只公布总的满意率）
ballot-result-nobody = 没有党员投票，没有满意率。
ballot-result-guests = 来宾投票 { $ballots } 人，满意率 { $rate }（不计入党员满意率）
ballot-result-guests-few = 来宾投票 { $ballots } 人，人数少，不公布结果。
ballot-chart-title = { $form } · 测评结果
ballot-chart-rate = 满意率 { $rate } · { $ballots } 票
comment-ask = ✍️ 请<a href="{ $link }">回复这条消息</a>，写下您对“{ $form }”（{ $start }）的意见，最多 { $limit } 字，{ $closes } 截止。
    🔒 不记名：只存文字，不存是谁写的、何时写的。截止后原文打乱次序转给支部委员，请不要写出姓名；投票不足 { $least } 人时不转交，直接删除。
comment-example = 例如：讨论时间可以再长一些
comment-kept = ✅ 您对“{ $form }”（{ $start }）的意见已收到，不记名。谢谢！
ballot-comments = ✍️ <b>“{ $form }”（{ $start }）收到意见 { $count } 条</b>
    不记名，次序已打乱。测评已于 { $closes } 截止。
ballot-comment = { $number }．{ $text }
low-warning = ⚠️ “{ $form }”（{ $start }）的满意率为 <b>{ $rate }</b>，低于 { $line }。这是 { $year } 年第 { $low } 次。
    一年满 { $limit } 次，支部及班子成员不得评先选优，并须整改。本提醒只发给书记。测评 { $closes } 截止；满 { $limit } 次后整改期为 { $days } 天。
low-consequence = ⚠️ “{ $form }”（{ $start }）的满意率为 <b>{ $rate }</b>，低于 { $line }。这是 { $year } 年第 { $low } 次，已满 { $limit } 次。
    按规定，支部及班子成员本年不得评先选优，并须整改。整改已列入 /todo，请在 { $days } 天内完成（测评 { $closes } 截止）。
refused-ballot-not-open = “{ $form }”的测评还没有开始。活动结束后，机器人会私聊发给到会的人。
refused-ballot-not-present = “{ $form }”的测评只请到会签到的人参加，名单里没有您的签到。若您当时在场，请联系组织委员补登。
refused-ballot-closed = “{ $form }”的测评已于 { $at } 截止，不再收票和意见。结果请看群里。
refused-ballot-void = 这张票不完整或已失效，没有计入。请点群里测评卡片上的 [去投票] 重新投。
refused-comment-not-voted = 请先为“{ $form }”投票，再写意见。请点群里测评卡片上的 [去投票]。
refused-comment-not-text = 意见只收文字，刚才的没有保存。请再回复一次那条消息，用文字写，例如：讨论时间可以再长一些
refused-comments-full = “{ $form }”的意见已和票数一样多，不再接收。因为不记名，机器人只能这样防止重复。

## 总结 (summary, me, todo, help)

summary-month = 📊 <b>{ $branch } · { $year }年{ $month }总结</b>
summary-quarter = 📊 <b>{ $branch } · { $year }年第{ $quarter }季度总结</b>
summary-year = 📊 <b>{ $branch } · { $year }年总结</b>
summary-month-empty = 这个月没有安排活动。
summary-form = <b>{ $form }</b>
    { $content }
summary-when = 时间：{ $start }　地点：{ $place }
summary-will-last = 计划 { $hours } 小时{ $short ->
        [yes] ，⚠️ 不足半天（{ $half_day } 小时）
       *[no] {""}
    }
summary-lasted = 时长 { $hours } 小时{ $short ->
        [yes] ，⚠️ 不足半天（{ $half_day } 小时）
       *[no] {""}
    }
summary-people = 主持：{ $host }　记录：{ $recorder }
summary-notice = 预告：提前 { $days } 天 ✓
summary-notice-late = 预告：⚠️ 只提前 { $days } 天（应提前 { $needed } 天）
summary-notice-reason = 迟发原因：{ $reason }
summary-expected = 应到 { $members }，已请假 { $leave }，达标需到 { $needed } 人
summary-attendance = 应到{ $members } 实到{ $present }（{ $percent }{ $reached ->
        [yes] {" "}✓
       *[no] ，⚠️ 未达 { $line }%，需{ $needed }人
    }） 请假{ $leave } 缺席{ $missing } 来宾{ $guests }
summary-absent = 缺席：{ $names }
summary-heads = 清点人数比签到{ $more ->
        [yes] 多
       *[no] 少
    } { $count } 人
summary-makeups = 补学：已完成 { $accepted }，待审阅 { $submitted }，未完成 { $open }，逾期 { $overdue }
summary-ballot-open = 测评进行中，{ $closes } 截止，截止后公布结果。
summary-rate = 满意率 { $rate }（{ $ballots }/{ $eligible } 票）{ $low ->
        [yes] {" "}⚠️ 偏低
       *[no] {""}
    }
summary-dimension = · { $dimension } { $rate }
summary-missing = <b>还缺：</b>
summary-nothing-missing = ✅ 没有缺项。
summary-gap-not-dated = ⚠️ 还没有定日期。请点 [定日期] 选好时间和地点。
summary-gap-no-notice = ⚠️ 没有发预告。请在群里口头补充通知，并把原因告诉记录人。
summary-gap-host = ⚠️ 主持人已不在名册上。请点 [定日期] 另选一位。
summary-gap-recorder = ⚠️ 没有记录人。请书记指定专人记录；活动开始前可点 [定日期] 选一位。
summary-gap-leave = ⚠️ { $count } 份请假还没有审批。请点 [待办] 逐一决定。
summary-gap-heads = ⚠️ 没有清点人数。请点 [清点人数] 补上。
summary-gap-ballot = ⚠️ 没有测评结果：没有人投票。下次请在散会前提醒大家投票。
summary-gap-contact = ⚠️ { $count } 人还没有联系上。请点 [待办]，打电话或当面了解情况后点 [已联系]。
summary-gap-review = ⚠️ { $count } 份补学等待审阅。请点 [待办] 审阅。
summary-gap-makeup = ⏳ { $count } 人的补学还在期限内，机器人会提醒他们，现在不用做什么。
summary-gap-overdue = ⚠️ { $count } 人的补学逾期。请点 [待办]，联系本人或代为登记。
summary-line-held = { $month } { $form } · 到会 { $percent }{ $reached ->
        [yes] {""}
       *[no] {" "}⚠️
    }
summary-line-rated = { $month } { $form } · 到会 { $percent }{ $reached ->
        [yes] {""}
       *[no] {" "}⚠️
    } · 满意 { $rate }{ $low ->
        [yes] {" "}⚠️
       *[no] {""}
    }
summary-line-dated = { $month } { $form } · { $start }
summary-line-open = { $month } { $form } · 未定日期
summary-line-over = { $month } { $form } · ✗ 当月未开展
summary-line-none = { $month } —
summary-held = 已开展 { $activities } 次，{ $of } 个月中 { $held } 个月有活动
summary-mean = 平均到会率 { $percent }（要求 { $line }%）
summary-below = 到会未达 { $line }%：{ $months }
summary-leaves = 请假 { $count } 人次
summary-mean-rate = 平均满意率 { $rate }
summary-low = 满意率低于 { $line }：{ $low } 次（一年满 { $limit } 次不得评先选优）
summary-long-absent = <b>连续缺席且未请假：</b>
summary-long-absent-person = · { $name }：连续 { $count } 次（从 { $since } 起）。请谈一次心，了解情况。
summary-long-absent-grave = · { $name }：连续 { $count } 次（从 { $since } 起），已满六个月。党章规定：没有正当理由，连续六个月不参加党的组织生活，就被认为是自行脱党。请先核实原因，再按规定办理。
summary-long-absent-private = 以上只给支部委员看，请勿转发到群里。
summary-findings = <b>全年计划还缺：</b>
summary-finding = ⚠️ { $words }
summary-chart-title = { $branch } { $year }年
summary-chart-attendance = 到会率
summary-chart-satisfaction = 满意率
summary-chart-needed = 到会要求 { $percent }%
button-summary-this = 本月
button-summary-last = 上月
button-summary-year = 全年
button-summary-arrange = 定日期：{ $form }
refused-summary-period = 没看懂要看哪段时间。请这样写：/summary { $month }（月份）、/summary 第一季度、/summary { $year }（年份），或 /summary 全年

todo-empty = 🎉 现在没有待办。辛苦了，有事我会私聊告诉您。
todo-title = 📋 <b>待办 { $count } 件</b>（急的在前）
todo-more = ……另有 { $count } 件，做完前面的再发送 /todo。
todo-item = { $number }. { $what }
    　 { $due } 前
todo-item-late = { $number }. { $what }
    　 ⚠️ 已逾期（应在 { $due } 前）
todo-item-open = { $number }. { $what }
todo-about = { $what }（{ $form }，{ $when }）
todo-host = <b>主持活动</b>：清点人数、结束活动
todo-ballot = <b>投票测评</b>
todo-makeup = <b>完成补学</b>
todo-leave-waits = 您的请假还在等待审批
todo-leave = <b>审批请假</b>：{ $name }
todo-claim = <b>确认身份</b>：有人认领“{ $name }”
todo-filing = <b>报备</b>：变更尚未向上级报备
todo-date = <b>定日期</b>：{ $month }的活动
todo-theme = <b>安排{ $month }的活动</b>：计划里没有这个月
todo-review = <b>审阅补学</b>：{ $name }
todo-overdue = <b>补学逾期</b>：{ $name }
todo-contact = <b>联系</b> { $name }：私聊发不到，请打电话或当面告知
todo-objection = <b>答复异议</b>：{ $name } 认为自己的记录有误
todo-rectify = <b>整改</b>：满意率一年内多次偏低
todo-stuck = 机器人没能完成“{ $what }”，还在重试。请检查机器人是否仍在群里、能否发言
todo-automatic-notice = 发预告
todo-automatic-forecast = 预测到会人数
todo-automatic-eve = 活动前一天提醒
todo-automatic-opening = 开放签到
todo-automatic-ending = 结束活动
todo-automatic-ballot-reminder = 提醒投票
todo-automatic-ballot-closing = 公布测评结果
todo-automatic-month-proposal = 发当月安排
todo-button-host = { $number } 主持卡
todo-button-ballot = { $number } 去投票
todo-button-makeup = { $number } 去补学
todo-button-leave-waits = { $number } 看请假
todo-button-leave = { $number } 审批
todo-button-claim = { $number } 确认
todo-button-filing = { $number } 已报备
todo-button-date = { $number } 定日期
todo-button-theme = { $number } 安排
todo-button-review = { $number } 审阅
todo-button-overdue = { $number } 处理
todo-button-contact = { $number } 已联系
todo-button-objection = { $number } 答复
todo-button-rectify = { $number } 已整改
todo-ask-contact = 您已联系 <b>{ $name }</b>（{ $form }）。怎么联系的？情况如何？请写一两句，例如：打了电话，本人在外地实习，已告知活动内容
todo-ask-contact-example = 打了电话，本人在外地实习，已告知活动内容
todo-ask-objection = <b>{ $name }</b> 的异议：{ $words }
    请写下核实的结果，会发给本人，例如：已核实，当天在场，签到已补登
todo-ask-objection-example = 已核实，当天在场，签到已补登
todo-ask-rectify = 请写下整改了什么（{ $form }），例如：支委会研究后，改为分组讨论，并先征求大家意见
todo-ask-rectify-example = 支委会研究后，改为分组讨论
todo-closed-contact = ✅ 已记下与 { $name } 的联系。
todo-closed-objection = ✅ 答复已发给 { $name }，并记入活动记录。
todo-closed-rectify = ✅ 整改情况已记下。
refused-todo-closed = 这件事已经有人办好了。请用 /todo 看还有什么要办。
button-todo = 待办
button-me = 我的记录

me-title = 📒 <b>{ $name } · { $year }年</b>
    到会 { $present } 次，请假 { $leave } 次，缺席 { $absent } 次
me-nothing = 今年还没有活动。
me-present = ✅ { $start } { $form }：{ $at } 签到
me-late = ✅ { $start } { $form }：{ $at } 签到（迟到）
me-leave = 📝 { $start } { $form }：请假
me-absent = ▫️ { $start } { $form }：缺席
me-ahead = 🗓 { $start } { $form }
me-extra = ，{ $words }
me-leave-pending = 请假待审批
me-makeup-open = 补学须在 { $due } 前完成
me-makeup-returned = 补学被退回，须在 { $due } 前补充
me-makeup-submitted = 补学已交，待审阅
me-makeup-accepted = 补学已完成
me-private = 记录只有您和支部委员能看到。哪里不对，请点 [有异议]。
button-me-makeup = 补学：{ $form }
button-object = 有异议
objection-ask = 哪一次、哪里不对？请写清楚，例如：3月6日我在场，签到没有成功
objection-example = 3月6日我在场，签到没有成功
objection-sent = ✅ 已转给{ $names }，会在 { $days } 天内核实并答复您。
objection-kept = ✅ 已记下。名册上暂时没有能收到消息的组织委员或书记，请当面说一声；记录会在 { $days } 天内作为待办等候核实。
objection = ❗ <b>{ $name }</b> 认为自己的记录有误：
    { $words }
    请在 { $days } 天内核实，在 /todo 里答复本人；要补登签到，用主持卡上的 [补登签到]。
objection-answer = 💬 您的异议“{ $asked }”已由{ $by }核实：
    { $words }

help-stranger =
    我帮党支部办每月的主题党日。现在我还不认识您：

    <b>您是党员：</b>请在支部群里点“认领身份”卡片上的按钮，选自己的姓名。
    <b>您要为支部开通：</b>请把我加进支部的群，由群管理员点 [开始设置]。
help-founder =
    您正在为支部做设置：
    /setup 支部设置
    /roster 名册：导入名单，再选出您自己的姓名
help-unbound = 您还没有认领身份。请在支部群里点“认领身份”卡片上的按钮，选自己的姓名；支部委员确认后，就能请假、投票、看自己的记录。
help-claiming = 您已认领“{ $name }”，正等支部委员确认。确认后我会告诉您，那时就能请假、投票、看自己的记录。
help-guest =
    <b>{ $name }，您在{ $branch }可以：</b>
    签到：活动开始前{ $minutes }分钟起，扫码或在群里点 [签到]
    测评：活动结束后，在私聊里投票，不记名
    /me 我的记录　/plan 全年安排
help-member =
    <b>{ $name }，您在{ $branch }可以：</b>
    签到：活动开始前{ $minutes }分钟起，扫码或在群里点 [签到]
    测评：活动结束后，在私聊里投票，不记名
    /leave 请假　/makeup 补学
    /todo 我的待办　/me 我的记录
    /plan 全年安排　/summary 总结
help-officer =
    <b>支部委员还可以：</b>
    /todo 审批、审阅、联系，最急的在前
    /plan 定日期、改时间、导入年度计划
    /checkin 签到码和补登　/roster 名册
    /summary 姓名和缺项都在里面；例如 /summary 3、/summary 全年
    /setup 支部设置
help-host =
    <b>您主持“{ $form }”（{ $start }）：</b>
    开始前{ $minutes }分钟收到主持卡，现场清点人数，散会时点 [结束活动]。
help-always = /language 中文 / English　/cancel 取消正在问的问题
help-group =
    <b>群里可用：</b>/plan 全年安排　/summary 总结（只有总数）
    请假、投票、补学和个人记录都在私聊里。
privately = 这件事在私聊里办，请点下面的按钮。
button-private = 打开私聊
button-language = 中文 / English
language-ask = 请选择语言。
    Please choose your language.
language-zh-cn = 中文
language-en = English
language-set = ✅ 以后用中文和您说话。

command-todo = 待办：要我做的事
command-leave = 请假
command-makeup = 补学
command-me = 我的记录
command-plan = 全年安排
command-summary = 总结
command-checkin = 签到码、补登签到
command-roster = 名册
command-setup = 支部设置
command-help = 现在能做什么
command-language = 语言 / Language
command-cancel = 取消正在问的问题
bot-description =
    我帮党支部办每月的主题党日：活动预告、扫码签到、书面请假、不记名测评、缺席补学和总结。

    党员请在支部群里点“认领身份”卡片来找我；要为支部开通，请把我加进支部的群。
bot-short-description = 党支部主题党日助手：预告、签到、请假、测评、补学、总结。

## 读取文件 (files, intake)

# --- 文件 (bot/intake/files.py, archive.py) ---
refused-file-too-large = 文件“{ $name }”有 { $size } MB，超过 { $limit } MB 的上限。请只保留文字表格（去掉图片）后重发，或直接把表格内容粘贴过来。
refused-file-empty = 文件“{ $name }”是空的。请检查后重发，可用 .docx、.xlsx、.txt、.csv，或直接粘贴文字。
refused-file-image = “{ $name }”是图片或视频，认不出里面的文字。请发 .docx、.xlsx、.txt、.csv 文件，或直接粘贴文字。
refused-file-old-office = “{ $name }”是旧版 Office/WPS 格式（.doc/.xls/.wps/.et）。请打开后另存为 .docx 或 .xlsx 再发，或直接粘贴表格。
refused-file-encrypted = “{ $name }”有密码保护，打不开。请取消密码后另存一份再发，或直接粘贴表格。
refused-file-other-type = “{ $name }”是 { $kind } 文件，这里不读。请发 .docx、.xlsx、.txt、.csv 文件，或直接粘贴文字。
refused-file-unknown = 认不出“{ $name }”是什么文件。请发 .docx、.xlsx、.txt、.csv 文件，或直接粘贴文字。
refused-file-macro = “{ $name }”带有宏（.docm/.xlsm 一类），为安全起见不读。请另存为不带宏的 .docx 或 .xlsx 再发。
refused-file-broken = “{ $name }”已损坏，读不完整。请在电脑上打开确认无误，另存一份再发。
refused-file-slow = “{ $name }”读了一分钟还没读完，没有读。请新建一个只含这张表的 .docx 或 .xlsx 再发，或直接粘贴表格。
refused-file-bomb = “{ $name }”解开后大得不合常理，没有读。请新建一个只含这张表的 .docx 或 .xlsx 再发，或直接粘贴表格。
refused-file-unsafe = “{ $name }”里有不安全的内容（外部实体声明），没有读。请新建一个文件，把表格复制进去再发。
refused-file-encoding = 认不出“{ $name }”的文字编码。请另存为 UTF-8 编码的 .txt 或 .csv 再发，或直接粘贴文字。

# --- 文字与姓名 (bot/domain/names.py) ---
refused-text-empty = 没有收到文字。请用文字写下来再发。
refused-text-cut = 粘贴的文字太长，被应用分成了几条，没有读。请存成 .txt、.docx 或 .xlsx 文件发来。
refused-text-too-long = 文字有 { $length } 字，最多 { $limit } 字。请删减后再发。
refused-name-bad = “{ $value }”不像姓名。姓名由 1～{ $limit } 个字组成，可以有间隔号、连字符和空格，例如：张三、阿卜杜拉·艾力；同名可写作 张三2 或 张三（大）。

# --- 年度计划 (bot/intake/plan.py) ---
refused-plan-no-table = 没有找到计划表。请发带表头“时间、方式、内容”的表格，或逐行粘贴，例如：3月 红色教育行动 党史专题学习
refused-plan-too-many-rows = 计划超过 { $limit } 行。年度计划每月一行，共 12 行，例如：3月 红色教育行动 党史专题学习
refused-plan-month-unknown = 第 { $row } 行的时间“{ $value }”认不出是哪个月。请写 1月 到 12月 中的一个，例如：3月
refused-plan-month-empty = 第 { $row } 行没有写时间。请补上月份，例如：3月
refused-plan-month-twice = 第 { $first } 行和第 { $row } 行都是 { $month } 月。每月一行，请合并或改正月份后重发，例如：3月 红色教育行动 党史专题学习
refused-plan-content-empty = 第 { $row } 行（{ $month } 月）没有活动内容。请补上，例如：{ $month }月 红色教育行动 党史专题学习
refused-plan-formula = 第 { $row } 行的“{ $value }”是公式，不会计算。请改成写好的文字，例如：3月
refused-plan-form-too-long = 第 { $row } 行的活动方式有 { $length } 字，最多 { $limit } 字。请写短些，例如：专题学习研讨
refused-plan-content-too-long = 第 { $row } 行的活动内容有 { $length } 字，最多 { $limit } 字。请写成一两句，例如：组织参观红色基地，了解党史。

# --- 计划检查 (bot/domain/activity/plan_check.py) ---
finding-plan-other-year = 计划写的是 { NUMBER($said, useGrouping: 0) } 年，现在要存为 { NUMBER($year, useGrouping: 0) } 年的计划。
finding-plan-year-blank = 原文有 { $count } 处“{ $blank }”没有填年份，按 { NUMBER($year, useGrouping: 0) } 年填上。
finding-plan-month-missing = { $month } 月没有安排（应月月有安排、次次有主题）。
finding-plan-repeated = 第 { $row } 行（{ $month } 月）和第 { $first } 行（{ $first_month } 月）内容相同。
finding-plan-anniversary = 第 { $row } 行（{ $month } 月）写“{ $event } { $said } 周年”，{ NUMBER($year, useGrouping: 0) } 年应是 { $right } 周年；{ $said } 周年是 { NUMBER($fits, useGrouping: 0) } 年。
finding-plan-no-constitution = 没有一个月安排诵读党章（每年至少诵读党章全文一遍）。
finding-plan-no-appraisal = 没有一个月安排民主评议党员（每年一次）。
finding-plan-no-life-meeting = 没有一个月安排组织生活会（应定期召开）。
finding-plan-no-dues-disclosure = 没有一个月安排公开党费收缴使用情况（每年一次）。
finding-plan-july-plain = 第 { $row } 行（7 月）没有{ $lacks ->
    [oath] 重温入党誓词
    [visit] 走访慰问
   *[both] 重温入党誓词，也没有走访慰问
  }（“七一”要增强仪式感）。

# --- 名册 (bot/intake/roster.py) ---
refused-roster-empty = 名册里没有人。请每行写一人：姓名 类别 职务，例如：张三 正式党员 书记
refused-roster-too-many = 名册超过 { $limit } 人。请只发本支部的名册，每行一人，例如：张三 正式党员 书记
problem-roster-name-bad = 第 { $line } 行：“{ $value }”不像姓名，这一行没有收。请写成：张三 正式党员 书记
problem-roster-name-twice = 第 { $line } 行：“{ $name }”和第 { $first } 行重名，只收了第 { $first } 行。若是两个人，请写成 { $name }2 或 { $name }（大）。
problem-roster-kind-unknown = 第 { $line } 行：认不出“{ $value }”是哪一类，{ $name } 没有收。类别有：正式党员、预备党员、发展对象、积极分子、群众。
problem-roster-office-unknown = 第 { $line } 行：没看懂“{ $value }”，{ $name } 已收，这一项没有记。职务有：书记、副书记、组织委员、宣传委员、纪检委员。
problem-roster-office-not-member = 第 { $line } 行：{ $name } 不是党员，职务没有记。若类别写错了，请改成：{ $name } 正式党员 组织委员
problem-roster-second-secretary = 第 { $line } 行：第 { $first } 行的 { $first_name } 已是书记，{ $name } 已收，没有记书记。若是副书记，请写：{ $name } 正式党员 副书记
problem-roster-formula = 第 { $line } 行：“{ $value }”是公式，不会计算，这一行没有收。请写成：张三 正式党员 书记

## 时间 (typed times)

refused-when-unreadable = 没有看懂这个时间。请写明日期和时间，例如：{ $example }-{ $example_end }，或“3月6日下午2点”“下周五14:00”。
refused-when-day-missing = 请同时写明是哪一天，例如：{ $example }-{ $example_end }。
refused-when-hour-missing = 请写明几点开始，例如：{ $example }-{ $example_end }。
refused-when-no-such-day = 日历上没有{ $asked_year }年{ $asked_month }月{ $asked_day }日，请核对日期，例如：{ $example }。
refused-when-no-such-weekday = { $asked_year }年{ $asked_month }月没有第{ $nth }个{ $weekday ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[7] 周日
    }，请换一个日期，例如：{ $example }。
refused-when-no-such-time = 没有“{ $time }”这个时刻。请用 0:00 到 23:59 之间的时间，例如：{ $example }-{ $example_end }。
refused-when-weekday-differs = { $day }不是{ $written ->
        [1] 周一
        [2] 周二
        [3] 周三
        [4] 周四
        [5] 周五
        [6] 周六
       *[7] 周日
    }。请核对日期和星期后再写一次，例如：{ $example }。
refused-when-past = { $day }已经过去。请写一个将来的时间，例如：{ $example }。
refused-when-other-month = 主题党日须在当月完成：这次活动属于{ $year }年{ $month }月，而您写的是{ $asked_year }年{ $asked_month }月。请改为当月的时间，例如：{ $example }。
refused-when-too-far = 这个日期太远，请写 { $days } 天以内的时间，例如：{ $example }。
refused-when-end-before-start = 结束时间须晚于开始时间，请核对，例如：{ $example }-{ $example_end }。
refused-when-too-long = 一次活动最长 { $days } 天，请核对结束时间，例如：{ $example }-{ $example_end }。
refused-fixed-day-unreadable = 没有看懂这个固定日。请写每月的第几天或第几个星期几，例如：“每月5日”“每月第一个周五”“每月最后一个周五”。
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
