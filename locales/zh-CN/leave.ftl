## Buttons

button-leave-for = 替人登记请假 { $day }
button-leave-more = 下一页 ›
button-leave-submit = 提交
button-leave-attach = 附材料
button-leave-withdraw = 撤回
button-leave-again = 重新请假
button-leave-approve = 同意
button-leave-return = 退回
button-leave-file = 看材料

## Kinds of reason

leave-kind-duty = 公务
leave-kind-teaching = 教学安排
leave-kind-internship = 实习
leave-kind-sick = 病假
leave-kind-personal = 事假
leave-kind-other = 其他

## Asking for leave

leave-slip = 假〔{ $year }〕{ $number }号
leave-choose = 您要为哪一次活动请假？
leave-choice-none = { $day } { $form }
leave-choice-pending = { $day } { $form } · 待审批
leave-choice-approved = { $day } { $form } · 已准假
leave-nothing-own = 您现在没有需要请假的活动。
leave-category-own = { $late ->
    [yes] “{ $form }”（{ $start }）已经开始，现在提交的按补假登记。请选原因类别：
   *[no] 为“{ $form }”（{ $start }）请假，请选原因类别：
  }
leave-category-other = { $late ->
    [yes] 替{ $name }为“{ $form }”（{ $start }）登记补假，请选原因类别：
   *[no] 替{ $name }为“{ $form }”（{ $start }）登记请假，请选原因类别：
  }
leave-ask-reason = “{ $form }”（{ $start }）请假 · <b>{ $kind }</b>
    请写明理由，2 到 500 字。也可以直接发照片或文件，把理由写在它的说明里。不再请假的，请发送 /cancel。
leave-reason-example = 例如：当天参加学院考务工作，全天监考
leave-reason-still = 材料已收到。请再用一句话写明“{ $form }”的请假理由。
leave-draft-own = 请核对，没有问题就点 [提交]；需要修改理由的，重新发送即可。
    “{ $form }”（{ $start }）请假 · { $kind }
    理由：{ $reason }
leave-draft-other = 请核对，没有问题就点 [提交]；需要修改理由的，重新发送即可。
    替{ $name }登记 · “{ $form }”（{ $start }）· { $kind }
    理由：{ $reason }
leave-ask-file = 请发“{ $form }”请假的证明材料：一张照片，或一个 PDF、Word、Excel、txt 文件，10 MB 以内。发送即为提交。

## State of a request

leave-head-own = <b>{ $late ->
    [yes] 补假
   *[no] 请假
  }</b> · “{ $form }”（{ $start }）· { $kind }
leave-head-other = <b>{ $late ->
    [yes] 补假
   *[no] 请假
  }</b> · { $name } · “{ $form }”（{ $start }）
leave-pending = 已提交，由{ $who }审批，结果将告知您。
leave-pending-nobody = 已提交，目前无人可以审批：名册上没有其他支部委员。请联系管理名册的同志补充登记支部委员；到活动结束仍无人审批的，按未请假计。
leave-approved = 已准假，假条 <b>{ $slip }</b>。{ $by }，{ $at }。
leave-returned = 已退回（{ $by }）：{ $note }
leave-withdrawn = 已撤回。

## Deciding a request

leave-request = <b>{ $late ->
    [yes] 补假申请
   *[no] 请假申请
  }</b> · { $name } · { $kind }
    “{ $form }”（{ $start }）
    理由：{ $reason }
    { $material ->
        [yes] 提交于 { $asked }，附有材料
       *[no] 提交于 { $asked }
    }
leave-request-done = { $request }
    —
    { $outcome }
leave-reminder = 还没有审批：
    { $request }
leave-ask-note = 退回{ $name }的“{ $form }”请假：请写一句退回的原因，将告知本人。
leave-note-example = 例如：请补充实习单位的证明
leave-file = { $name } · “{ $form }”请假材料

## Recording leave for another member

leave-for-whom = 请选择为谁登记“{ $form }”（{ $start }）的请假：
leave-for-nobody = “{ $form }”（{ $start }）没有需要登记的人：其他党员都已签到或已准假。

## Refusals

refused-leave-nothing = 现在没有可以请假的活动。全年安排见 /plan。
refused-leave-gone = 没有找到这条请假。请发 /leave 重新查看。
refused-leave-guest = 您是“{ $form }”的来宾，不能到会时不用请假，在群里或当面告知即可。
refused-leave-newcomer = “{ $form }”开始时 { $name } 不在本支部，不用请假。
refused-leave-present = { $name }已在“{ $form }”签到，不用请假。签到有误的，请联系组织委员更正。
refused-leave-recorded-later = “{ $form }”是补记的，不再办理请假。名单有误，请联系组织委员更正。
refused-leave-too-late = “{ $form }”的补假到 { $until } 为止，现在不能再提交。请直接向组织委员说明情况。
refused-leave-reason-short = 理由请至少写 { $least } 个字，例如：当天参加学院考务工作。
refused-leave-withdrawn = { $name }已经撤回“{ $form }”的请假，不用再审批。
refused-leave-withdraw-others = { $name }的请假只能由本人或代为登记的委员撤回，请联系{ $name }。
refused-leave-withdraw-late = “{ $form }”{ $start } 已经开始，请假不能再撤回。人已到场的，请组织委员代为签到。
refused-leave-draft-gone = 这份请假没有填写完毕，或已取消。请发 /leave 重新填写。
