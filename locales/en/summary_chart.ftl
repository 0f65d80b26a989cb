## The chart of a quarter or a year

summary-chart-title = { $branch } { $year }
summary-chart-attendance = Attendance
summary-chart-satisfaction = Satisfaction
summary-chart-needed = { $percent }% needed
summary-chart-missing = (The chart could not be drawn just now; please send /summary again in a while.)
