## Long absence

summary-long-absent = <b>Absent several times running, without leave:</b>
summary-long-absent-person = · { $name }: { $count } running (since { $since }). Please have a talk and learn why.
summary-long-absent-grave = · { $name }: { $count } running (since { $since }), for six months now. The Party constitution: who takes no part in the life of a Party organisation for six months running without good reason is regarded as having left. Learn the reason first, then go by the rules.
summary-long-absent-contacts = 　 Contacted: { $days }
summary-long-absent-none = 　 No contact on record
summary-long-absent-private = This is for the secretary and the organisation officer only; do not forward it.

## Gaps of the plan

summary-findings = <b>What the year's plan lacks:</b>
summary-finding = ⚠️ { $words }
