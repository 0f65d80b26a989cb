## Objections

objection-ask = Which activity, and what is wrong? For example: on 6 March I was there, the check-in failed
objection-example = On 6 March I was there, the check-in failed
objection-sent = ✅ Sent to { $names }. You will get an answer within { $days } days.
objection-kept = ✅ Noted. No organisation officer or secretary can be reached by message right now, so please tell one in person; it stays on their list, to be checked within { $days } days.
objection = ❗ <b>{ $name }</b> says their record is wrong:
    { $words }
    Please check within { $days } days and answer in /todo. To correct it, send /summary with the month (for example /summary 3) and tap [Correct check-ins].
objection-answer = 💬 { $by } has looked into your objection “{ $asked }”:
    { $words }
