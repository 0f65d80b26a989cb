## The list and the questions

correction-choose = <b>更正“{ $form }”（{ $start }）的签到</b>
    ✅ 表示已到会，📝 表示请假。点已到会的人撤销其签到，点未到会的人补登。
correction-takes-two = { $later ->
        [yes] 补记
       *[no] 会后
    }已满{ $days }天，每项更正须另一位支部委员同意后才生效。
correction-differs = 名册补录后，下列人员在活动开始时的身份与名单不一致：{ $names }。确需更正的，点 [更正应到]；原应到人数不变，更正后的人数注在旁边。
button-previous-page = ‹ 上一页
button-correction-terms = 更正应到：{ $name } → { $kind }
correction-ask-hand = 请写明为 <b>{ $name }</b> 补登“{ $form }”签到的原因，例如：没有手机，本人在场
correction-ask-hand-example = 没有手机，本人在场
correction-ask-present = 请写明为 <b>{ $name }</b> 补登“{ $form }”签到的原因（将告知本人），例如：没有手机，本人在场
correction-ask-present-example = 没有手机，本人在场
correction-ask-absent = 请写明撤销 <b>{ $name }</b> 在“{ $form }”签到的原因（将告知本人），例如：本人当天未到，系他人代签
correction-ask-absent-example = 本人当天未到，系他人代签
correction-ask-terms = 请写明更正 <b>{ $name }</b> 在“{ $form }”应到身份的原因（将告知本人），例如：转入日期补录
correction-ask-terms-example = 转入日期补录

## The outcome

correction-done-hand = ✅ 已补登：{ $name }，{ $at }，第{ $rank }位。原因已记入活动记录。
correction-done-present = ✅ 已补登：{ $name }。记为会后补登，原到会率不变，原因已记入活动记录。{ $told ->
        [yes] 将告知本人。
       *[no] 本人无法收到私聊，请当面告知。
    }
correction-done-absent = ✅ 已撤销{ $name }在“{ $form }”的签到，原记录保留。{ $told ->
        [yes] 将告知本人。
       *[no] 本人无法收到私聊，请当面告知。
    }
correction-done-terms = ✅ “{ $form }”（{ $start }）：{ $what }。
    应到 { $members }（更正后 { $corrected }），原名单不变。{ $told ->
        [yes] 将告知本人。
       *[no] 本人无法收到私聊，请当面告知。
    }
correction-waits = ⏳ { $what }：{ $later ->
        [yes] 补记
       *[no] 会后
    }已满{ $days }天，须两位支部委员共同办理，已请{ $who }确认（一人同意即可），结果将告知您。
correction-what-present = 补登{ $name }的签到
correction-what-absent = 撤销{ $name }的签到
correction-what-withdrawn = 撤回整次补记
correction-what-terms = 更正{ $name }的应到身份（{ $kinds }）

## The second officer

correction-question = { $own ->
        [yes] <b>您提出的一项更正</b>
       *[no] <b>请确认一项更正</b>
    }
    “{ $form }”（{ $start }）：{ $what }
    原因：{ $reason }
    { $by }于 { $asked } 提出。{ $later ->
        [yes] 补记
       *[no] 会后
    }已满{ $days }天，须两位支部委员共同办理。
correction-question-agreed = { $question }
    ✅ { $by }于 { $at } 同意，已更正。
correction-question-declined = { $question }
    ❌ { $by }于 { $at } 不同意，记录不变。
correction-question-taken-back = { $question }
    ↩️ { $by }于 { $at } 撤回，记录不变。
correction-question-dropped = { $question }
    活动已取消或未开展，不再办理。
button-correction-take-back = 撤回申请
button-correction-more = 继续更正
button-correction-summary = { $month }总结
button-correction-yes = 同意更正
button-correction-no = 不同意
correction-answer-agreed = ✅ { $by }已同意：“{ $form }”（{ $start }），{ $what }，已更正。{ $told ->
        [yes] {""}
       *[no] 本人无法收到私聊，请当面告知。
    }
correction-answer-declined = ❌ { $by }不同意：“{ $form }”（{ $start }），{ $what }。记录不变。
correction-answer-dropped = “{ $form }”（{ $start }）已取消或未开展，{ $what }不再办理。
correction-answer-taken-back = ↩️ { $by }已撤回：“{ $form }”（{ $start }），{ $what }。记录不变。

## The person concerned

correction-told-present = 您在“{ $form }”（{ $start }）的签到已由{ $by }补登：{ $reason }
    如有异议，请发 /me 后点 [有异议]。
correction-told-absent = 您在“{ $form }”（{ $start }）的签到已由{ $by }撤销：{ $reason }
    如有异议，请发 /me 后点 [有异议]。
correction-told-terms = 您在“{ $form }”（{ $start }）的应到身份已由{ $by }更正（{ $what }）：{ $reason }
    如有异议，请发 /me 后点 [有异议]。
correction-told-withdrawn = “{ $form }”（{ $start }）的补记已由{ $by }撤回，您在这次活动中的记录随之撤回：{ $reason }
    如有异议，请发 /me 后点 [有异议]。

## Beside the fixed figures

correction-figures = 会后{ $changes }，不计入上面的数字；计入后实到{ $present }（{ $percent }）、请假{ $leave }、缺席{ $missing }
correction-figures-guests = 来宾会后{ $changes }，不计入上面的来宾数
correction-count-recorded = 补登 { $count } 人
correction-count-withdrawn = 撤销签到 { $count } 人
correction-count-leave = 补假 { $count } 人

## Refusals

refused-hand-own = 不能给自己补登或更正签到，请{ $who }办理。
refused-hand-own-nobody = 不能给自己补登或更正签到，名册上又没有其他支部委员可以办理。请先在 /roster 名册上登记一位支部委员。
refused-correction-early = “{ $form }”还没有开始签到，没有可以更正的记录。请在当天签到开放后办理；需要调整安排的，请用 /plan。
refused-correction-waits = { $name }的一项更正已由{ $by }提出，正等{ $who }确认；有了结果才能再提出。请发 /todo 查看。
refused-correction-no-second = 会后更正已超过一位支部委员可以办理的期限，须另一位支部委员同意；目前没有其他已认领身份的支部委员。请先在 /roster 名册上登记一位，并请其认领身份。
refused-correction-own = 更正须两位支部委员共同办理：您提出的，请{ $who }确认。
refused-correction-asker-gone = 提出更正的{ $by }已不是支部委员，这项更正不能再同意。请点 [不同意]，需要时由在任的支部委员重新提出。
refused-correction-outdated = 提出之后，名册上{ $name }的身份又有变动，与当时提出的不一致。请点 [不同意]，再按现在的身份重新提出。
refused-correction-decided = { $name }的这项更正已有决定，不再改动。请发 /summary 查看。
refused-already-checked-in = { $name }在“{ $form }”已有签到记录，不用补登。需要撤销的，请点 ✅ 后的姓名。
refused-not-checked-in = { $name }在“{ $form }”没有签到记录，不用撤销。请点姓名补登，或发 /summary 查看。
refused-roll-agrees = “{ $form }”的名单与名册上{ $name }的身份相符，不用更正。请用 /summary 查看。
