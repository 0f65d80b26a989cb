## The file

ledger-title = { $branch } { $year } 年主题党日台账
ledger-page = 第 &P 页，共 &N 页
ledger-empty = 本年没有记录。

## Activities

ledger-note-activities = 应到、实到、出勤率为活动结束时固定的数字，更正另列。出勤率低于 { $needed }% 浅色标出，低于 { $low }% 深色标出；满意率低于 { $low }% 标出；上报超过活动结束后 2 日的标“迟报”。合计行的出勤率、满意率为平均值，补记的活动不计入平均出勤率。“党员总数”与“应到”目前相同。
ledger-no = 序号
ledger-month = 月份
ledger-day = 日期
ledger-theme = 活动主题
ledger-form = 活动形式
ledger-required = 规定内容
ledger-chosen = 必选／自选
ledger-counts-as = 兼属
ledger-hours = 时长（小时）
ledger-place = 地点
ledger-host = 主持人
ledger-recorder = 记录人
ledger-members = 党员总数
ledger-expected = 应到
ledger-present = 实到
ledger-share = 出勤率
ledger-reached = 达标
ledger-leave = 请假
ledger-absent = 缺席
ledger-guests = 来宾
ledger-guide = 指导领导
ledger-corrected = 更正后
ledger-decisions = 议定事项
ledger-turnout = 参评率
ledger-rate = 满意率
ledger-makeups = 应补学
ledger-made-up = 已补学
ledger-notice = 预告日期
ledger-notice-days = 提前天数
ledger-decided-on = 支委会日期
ledger-approved-on = 审定日期
ledger-filed-on = 上报日期
ledger-filed = 上报情况
ledger-changes = 变更次数
ledger-enclosed = 附件
ledger-remark = 备注
ledger-yes = 是
ledger-not-reached = 否
ledger-corrected-to = 实到 { $present }／应到 { $members }
ledger-counted = { $kind }（{ $minutes } 分钟）
ledger-filed-in-time = 按时
ledger-filed-late = 迟报
ledger-filed-not = 未登记
ledger-enclosed-book = 签到册
ledger-enclosed-slips = 请假条 { $numbers } 号
ledger-enclosed-photos = 图片 { $count } 张
ledger-remark-join = |；|
ledger-recorded-later = 补记（{ $at } 登记）
ledger-notice-short = 预告不足 { $days } 天{ $reason }
ledger-too-short = 不足半天
ledger-over = 当月未开展
ledger-ahead = 尚未开展
ledger-undated = 未定日期
ledger-not-held = 未开展{ $reason }
ledger-cancelled = 已取消{ $reason }
ledger-withdrawn = 补记已撤回{ $reason }
ledger-because = ：{ $reason }
ledger-total = 合计
ledger-total-held = 已开展 { $activities } 次，{ $months } 个月有活动

## Kinds of organisational life

ledger-branch = 党支部
ledger-kind = 类别
ledger-figure = 项目
ledger-sum = 合计
ledger-due = 应开展周期
ledger-covered = 已开展周期
ledger-finished = 完成率
ledger-times = 次数
ledger-minutes = 分钟
ledger-kind-party-day = 主题党日
ledger-kind-party-class = 党课
ledger-kind-meeting = 党员大会
ledger-kind-life-meeting = 组织生活会
ledger-kind-study = 集中学习
ledger-kind-appraisal = 民主评议党员

## The Party charter

ledger-chapter = 章节
ledger-read-times = 诵读次数
ledger-read-on = 诵读日期
ledger-read = 覆盖
ledger-read-yes = 已诵读
ledger-read-not = 未诵读
ledger-read-share = { $read }/{ $of } 章
ledger-chapter-0 = 总纲
ledger-chapter-1 = 第一章　党员
ledger-chapter-2 = 第二章　党的组织制度
ledger-chapter-3 = 第三章　党的中央组织
ledger-chapter-4 = 第四章　党的地方组织
ledger-chapter-5 = 第五章　党的基层组织
ledger-chapter-6 = 第六章　党的干部
ledger-chapter-7 = 第七章　党的纪律
ledger-chapter-8 = 第八章　党的纪律检查机关
ledger-chapter-9 = 第九章　党组
ledger-chapter-10 = 第十章　党和共产主义青年团的关系
ledger-chapter-11 = 第十一章　党徽党旗
