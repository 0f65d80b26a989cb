### The texts of the bot in Chinese, one message per key. Values are written { $name }; the only HTML tags are <b> <i> <u> <s> <code> <a>.
### Each file is named after the handler and the view that use it. refusals.ftl has the refusals that several subjects raise, this file the other shared texts.

## Dates, times and lists

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
names-more = …等 { $people } 人
names-more-summary = …等 { $people } 人，全部名单见 /summary
names-more-by-hand = …等 { $people } 人，全部名单见 [补登签到]
names-more-makeup = …等 { $people } 人，全部名单见 /makeup
names-more-roster = …等 { $people } 人，全部名单见 /roster
date = { $year }年{ $month }月{ $day }日
date-open = 未定
span = { $start }–{ $end }

## Errors

fault = 抱歉，系统出现问题，刚才的操作没有完成。请稍后再试；若仍未完成，请把代码 <code>{ $code }</code> 告知机器人的运营者。

## Buttons

button-todo = 待办
