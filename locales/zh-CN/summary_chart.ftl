## The chart of a quarter or a year

summary-chart-title = { $branch } { $year }年
summary-chart-attendance = 到会率
summary-chart-satisfaction = 满意率
summary-chart-needed = 到会要求 { $percent }%
summary-chart-missing = （趋势图暂时无法生成，请稍后再发送 /summary。）
