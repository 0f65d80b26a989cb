## The chart of a quarter or a year

summary-chart-title = { $branch } { $year }
summary-chart-attendance = Attendance
summary-chart-satisfaction = Satisfaction
summary-chart-needed = { $percent }% needed
