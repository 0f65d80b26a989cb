## List

blocked-title = <b>{ $branch }：不安排活动的日子</b>
blocked-line = { $days } { $words }
blocked-days = { $first }至{ $last }
blocked-none = （还没有）
blocked-effect = 提出日期时避开这些日子；定在这些日子时会提醒。
blocked-added = ✅ 已记下：{ $days }不安排活动。
blocked-removed = ✅ 已删去：{ $days }。
blocked-dated-within = ⚠️ “{ $form }”已定在 { $start }，不会自动改期；需要改期的，请用 /plan。
blocked-button-add = 添加
blocked-button-remove = 删去 { $days }

## Question

blocked-ask = 请写明哪几天不安排活动，其后可以写原因。例如：6月15日-7月5日 期末考试
blocked-ask-example = 例如：6月15日-7月5日 期末考试

## Refusals

refused-blocked-unreadable = 没有看懂是哪几天。请先写日期，再写原因，例如：6月15日-7月5日 期末考试
refused-blocked-past = { $day }已经过去。请写以后的日子，例如：6月15日-7月5日 期末考试
refused-blocked-end-first = 结束的日子早于开始的日子。请从前往后写，例如：6月15日-7月5日 期末考试
refused-blocked-too-long = 一次最多 { $days } 天，请分几次写，例如：6月15日-7月5日 期末考试
refused-blocked-too-far = 只能写今后 { $days } 天以内的日子，例如：6月15日-7月5日 期末考试
refused-blocked-full = 已记录 { $most } 段。请先发送 /blocked，删去不需要的，再添加。
