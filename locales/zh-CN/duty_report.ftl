## Title and headings

duty-report-title = { $branch }{ $year }年主题党日工作述职材料
duty-report-overall = 一、总体情况
duty-report-trend = 二、变化情况
duty-report-coverage = 三、内容覆盖情况
duty-report-mended = 四、补学、更正与整改情况
duty-report-own-words = 五、存在问题和下一步打算
duty-report-problems = 存在问题
duty-report-next = 下一步打算
duty-report-foot = 以上数字取自活动结束时固定的到会名单和已截止的测评，更正另列{ $later ->
    [0] {""}
   *[other] ；补记的活动不计入出勤率、请假人次和未达要求次数
 }。

## Sentences

duty-report-held = 全年应开展主题党日 { $of } 个月，有活动的 { $months } 个月，共开展 { $activities } 次{ $later ->
    [0] {""}
   *[other] ，其中补记 { $later } 个月
 }{ $unrecorded ->
    [0] {""}
   *[other] ；另有 { $unrecorded } 个月在启用前，未记录
 }。
duty-report-share = 平均出勤率 { $share }（要求不低于 { $needed }），未达要求 { $below } 次；请假 { $leaves } 人次。
duty-report-rate = 平均满意率 { $rate }，低于 { $line } 的 { $low } 次。
duty-report-first-half = 上半年开展 { $activities } 次，平均出勤率 { $share }，平均满意率 { $rate }。
duty-report-second-half = 下半年开展 { $activities } 次，平均出勤率 { $share }，平均满意率 { $rate }。
duty-report-charter = 诵读党章：{ $of } 个部分（总纲和十一章）中已诵读 { $read } 个。
duty-report-required = 规定内容：{ $held } 次活动中 { $required } 次的议程有规定内容。
duty-report-makeups = 应补学 { $of } 人次，已完成 { $done } 人次。
duty-report-calls = 应逐一联系 { $of } 人次，已联系 { $done } 人次。
duty-report-rectified = 整改事项 { $of } 项，已整改 { $done } 项。
duty-report-decisions = 议定事项 { $of } 项，已落实 { $done } 项。
duty-report-corrections = 到会名单固定后更正 { $count } 条：{ $parts }。
duty-report-correction = { $what } { $count } 条
duty-report-changes = 定好日期后变更 { $count } 次。
duty-report-cancelled = 取消或未开展 { $count } 次。
duty-report-notice-late = 预告不足规定天数 { $count } 次。
duty-report-filed-late = 活动纪实表迟报 { $count } 次。
duty-report-nothing = 全年没有需要补学、更正或整改的事项。

## Tables

duty-report-by-month = 各次活动
duty-report-by-kind = 组织生活
duty-report-head-month = 月份
duty-report-head-form = 活动形式
duty-report-head-expected = 应到
duty-report-head-present = 实到
duty-report-head-share = 出勤率
duty-report-head-rate = 满意率
duty-report-head-kind = 类别
duty-report-head-times = 次数
duty-report-head-minutes = 时长（分钟）
duty-report-head-due = 应开展周期
duty-report-head-covered = 已开展周期
duty-report-head-finished = 完成率
