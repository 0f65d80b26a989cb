## What readers tell, in common

told-more = …等共 { $count } 处

## The plan: what was not used, and what was read how

told-plan-unused-parts = “{ $names }”没有用到：{ $pieces }
told-plan-dates = 计划中写的时间没有采用，日期按支部的固定日拟定：{ $pieces }
told-plan-wide = 不属于某一个月、没有放入任何月份，请在 /plan 中加到相应的月份：{ $pieces }
told-plan-below = 这些话以另一个月开头，但写在别的月份下面，已按所在的月份读入：{ $pieces }
told-plan-tail = 最后一个月下面的文字，已作为这个月的内容：{ $pieces }
told-plan-unused-lines = 没有用到 { $count } 行文字：{ $pieces }
told-plan-unused-table = 没有用到另一张表“{ $name }”：{ $pieces }
told-plan-read-as = 栏目“{ $names }”按活动内容读入。
told-plan-shared = “{ $words }”写了几个月，{ $months } 月都放入了同样的内容。
told-plan-from-above = 第 { $row } 行没有写月份，已按上一行的 { $month } 月读入：{ $pieces }
told-plan-joined = { $month } 月有 { $count } 项活动，已合并为一项：{ $pieces }
told-plan-form-long = { $month } 月的活动方式有 { $length } 字（最多 { $limit } 字），已放入活动内容。
told-plan-content-too-long = { $month } 月没有读入：活动内容有 { $length } 字，最多 { $limit } 字。
told-plan-month-unknown = 第 { $row } 行没有读入：没有看懂“{ $value }”是哪个月。原文：{ $pieces }
told-plan-month-empty = 第 { $row } 行没有读入：没有写月份。原文：{ $pieces }
told-plan-content-empty = 第 { $row } 行（{ $month } 月）没有读入：没有写活动内容。原文：{ $pieces }
told-plan-formula = 第 { $row } 行没有读入：“{ $value }”是公式，不会计算。原文：{ $pieces }
told-plan-backwards = { $month } 月写在 { $before } 月之后，仍按同一年读入；若是下一年的，请分年发送：{ $pieces }
