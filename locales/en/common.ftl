### The texts of the bot in English, one message per key. Values are written { $name }; the only HTML tags are <b> <i> <u> <s> <code> <a>.
### Each file is named after the handler and the view that use it. refusals.ftl has the refusals that several subjects raise, this file the other shared texts.

## Dates, times and lists

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
names-more = … { $people } people in all
names-more-summary = … { $people } people in all; for the whole list send /summary
names-more-by-hand = … { $people } people in all; tap [Record by hand] for the whole list
names-more-makeup = … { $people } people in all; for the whole list send /makeup
names-more-roster = … { $people } people in all; for the whole list send /roster
date = { $day } { $month_name } { $year }
date-open = not fixed
span = { $start }–{ $end }

## Errors

fault = Sorry, something went wrong and what you just did was not completed. Please try again later; if it still fails, give the bot's operator the code <code>{ $code }</code>.

## Buttons

button-todo = To do
