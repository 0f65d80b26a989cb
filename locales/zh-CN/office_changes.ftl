## Changes that were made

office-change-title = 🔑 <b>职务和账号变动</b>
office-change-line-offices = · { $who }更改了 <b>{ $name }</b> 的职务：{ $gains ->
        [yes] 新任{ $gained }
       *[no] {""}
    }{ $loses ->
        [yes] { $gains ->
            [yes] ，不再担任{ $lost }
           *[no] 不再担任{ $lost }
        }
       *[no] {""}
    }
office-change-line-departure = · { $who }把 <b>{ $name }</b>（{ $lost }）移出名册
office-change-line-binding = · { $who }确认 Telegram 账号“{ $account }”是 <b>{ $name }</b>（{ $offices }）
office-change-line-unbinding = · { $who }解除 <b>{ $name }</b> 与 Telegram 账号的绑定
office-change-line-handover = · { $own ->
        [yes] { $predecessor }将书记职务交接给 <b>{ $name }</b>
       *[no] { $who }请 <b>{ $name }</b> 接任书记{ $had ->
            [yes] （原书记：{ $predecessor }）
           *[no] {""}
        }
    }
office-change-more = ……另有 { $changes } 项，请用 /roster 查看
office-change-contest = 变动已生效。认为不妥的，请在 7 天内点 [有异议]：变动随即暂停 72 小时，其间恢复变动前的状态，由未参与此项变动的支部委员决定。
office-change-contest-alone = 变动已生效。认为不妥的，请在 7 天内点 [有异议]：变动随即暂停 72 小时，其间恢复变动前的状态。支部没有其他未参与此项变动的支部委员，届时只能由机器人的运营者决定；72 小时内没有决定的，变动作废。
office-change-operator = 机器人的运营者

## Contested

office-change-contested = 已记下您的异议，并通知各位支部委员。每项变动只能提一次异议。
office-change-frozen-title = ⏸ <b>有人对变动提出异议</b>
office-change-frozen = ⏸ { $who }有异议，变动暂停至 { $until }，其间恢复变动前的状态
office-change-decide = 请{ $who }决定。72 小时内没有决定的，变动作废。
office-change-decide-nobody =
    没有未参与此项变动的支部委员可以决定，只能由机器人的运营者决定。72 小时内没有决定的，变动作废。
    请将变动的编号 { $number } 和支部的意见告知运营者，由运营者在服务器上执行（作废后也可以执行）：
    变动有效：<code>python -m bot decide { $number } uphold</code>
    恢复原状：<code>python -m bot decide { $number } reverse</code>
office-change-settled-title = 🔑 <b>职务和账号变动有了结果</b>
office-change-upheld = ✅ { $who }决定：变动有效
office-change-reversed = ↩️ { $who }决定：恢复原状
office-change-lapsed = ↩️ 72 小时内没有决定，变动作废，恢复原状
office-change-declined = ✖️ { $who }不同意，没有变动
office-change-withdrawn = ✖️ 提出人已撤回，没有变动
office-change-expired = ✖️ 72 小时内没有得到同意，没有变动

## Consent

office-change-asked = 关于 <b>{ $name }</b> 的{ $what }，已请{ $who }表示是否同意。同意后才生效，72 小时内有效。
office-change-what-handover = 书记职务交接
office-change-what-unbinding = 解除绑定
office-change-what-departure = 移出名册
office-change-what-offices = 职务变动
office-consent-own = <b>{ $predecessor }</b> 请您（{ $name }）接任书记。您同意后立即交接，并通知各位支部委员。
office-consent-handover = <b>{ $who }</b> 提出请 <b>{ $name }</b> 接任书记（原书记：{ $predecessor }，现在联系不上）。须两位支部委员共同办理，请您决定。
office-consent-unbinding = <b>{ $who }</b> 提出解除 <b>{ $name }</b> 与 Telegram 账号的绑定。{ $name }管理名册，须两位支部委员共同办理，请您决定；不能确定的，请先当面核实。
office-consent-departure = <b>{ $who }</b> 提出把 <b>{ $name }</b> 移出名册。{ $name }管理名册，须两位支部委员共同办理，请您决定；不能确定的，请先当面核实。
handover-explained =
    请 <b>{ $name }</b> 接任书记？
    由现任书记办理的，{ $name }本人同意后交接；书记已离开或联系不上的，任何支部委员可以提出，另一位支部委员同意后生效。都会通知各位支部委员。

## Buttons

button-office-contest = 有异议
button-office-contest-one = 有异议：{ $name }
button-office-uphold = 变动有效
button-office-reverse = 恢复原状
button-office-agree = 同意
button-office-decline = 不同意
button-office-withdraw = 撤回
button-handover-yes = 请其接任书记

## Refusals

refused-office-change-gone = 这项变动已经不能办理。请用 /roster 查看现在的职务。
refused-office-change-own = 这是您自己办理的变动，不用提异议。请用 /roster 直接改回。
refused-office-change-once = 这项变动已有人提过异议，并有了结果；每项变动只能提一次。请联系机器人的运营者。
refused-office-change-final = 这项变动已过 7 天，不能再提异议。请当面联系支部委员，用 /roster 办理。
refused-office-change-party = 参与这项变动的人不能作决定，请{ $who }办理。
refused-office-change-party-nobody = 参与这项变动的人不能作决定，又没有其他支部委员。请将变动的编号 { $number } 告知机器人的运营者，由运营者在服务器上执行 python -m bot decide { $number } uphold 或 reverse。
refused-office-consent-nobody = 参与这项变动的人不能作决定，目前没有其他支部委员可以同意。72 小时后此项变动作废。请先让另一位支部委员认领身份，再重新提出。
refused-second-nobody = { $name }的这项变动须两位共同办理，现在没有另一位能收到消息的支部委员。请先让另一位支部委员认领身份，或请机器人的运营者在服务器上执行 python -m bot hand-over。
refused-handover-member = { $name }不是党员，不能担任书记。请先改类别。
refused-handover-same = { $name }已经是书记，不用交接。请用 /roster 查看。
refused-handover-unbound = { $name }还收不到机器人的消息，不能确认接任。请先让{ $name }认领身份并启动机器人。
refused-handover-frozen = 书记职务的变动（{ $name }）有人提出异议，{ $until } 前由未参与此项变动的支部委员决定。有结果前不能办理书记交接。
refused-handover-secretary-there = 书记{ $name }还能收到消息，请由{ $name }本人在 /roster 点接任人的姓名，再点 [交接书记]。
refused-secretary-by-handover = 书记的职务通过交接变更。请现任书记在 /roster 点接任人的姓名，再点 [交接书记]。
refused-keeper-leaves-by-two = { $name }管理名册，移出须两位支部委员共同办理，没有保存。请在 /roster 点{ $name }，再点 [移出名册]。
refused-invitation-used = 这个链接有误，或已用过、已过期（有效 14 天）。请联系机器人的运营者。
