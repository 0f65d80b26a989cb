## Buttons

button-makeup-open = 补学
button-makeup-explain = 说明原因
button-makeup-leave = 补假
button-makeup-board = 补学情况（{ $count }）
button-makeup-more = 下一页 ›
button-makeup-accept = 通过
button-makeup-return = 退回
button-makeup-whole = 看全文
button-makeup-file = 看材料
button-makeup-contact = 登记联系
button-makeup-by-hand = 代为登记补学

## Task

makeup-task-absent = 您没有参加“{ $form }”（{ $start }）。
    内容：{ $content }
    请在 <b>{ $due }</b> 前补学：查看活动情况，回答三个问题。也请说明未到的原因。
makeup-task-leave = 您请假没有参加“{ $form }”（{ $start }）。
    内容：{ $content }
    请在 <b>{ $due }</b> 前补学：查看活动情况，回答三个问题。

## Study and answer

makeup-study = <b>补学 · { $form }</b>
    时间：{ $start }
    地点：{ $place }
    内容：{ $content }
    到会：党员 { $members } 人，实到 { $present } 人（{ $percent }）

    请在 { $due } 前用一条消息回答，20 到 3000 字：
    ① 学了什么？ ② 怎么看？ ③ 怎么做？
    也可以发一张学习笔记的照片或一个文件。
makeup-study-again = { $study }

    上次退回的意见：{ $note }
makeup-answer-example = 学了……；我认为……；我打算……
makeup-answer-long = 文字过长（收到的一段有 { $length } 字），最多 { $limit } 字，尚未提交。请删减后用一条消息发送，或改发文件。
makeup-own-submitted = “{ $form }”（{ $start }）的补学已在 { $at } 提交{ $late ->
    [yes] （超过期限）
   *[no] {""}
  }，等待组织委员审阅，结果将告知您。
makeup-own-accepted = “{ $form }”（{ $start }）的补学已在 { $at } 通过，不用再交。
makeup-choose = 请选要补学的活动：
makeup-none = 您没有待完成的补学。
makeup-choice-open = { $day } { $form }
makeup-choice-returned = { $day } { $form } · 已退回
makeup-choice-submitted = { $day } { $form } · 待审阅

## Reason for an absence

makeup-ask-explanation = 您没有参加“{ $form }”（{ $start }），请写一句原因。只有支部委员能看到。
makeup-explanation-example = 例如：当天在外地实习，没有来得及请假
makeup-explained = 原因已记下（“{ $form }”），只有支部委员能看到。确有正当理由的，可以补假；补学仍要完成。

## Review

makeup-board = 还没有完成的补学：
makeup-board-empty = 没有未完成的补学。
makeup-board-open = { $name } · { $day } · 未交
makeup-board-returned = { $name } · { $day } · 已退回
makeup-board-submitted = { $name } · { $day } · 待审阅
makeup-card = <b>{ $name }</b> · “{ $form }”（{ $start }）补学
makeup-cause-absent = 缺席，没有请假
makeup-cause-leave = 请假
makeup-card-explanation = 本人说明：{ $words }
makeup-card-contact = 联系记录（{ $at }）：{ $words }
makeup-card-answer = 作答：{ $answer }
makeup-is-open = 尚未提交，期限 { $due }；本人{ $read ->
    [yes] 已看
   *[no] 未看
  }活动情况
makeup-is-submitted = 提交于 { $at }{ $late ->
    [yes] （超过期限）
   *[no] {""}
  }，请审阅
makeup-is-returned = { $by }已退回：{ $note }（期限 { $due }）
makeup-is-accepted = { $by }已在 { $at } 通过
makeup-is-by-hand = { $by }已在 { $at } 代为登记：{ $note }
makeup-answered-anew = { $name }已重新提交“{ $form }”的补学，请看新的一条。
makeup-ask-note = 退回{ $name }的“{ $form }”补学：请写一句需要补充的内容，将告知本人。
makeup-note-example = 例如：请结合自己的工作谈谈怎么做
makeup-ask-contact = 请写一句与{ $name }联系的情况（“{ $form }”，缺席原因）。
makeup-contact-example = 例如：已电话联系，本人住院，下周出院
makeup-ask-how = 请写一句{ $name }完成“{ $form }”补学的方式，将注明由您代为登记。
makeup-how-example = 例如：送学上门，3月10日面谈并学习了材料
makeup-file = { $name } · “{ $form }”补学材料

## Reminder and outcome

makeup-nudge = 提醒：“{ $form }”（{ $start }）的补学还没有完成，请在 <b>{ $due }</b> 前回答。
makeup-accepted = “{ $form }”（{ $start }）的补学已通过。
makeup-accepted-by-hand = “{ $form }”（{ $start }）的补学已由支部委员代为登记完成。
makeup-returned = “{ $form }”（{ $start }）的补学退回修改：{ $note }
    请在 { $due } 前重新回答。
makeup-overdue = “{ $form }”（{ $start }）的补学到期未完成 { $count } 人：{ $names }。请逐一联系，或代为登记。
makeup-closed = “{ $form }”（{ $start }）的补学已结束：本人已不在支部名册上。
makeup-cancelled = “{ $form }”（{ $start }）已为本人补登签到，不用补学。

## Refusals

refused-makeup-gone = 没有找到这次补学，可能已补登签到而取消。请发 /makeup 查看。
refused-makeup-newer = { $name }已重新提交，请看新的一条再决定。
refused-makeup-answer-short = 作答只有 { $length } 字，请写到至少 { $least } 字。例如：学习了党章第一章，认识到……今后我要……
refused-absence-reason-short = 请至少写 { $least } 个字，例如：当天住院。
