## Plan of the year

plan-year = <b>{ $year }年主题党日</b>
plan-legend = ✓ 已开展　📌 已预告　🗓 已定日期　— 未定　✗ 当月未开展　○ 未记录
plan-empty = 还没有导入这一年的计划，支部委员会导入后可在这里查看。
plan-empty-officer = 这一年还没有计划。请点 [导入计划]，发 Word、Excel、文本文件，或直接粘贴计划表。
plan-line-held = ✓ { $month } { $form } · { $start }
plan-line-recorded-later = ✓ { $month } { $form } · { $start } · 补记
plan-line-announced = 📌 { $month } { $form } · { $start }
plan-line-dated = 🗓 { $month } { $form } · { $start }
plan-line-open = — { $month } { $form } · 日期未定
plan-line-over = ✗ { $month } { $form }
plan-line-unrecorded = ○ { $month } { $themed ->
        [yes] { $form } · 未记录
       *[no] 未记录
    }
plan-line-none = — { $month } 主题未定

## Buttons

plan-button-year = { $year }年
plan-button-import = 导入计划
plan-button-again = 重新发送
plan-button-save = 保存
plan-button-to-year = 改为{ $year }年
plan-button-other = 看{ $year }年的部分
plan-button-table = { $number }. { $name }（{ $months } 个月）
plan-button-mend = { $month }改为{ $right }周年
plan-button-wide = { $words }：放入{ $months }月
plan-button-show = 查看全年
plan-button-back = ‹ 全年
plan-button-sweep = 全部采用
plan-button-sweep-yes = 确认采用这 { $count } 个日期

## Import

plan-ask = 请发年度计划：.docx、.xlsx、.pdf、.csv、.txt 文件都可以，也可以直接粘贴计划表。
    每月一行：月份、活动方式、活动内容，例如：3月 红色教育行动 党史专题学习
    不导入的，请发送 /cancel。
plan-ask-example = 发文件，或粘贴计划表
plan-ask-year = 计划已读到，但没有写明是哪一年的。请点年份：
plan-ask-years = 这份计划跨 { $years } 年，每年分开保存。请点先看哪一年：
plan-ask-table = 有几张表都像年度计划，请点要用的一张：
plan-ask-table-line = <b>{ $number }.</b> { $name }：{ $rows }
plan-table-row = { $month } { $content }
plan-table-unnamed = 第 { $number } 张表
plan-preview-long = { $content }…（共 { $length } 字，全文照存）
plan-preview-of-two = 这份计划跨两年，现在是 { $year } 年的 { $rows } 个月；{ $others } 年的月份另行保存。
plan-untitled = 年度计划
plan-preview = <b>{ $title }</b>
    存为 { $year } 年的计划，读到 { $rows } 个月：
    {""}
plan-preview-row = <b>{ $month }</b> { $form } — { $content }
    　　{ $when }
plan-preview-row-plain = <b>{ $month }</b> { $content }
    　　{ $when }
plan-preview-date = 拟定 { $start }
plan-preview-moved = 拟定 { $start }（{ $why }）
plan-preview-kept = 已定 { $start }，保留不动
plan-preview-over = 当月已过，只存档
plan-preview-no-day = 当月已没有可安排的日期
plan-why-holiday = { $day }是{ $holiday }假期
plan-why-blocked = 避开{ $day }
plan-why-weekend = { $day }是周末
plan-why-short-month = 当月没有这一天，取月末
plan-why-month-blocked = 当月每天都不安排活动，仍用固定日
plan-why-notice = { $day }来不及提前预告
plan-findings =
    {""}
    <b>有 { $count } 处请留意（不影响保存）：</b>
plan-findings-none =
    {""}
    没有发现问题。
plan-wide =
    {""}
    <b>下面 { $count } 项写给几个月，还没有放入任何月份。需要的请点按钮放入：</b>
plan-wide-row = • <b>{ $words }</b>（{ $months }月）{ $content }
plan-told =
    {""}
    <b>读取说明（{ $count } 条）：</b>
plan-replaces = <b>{ $year }年已有计划（{ $at } 导入），将替换 { $count } 个月：</b>
plan-replaces-added = { $year }年已有计划（{ $at } 导入），其他月份不变，新增{ $months }。
plan-span = { $year }年{ $months }
plan-replaces-nothing = { $year }年已有计划（{ $at } 导入），内容相同。
plan-replaces-month = { $month }：{ $old } → { $new }
plan-replaces-new = （原计划没有）
plan-replaces-kept = （新计划没有，沿用原内容）
plan-ask-reason = { $year }年的计划将替换 { $count } 个月，原计划会保留备查。请写一句调整原因，例如：学习贯彻刚召开的全会精神
plan-reason-example = 学习贯彻刚召开的全会精神
refused-plan-needs-reason = { $year }年已有计划，替换须说明原因。请点 [保存] 后写一句原因，例如：学习贯彻刚召开的全会精神
plan-preview-empty =
    {""}
    计划里还没有哪个月有内容。请点上面的按钮放入月份，再保存。
plan-preview-end =
    {""}
    还没有保存。确认无误请点 [保存]。
plan-saved = ✅ <b>{ $year }年的计划已保存</b>，共 { $months } 个月。
plan-kept = 日期已定、保留不动：{ $months }
plan-left = 新计划里没有、沿用原内容：{ $months }
plan-saved-next = 每月到时会把当月安排发给书记确认；也可以点 [全部采用]，一次定下全年日期。

