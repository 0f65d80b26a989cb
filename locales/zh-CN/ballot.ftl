## Buttons and choices

button-vote = 去投票
button-ballot-again = 重选
button-ballot-submit = 提交
button-comment = 写一条意见
button-ballot-own-words = 我的发言
ballot-dimension-1 = 主题特色鲜明
ballot-dimension-2 = 内容充实健康
ballot-dimension-3 = 方式灵活生动
ballot-dimension-4 = 效果突出显著
ballot-level-1 = 满意
ballot-level-2 = 比较满意
ballot-level-3 = 一般
ballot-level-4 = 不满意

## Voting

ballot-head = 📋 <b>“{ $form }”测评</b>（{ $start }）
    请在 { $closes } 前投票。
ballot-promise = 🔒 <b>不记名。</b>机器人不保存您的选择，只保存您已投票的事实和加密的合计；截止时计算结果，随即销毁密钥。党员不足 { $least } 票的，只保留总的满意率；来宾不足 { $least } 票的，选项一概不保留。全体所选相同，或只有一人投票的，从结果即可看出其选择。
ballot-question = <b>第 { $number } 题（共 { $of } 题）：{ $question }</b>
ballot-check = <b>您的选择是：</b>
ballot-choice = { $dimension }：{ $level }
ballot-thanks = ✅ 谢谢！您对“{ $form }”（{ $start }）的票已计入总数，不能再改。
    如有意见，可在 { $closes } 前写一条，同样不记名。
    您的发言要写入会议记录的，请点 [我的发言]（署名，由记录人采用），也可随时发送 /record。
ballot-already = 您已经投过“{ $form }”（{ $start }）的票了。每人一票，不能再改。
    如有意见，可在 { $closes } 前写一条，不记名。

## Lost votes

ballot-again = ⚠️ <b>请重新投票。</b>“{ $form }”原来的票已经丢失，无法读取，此前所投的票不再有效。
ballot-lost = ⚠️ <b>“{ $form }”（{ $start }）的票已丢失</b>：{ $cause }。机器人已请到会人员重新投票，{ $closes } 截止。
    请告知机器人的运营者。
ballot-lost-key = 机器人的数据目录里找不到这次测评的密钥
ballot-lost-damaged = 这次测评存下的内容已损坏或被改动
ballot-lost-restored = 机器人刚从备份恢复或更新，备份不含尚未截止的测评的票

## Reminder and group card

ballot-reminder = 📋 请为<b>“{ $form }”</b>（{ $start }）投票：四道题，{ $closes } 截止。
ballot-card = 📋 <b>“{ $form }”（{ $start }）测评进行中</b>
    已投 { $voted }/{ $eligible } 人，{ $closes } 截止，截止后公布结果。
    到会的同志请在与机器人的私聊里投票，不记名。
ballot-card-closed = 📋 <b>“{ $form }”（{ $start }）测评已结束</b>
    投票 { $voted }/{ $eligible } 人，{ $closes } 截止。

## Result

ballot-result = 📊 <b>“{ $form }”（{ $start }）测评结果</b>
    党员投票 { $ballots }/{ $eligible } 人（不记名，{ $closes } 截止）
ballot-result-rate = 满意率 <b>{ $rate }</b>
ballot-result-few = 满意率 <b>{ $rate }</b>（不足 { $least } 票，只公布总的满意率）
ballot-result-nobody = 没有党员投票，没有满意率。
ballot-result-guests = 来宾投票 { $ballots } 人，满意率 { $rate }（不计入党员满意率）
ballot-result-guests-few = 来宾投票 { $ballots } 人，人数少，不公布结果。
ballot-result-dimension = · { $dimension }：{ $levels }
ballot-chart-title = { $form } · 测评结果
ballot-chart-rate = 满意率 { $rate } · { $ballots } 票

## Comments

comment-ask = ✍️ 请回复这条消息，写下您对“{ $form }”（{ $start }）的意见，最多 { $limit } 字，{ $closes } 截止。
    🔒 不记名：只存文字，截止前加密。截止后原文打乱次序转给支部委员，请不要写出姓名；党员、来宾各自不足 { $least } 票的，其意见不转交，直接删除。
    意见箱编号 <code>{ $number }</code>（只表明是哪次活动）
comment-example = 例如：讨论时间可以再长一些
comment-kept = ✅ 您对“{ $form }”（{ $start }）的意见已收到，不记名。谢谢！
ballot-comments = ✍️ <b>“{ $form }”（{ $start }）收到意见 { $count } 条</b>
    不记名，次序已打乱。测评已于 { $closes } 截止。
ballot-comment = { $number }．{ $text }

## Low satisfaction

low-warning = ⚠️ “{ $form }”（{ $start }）的满意率为 <b>{ $rate }</b>，低于 { $line }。这是 { $year } 年第 { $low } 次。
    一年满 { $limit } 次，支部及班子成员不得评先选优，并须整改。本提醒只发给书记。测评 { $closes } 截止；满 { $limit } 次后整改期为 { $days } 天。
low-consequence = ⚠️ “{ $form }”（{ $start }）的满意率为 <b>{ $rate }</b>，低于 { $line }。这是 { $year } 年第 { $low } 次，已满 { $limit } 次。
    按规定，支部及班子成员本年不得评先选优，并须整改。整改已列入 /todo，请在 { $days } 天内完成（测评 { $closes } 截止）。

## Refusals

refused-ballot-not-open = “{ $form }”的测评还没有开始。活动结束后，机器人会私聊发给到会人员。
refused-ballot-not-present = “{ $form }”的测评只请到会签到的人参加，名单里没有您的签到。若您当时在场，请联系组织委员补登。
refused-ballot-closed = “{ $form }”的测评已于 { $at } 截止，不再接收投票和意见。结果公布后，请在群里查看。
refused-ballot-void = 这次投票不完整或已失效，没有计入。请点群里测评卡片上的 [去投票] 重新投票。
refused-ballot-unreadable = “{ $form }”暂时不能投票和写意见，请过几分钟再试。
refused-comment-not-voted = 请先为“{ $form }”投票，再写意见。请点群里测评卡片上的 [去投票]。
refused-comment-not-text = 意见只接收文字，刚才的内容没有保存。请再次回复那条消息，用文字写明，例如：讨论时间可以再长一些
refused-comments-full = “{ $form }”的意见条数已与票数相同，不再接收。意见不记名，机器人只能以此防止重复提交。

## After an end that was undone

ballot-withdrawn = “{ $form }”继续进行，这次测评已撤回。活动结束后会重新发来。
