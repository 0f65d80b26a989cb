# Every word of the Party day bot, in English. One message a key; values are { $name }; HTML only <b> <i> <u> <s> <code> <a>.

## 时间与列表 (moments and lists)

moment = { $day }, { $time }
day = { $weekday } { $day } { $month_name }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
list-separator = |, |

## 年度计划 (plan)

date-open = not fixed
span = { $start }–{ $end }

## 通用 (general)

fault = Sorry, something went wrong and what you just did was not completed. Please try again later; if it still fails, give the administrator the code <code>{ $code }</code>.

## 总结 (summary, me, todo, help)

button-todo = To do
