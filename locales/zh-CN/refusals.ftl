## Refusals that several subjects raise

refused-link-broken = 这个链接不完整或不是本机器人发出的。请重新扫码，或在群里点按钮。
refused-not-bound = 您还没有认领身份。请在支部群里点 [认领身份]，选自己的姓名。
refused-other-branch = 这属于另一个党支部，您不在它的名册上。请在自己支部的群里点按钮，或发送 /help。
refused-not-allowed = 这项操作由{ $who }办理，请联系他们。
refused-not-allowed-nobody = 这项操作由支部委员办理，名册上还没有支部委员。请先用 /roster 补上职务，例如：张三 正式党员 书记
refused-person-gone = 此人已不在名册上。请用 /roster 查看现在的名册。
refused-activity-gone = 没有找到这次活动。请用 /plan 查看全年安排。
refused-group-unknown = 本群还没有设置党支部。请群管理员私聊机器人，发送 /setup。
refused-not-dated = { $month }月的活动还没有定日期。请在 /plan 里点这个月，再点 [采用]。
refused-repeated = 这一步此前已收到并办理完毕，只是答复可能没有送达。需要继续办理的，请再点一次按钮或重新发送命令。
refused-button-void = 这个按钮已经失效。请重新打开相应的消息，或发送 /help。
refused-group-left = 我已不在这个链接所属的群里。请先把我重新加入群，再点群里的按钮。
refused-own-matter-nobody = 自己的申请不能自己审批，名册上又没有其他能审批的支部委员，目前无人可以审批。请先在 /roster 名册上登记一位支部委员，或请上级党组织处理。
refused-own-matter = 自己的申请不能自己审批，请{ $who }办理。

## Typed texts and names

refused-text-empty = 没有收到文字。请用文字写明后再发。
refused-text-too-long = 文字有 { $length } 字，最多 { $limit } 字。请删减后再发。
refused-name-bad = “{ $value }”不像姓名。姓名由 1～{ $limit } 个字组成，可以有间隔号、连字符和空格，例如：张三、阿卜杜拉·艾力；同名可写作 张三2 或 张三（大）。
