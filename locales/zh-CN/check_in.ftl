## Buttons

button-check-in = 签到
button-heads = 清点人数
button-by-hand = 补登签到
button-extend = 延长 { $minutes } 分钟
button-end = 结束活动
button-end-yes = 确认结束
button-end-undo = 撤销结束
button-held-yes = 已开展
button-held-no = 未开展
button-next-page = 下一页 ›
button-back-to-host-card = ‹ 返回

## Check-in

checkin-done = ✅ <b>签到成功 { $at } · 第{ $rank }位</b>
    { $form } · { $start }
checkin-late = ✅ <b>签到成功 { $at } · 第{ $rank }位</b>（记为迟到）
    { $form } · { $start }
checkin-kept = ⏳ “{ $form }”{ $opens } 开放签到。您提前到达，本次签到已为您保留，开放后自动生效，不用再点。
checkin-kept-counts = ✅ <b>签到已生效</b>
    { $form } · { $start }
checkin-press-start = 扫码后请点 Start（开始）
checkin-projector = <b>{ $form }</b>
    { $start }
    请扫码签到；扫码后点 Start（开始）。

## Group card

checkin-card = 📍 <b>签到开始：{ $form }</b>
    { $start } · { $place }
    { $code ->
        [yes] 扫码或点
       *[no] 点
    }下面的 [签到]，再点 Start（开始）。

    已到 <b>{ $present }</b> / { $members }{ $reached ->
        [yes] {" "}✓ 已达 { $line }%
       *[no] {""}，达到 { $line }% 需 { $needed } 人
    }{ $guests ->
        [0] {""}
       *[other] {" "}· 来宾 { $guests }
    }
checkin-card-link = 签到链接：{ $link }
checkin-card-closed = 📍 <b>签到结束：{ $form }</b>
    { $start } · { $place }
    应到 { $members }　实到 { $present }（{ $percent }）　请假 { $leave }　来宾 { $guests }

## After an activity moved

checkin-card-moved = 📍 <b>这次签到已作废：{ $form }</b>
    活动已改时间，已签到的请到时重新签到。请看群里的变更通知。
host-card-moved = 🧭 活动“{ $form }”已改时间，这张主持卡已作废。签到开始时会发来新的主持卡。
checkin-card-cancelled = 📍 <b>{ $held ->
        [yes] 活动已取消：{ $form }
       *[no] 活动未开展：{ $form }
    }</b>
    签到作废，不计到会，也不用补学。
host-card-cancelled = 🧭 活动“{ $form }”{ $held ->
        [yes] 已取消
       *[no] 未开展
    }，这张主持卡已作废。
checkin-kept-cancelled = 活动“{ $form }”（{ $start }）已取消，此前的签到不再有效。另定时间后会再通知。
checkin-kept-moved = 活动“{ $form }”已改到 { $start }，此前的签到不再有效，请到时重新签到。

## Host card

host-card = 🧭 <b>主持卡：{ $form }</b>
    { $when }
    应到{ $members } 实到{ $present }({ $percent }{ $reached ->
        [yes] {" "}✓
       *[no] ，需{ $needed }人
    }) 请假{ $leave } 未到{ $missing } 来宾{ $guests }
host-card-leave = 请假：{ $names }
host-card-missing = 未到：{ $names }
host-card-late = 迟到：{ $names }
host-card-guests = 来宾：{ $names }
host-card-ended = 活动已于 { $at } 结束。

## Check-in by hand

hand-choose = 请点需要补登签到的人员（{ $form }）：
hand-nobody = “{ $form }”没有未到的人员，不用补登。

## Head count

heads-ask = “{ $form }”现场共有多少人？请发一个数字，例如：21
heads-example = 21
heads-match = 清点 { $heads } 人，与签到一致 ✓
heads-more = 清点 { $heads } 人，比签到（{ $there }）多。可能在场而未签到的：{ $names }
heads-fewer = 清点 { $heads } 人，比签到（{ $there }）少。请核对是否有人签到后离开。

## Extending the activity