## Adopting all dates

plan-sweep = <b>{ $year }年：{ $count ->
        [0] 没有可以一次定下日期的月份
       *[other] 按下面的安排定 { $count } 个月的日期
    }</b>
plan-sweep-line = { $month } { $form } · { $when } · { $place }
plan-sweep-aside = 需要单独安排（预告时间不足、没有可以安排的日期，或缺地点、主持人、记录人）：{ $months }。请在 /plan 点月份补充。
plan-swept = ✅ <b>{ $year }年已定下 { $count } 个月的日期</b>，到时会自动预告。

## Findings of the plan check

finding-plan-none = { $year } 年还没有导入计划（应年度有计划）。
finding-plan-other-year = 计划写的是 { NUMBER($said, useGrouping: 0) } 年，现在要存为 { NUMBER($year, useGrouping: 0) } 年的计划。
finding-plan-year-blank = 原文有 { $count } 处“{ $blank }”没有填年份，按 { NUMBER($year, useGrouping: 0) } 年填上。
finding-plan-month-missing = { $month } 月没有安排（应月月有安排、次次有主题）。
finding-plan-months-missing = { $months }没有安排（应月月有安排、次次有主题）。
finding-plan-repeated = 第 { $row } 行（{ $month } 月）和第 { $first } 行（{ $first_month } 月）内容相同。
finding-plan-anniversary = 第 { $row } 行（{ $month } 月）写“{ $event } { $said } 周年”，{ NUMBER($year, useGrouping: 0) } 年应是 { $right } 周年；{ $said } 周年是 { NUMBER($fits, useGrouping: 0) } 年。
finding-anniversary = 写的是“{ $event } { $said } 周年”，{ NUMBER($year, useGrouping: 0) } 年应是 { $right } 周年。
finding-plan-no-constitution = 没有一个月安排诵读党章（每年至少诵读党章全文一遍）。
finding-plan-no-appraisal = 没有一个月安排民主评议党员（每年一次）。
finding-plan-no-life-meeting = 没有一个月安排组织生活会（应定期召开）。
finding-plan-no-dues-disclosure = 没有一个月安排公开党费收缴使用情况（每年一次）。
finding-plan-july-plain = 第 { $row } 行（7 月）没有{ $lacks ->
    [oath] 重温入党誓词
    [visit] 走访慰问
   *[both] 重温入党誓词，也没有走访慰问
  }（“七一”要增强仪式感）。

## Refusals

refused-plan-year-out = 只能查看 { $first } 年到 { $last } 年，例如：/plan 2027
refused-plan-draft-gone = 这份计划已经保存或换成了另一份。请用 /plan 查看；要重新导入请点 [导入计划]。
refused-plan-months-empty = 计划里还没有哪个月有内容。请先在计划预览中点按钮放入月份，或重新发送写有月份的计划，例如：3月 红色教育行动 党史专题学习
refused-plan-wide-gone = 这项内容已经放入各月，或计划已换成另一份。请看最近一次的计划预览。
refused-plan-wide-too-long = { $month }月加上这项内容后有 { $length } 字，最多 { $limit } 字，所以各月都没有放入。请保存计划后用 /plan 逐月修改内容。
refused-plan-send-file = 图片里的计划无法读取。请发 .docx、.xlsx、.pdf、.txt 文件，或把表格粘贴成文字。
refused-month-out = 没有{ $month }月。请用 /plan 选 1月 到 12月 中的一个。
refused-month-over = { $year }年{ $month }月已经过去，不能再安排活动。
refused-month-has-activity = { $month }月已有活动。请用 /plan 点这个月，再点 [改内容]。
refused-theme-unreadable = 请写明活动方式和内容，中间用冒号隔开，例如：红色教育行动：参观革命纪念馆
refused-nothing-to-adopt = { $year }年没有可以一次定下的月份。请用 /plan 点月份逐个安排。

## Refusals of the plan reader

refused-plan-no-table = 没有找到计划表。请发带表头“时间、方式、内容”的表格，或逐行粘贴，例如：3月 红色教育行动 党史专题学习
refused-which-table = 有几张表都像年度计划：{ $names }。请只留要用的一张，或分别发送。
refused-plan-other-paper = “{ $title }”不是年度计划。请发写有各月活动的主题党日年度计划，例如：3月 红色教育行动 党史专题学习
refused-plan-too-many-rows = 计划超过 { $limit } 行。年度计划每月一行，共 12 行，例如：3月 红色教育行动 党史专题学习
refused-plan-month-unknown = 第 { $row } 行的时间“{ $value }”无法识别是哪个月。请写 1月 到 12月 中的一个，例如：3月
refused-plan-month-empty = 第 { $row } 行没有写时间。请补上月份，例如：3月
refused-plan-month-twice = 第 { $first } 行和第 { $row } 行都是 { $month } 月。每月一行，请合并或改正月份后重发，例如：3月 红色教育行动 党史专题学习
refused-plan-content-empty = 第 { $row } 行（{ $month } 月）没有活动内容。请补上，例如：{ $month }月 红色教育行动 党史专题学习
refused-plan-formula = 第 { $row } 行的“{ $value }”是公式，不予计算。请改为文字，例如：3月
refused-plan-content-too-long = 第 { $row } 行的活动内容有 { $length } 字，最多 { $limit } 字。请写成一两句，例如：组织参观红色基地，了解党史。
