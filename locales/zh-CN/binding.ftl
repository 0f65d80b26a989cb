## Claiming a name

claim-card =
    <b>认领身份</b>　{ $branch }
    请每位同志点下面的按钮，在私聊里选择自己的姓名，由支部委员确认。确认后，预告、签到和测评即可送达本人。
    已认领 { $bound }/{ $people }。没有 Telegram 的同志不用认领，由支部委员代为登记。
button-claim = 认领身份
claim-choose = <b>{ $branch }</b>：您是哪一位？请点自己的姓名，也可以直接写出姓名。
claim-nobody-free = <b>{ $branch }</b> 的名册上已没有待认领的姓名。名册上没有您的，请联系支部委员用 /roster 添加。
claim-founder = 您是其中哪一位？请点自己的姓名，立即生效。您不在名册上的，请忽略这条消息。
claim-waits = 您认领了 <b>{ $name }</b>，已请支部委员确认，结果将在这里告知您。
claim-waits-nobody = 您认领了 <b>{ $name }</b>。认领已记下，但目前没有管理名册的支部委员能收到机器人的消息。请当面联系他们，由其中一位先认领身份或启动机器人，再用 /todo 确认；仍不能办理的，请联系机器人的运营者。

## Confirming a claim

claim-ask =
    Telegram 账号“{ $account }”{ $named ->
        [yes] （@{ $username }）
       *[no] {""}
    }认领 { $person } 的身份。请确认是否为本人；不能确定的，请先当面核实。{ $seen ->
        [yes] 这个账号 { $joined } 入群。
       *[no] {""}
    }
claim-ask-several = <b>有 { $claims } 人认领身份。</b>请逐一确认是否为本人；不能确定的，请先当面核实。
claim-ask-item = { $number }. “{ $account }”{ $named ->
        [yes] （@{ $username }）
       *[no] {""}
    }→ { $person }{ $seen ->
        [yes] ，{ $joined } 入群
       *[no] {""}
    }
claim-ask-disputed = 　 ⚠️ 还有别的账号认领这个姓名，请当面核实后单独确认。
claim-ask-more = ……另有 { $claims } 人，以上各项办完后显示。
claim-asked-elsewhere = 这些认领已列入后面的消息，也可发送 /todo 查看。
claim-asked-yes = ✅ “{ $account }”就是 <b>{ $name }</b>，{ $who }已确认。
claim-asked-no = ✖️ “{ $account }”认领 <b>{ $name }</b> 没有通过（{ $who }）。
claim-all-accepted = ✅ 已确认 { $people } 人：{ $names }
claim-none-waiting = 目前没有待确认的认领。
claim-accepted =
    ✅ 您在 <b>{ $branch }</b> 的身份已确认：<b>{ $name }</b>。
    今后的预告、签到和测评会送到这里。发送 /plan 查看全年安排，发送 /help 查看可用的功能。
claim-refused =
    认领 <b>{ $branch }</b> 的“{ $name }”没有通过。
    选错姓名的，请重新选择；没有选错的，请当面联系支部委员。
claim-unbound = 您的 Telegram 账号与 <b>{ $branch }</b> 名册上姓名的绑定已解除，名册和记录不受影响。如有疑问，请联系支部委员；需要重新绑定的，请点群里的“认领身份”。

## Buttons

button-claim-yes = 确认
button-claim-no = 不是
button-claim-all = 全部确认({ $claims })
button-claim-again = 重新选择

## Refusals

refused-claim-bound = 您在“{ $branch }”已经是{ $name }，不用再认领。如有误，请联系支部委员解除绑定。
refused-claim-taken = “{ $name }”已经由另一个账号认领。若那不是您，请联系支部委员。
refused-claim-link-expired = 这个链接已过期（有效 14 天）。请点群里最新的“认领身份”卡片；找不到的，请支部委员在 /roster 点 [再发“认领身份”卡片]。
refused-claim-not-in-group = 认领身份须先加入支部的群。请先入群，再点群里的“认领身份”卡片。
refused-claim-too-many = 一天最多认领 { $limit } 次，改选也算一次。请明天再选，或当面联系支部委员。
refused-claim-no-such-name = 名册上没有“{ $name }”。请写与名册完全一致的姓名，例如：张三；名册上没有您的，请联系支部委员。
refused-claim-empty-roster = “{ $branch }”的名册还是空的。请等支部委员导入名册后再来认领。
refused-claim-open-card = 请先在支部群里点“认领身份”卡片上的按钮，再选姓名。
refused-claim-too-often = 您的认领已多次没有通过。请当面联系支部委员。