extended = ✅ 已延长 { $minutes } 分钟：“{ $form }”改到 <b>{ $end }</b> 结束。届时没有点 [结束活动] 的，{ $closes } 自动结束，签到同时截止。

## Ending the activity

end-ask = 现在结束“{ $form }”吗？实到 { $present }/{ $members }，未到 { $missing }。{ $few ->
        [yes] 签到不足 3 人，结束后请先确认是否开展，确认后才发测评和补学。10 分钟内、确认前可以撤销结束。
       *[no] 结束后立即发出测评，10 分钟后固定到会名单并通知补学。10 分钟内还没有人测评的，可以撤销结束。
    }
end-done = ✅ <b>“{ $form }”已于 { $at } 结束。</b>
    应到 { $members }　实到 { $present }（{ $percent }）　请假 { $leave }　未到 { $missing }
    测评已发给到会人员；10 分钟后通知缺席人员补学。误点的，请在此之前点 [撤销结束]。
end-unconfirmed = <b>“{ $form }”已于 { $at } 结束。</b>
    应到 { $members }　实到 { $present }（{ $percent }）　请假 { $leave }　未到 { $missing }
end-undone = ✅ 已撤销结束，“{ $form }”继续进行。没有点 [结束活动] 的，{ $closes } 自动结束。

## Was it held?

held-question = ❓ <b>请确认活动是否开展：{ $form }</b>
    { $start }
held-figures = 应到 { $members }　签到 { $present }　请假 { $leave }　来宾 { $guests }
held-ask = 活动没有由主持人结束，或签到不足 3 人。请点 [已开展] 或 [未开展]，确认前不发测评和补学。{ $hours } 小时内没有确认的：无人签到记为未开展，有人签到记为已开展。
held-yes = ✅ “{ $form }”（{ $start }）记为<b>已开展</b>。到会人员会收到测评，缺席人员会收到补学通知。
held-no = ✅ “{ $form }”（{ $start }）记为<b>未开展</b>，将通知全体人员，不记缺席，不用补学。{ $over ->
        [yes] 当月已经过去。
       *[no] 请另定日期，在当月完成。
    }
held-undone = “{ $form }”（{ $start }）已撤销结束，继续进行。

## Refusals

refused-link-old = “{ $form }”的时间已改，这个链接不再有效。请扫新的二维码，或在群里点最新的 [签到]。
refused-nothing-dated = 现在没有定好日期的活动。支部委员可用 /plan 选一个月份，再点 [采用]。
refused-checkin-early = “{ $form }”的签到尚未开始，{ $opens } 开放。请到时再扫码或点 [签到]。
refused-checkin-closed = “{ $form }”的签到已于 { $closed } 结束。若您当时在场，请联系组织委员补登。
refused-on-leave = 您已请假，不能签到“{ $form }”。若能到场，请先用 /leave 撤回请假；活动已开始的，请组织委员补登。
refused-host-only = 这项操作由主持人或支部委员办理：{ $who }。请联系他们。
refused-head-count-bad = 人数有误，请发 0 到 { $most } 之间的数字，例如：21
refused-head-count-unreadable = 没有看懂人数。请只发一个数字，例如：21
refused-extend-early = “{ $form }”{ $at } 才开始，还不能延长。要改时间请用 /plan 点这个月，再点 [改时间]。
refused-extend-ended = “{ $form }”已于 { $at } 结束，不能再延长。
refused-joint-extend-late = “{ $form }”由几个支部联合开展，{ $branch }已经结束这次活动，结束时间不能再改。您支部的活动可以继续，请在散会时点 [结束活动]；没有点的，{ $at } 自动结束。
refused-joint-undo-late = “{ $form }”由几个支部联合开展，{ $branch }已经结束这次活动，原定的时间也已过去，不能再撤销结束。之后的内容请用 /record 补记。
refused-end-undo-late = “{ $form }”的结束已不能撤销：只在结束后 { $minutes } 分钟内、还没有人测评、更正签到或确认已开展时可以撤销。
refused-not-begun = “{ $form }”{ $at } 才开始，还不能结束。
