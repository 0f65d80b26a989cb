## Departure

depart-cause =
    确定把 <b>{ $name }</b> 移出名册吗？职务随之取消，今后不再计入应到人数；已有的记录都保留。
    请点原因，点后即移出；转出的再请写去往哪个支部。
button-depart-transfer = 转出
button-depart-suspension = 停止党籍
button-depart-expulsion = 出党
button-depart-death = 去世
button-depart-mistake = 误加
button-depart-back = « 返回
button-depart-roster = « 返回名册
depart-destination = <b>{ $name }</b> 转往哪个支部？请写支部名称，从以前某日起的写上日期，例如：会计学院第一党支部 3月1日
depart-destination-example = 会计学院第一党支部 3月1日
depart-done = <b>{ $name }</b> 已移出名册（{ $words }），记录都保留。
left-transfer = 转出
left-transfer-to = 转出至{ $branch }
left-suspension = 停止党籍
left-expulsion = 出党
left-death = 去世
left-mistake = 误加
left-unsaid = 移出名册

## Return

return-ask =
    <b>{ $name }</b>曾于 { $left }{ $words }{ $bound ->
        [yes] ，绑定的账号是“{ $account }”
       *[no] {""}
    }，是同一人吗？
    还没有保存。是同一人的，账号和记录继续使用，不在本支部的那段时间不算缺席；是另一人的，另立一份记录。
term-span = { $since }–{ $until }
term-since = { $since }起
returned = 曾离开本支部又回来，其间不算缺席：
returned-person = · { $name }：{ $spans }
button-return-same = 同一人
button-return-other = 另一人

## Rolls that stand

kind-none = 不在本支部
roll-stands = ⚠️ 录入前已经开始的活动，名单和应到人数不变：
roll-stands-one = · { $name }：{ $start } { $form }
roll-stands-more = ……另有 { $count } 项
roll-stands-how = 需要更正的，由组织委员发 /summary 查看当月，点 [更正签到]，再点 [更正应到]；原应到人数照旧列出，更正后的注在旁边。
button-roll-correct = 更正 { $start } 的名单

## Rolls that were corrected, in the summary

roll-members = { $members }
roll-members-corrected = { $members }（更正后{ $corrected }）
roll-recounted = 会后更正应到 { $count } 人，不计入上面的到会率；计入后实到{ $present }（{ $percent }）
roll-recounted-one = 更正应到：{ $name } { $old } → { $new }（{ $at } 由{ $by }更正{ $explained ->
        [yes] ：{ $reason }
       *[no] {""}
    }）

## Refusals

refused-term-day-unreadable = 没有看懂{ $name }的日期“{ $value }”，没有保存。请写成，例如：2026年3月1日
refused-term-future = { $name }的日期 { $day } 还没有到，没有保存。请到那天再写，或写今天或以前的日期，例如：{ $today }
refused-term-before-last = { $name }的上一次变动是 { $last }，{ $day } 比它早，没有保存。请写那次变动以后的日期，或不写日期，从现在起，例如：{ $name } 预备党员
