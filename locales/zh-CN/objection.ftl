## Objections

objection-ask = 请写明哪一次活动的记录有误、有何错误，例如：3月6日我在场，签到没有成功
objection-example = 3月6日我在场，签到没有成功
objection-sent = ✅ 已转给{ $names }，会在 { $days } 天内核实并答复您。
objection-kept = ✅ 已记下。名册上暂时没有能收到消息的组织委员或书记，请当面说明；记录会在 { $days } 天内作为待办等候核实。
objection = ❗ <b>{ $name }</b> 认为自己的记录有误：
    { $words }
    请在 { $days } 天内核实，在 /todo 里答复本人。需要更正的，发 /summary 加月份（例如 /summary 3），点 [更正签到]。
objection-answer = 💬 您的异议“{ $asked }”已由{ $by }核实：
    { $words }
