## Sheets that were filled in on paper

button-sheet-sign-in = 录入签到表
button-sheet-ballots = 录入测评票
sheets-explained = <b>纸质表补录</b> · { $form }（{ $start }）
    用纸质表签到或测评的，由两位支部委员各自录入一遍；两遍一致才计入，不一致会指出不同之处。
sheets-wait-sign-in = 📝 签到表：{ $own ->
        [true] 您已在 { $at } 录入第一遍，请另一位支部委员再录入一遍。
       *[other] { $by }已在 { $at } 录入第一遍，请录入第二遍。
    }
sheets-wait-ballots = 📝 测评票：{ $own ->
        [true] 您已在 { $at } 录入第一遍，请另一位支部委员再录入一遍。
       *[other] { $by }已在 { $at } 录入第一遍，请录入第二遍。
    }
sheet-ask-sign-in = 请把“{ $form }”（{ $start }）纸质签到表上的姓名发来，一条消息发完，用空格、顿号或换行隔开。例如：
    张三、李四、王五
sheet-ask-sign-in-example = 张三、李四、王五
sheet-ask-ballots = 请把“{ $form }”（{ $start }）的纸质测评票发来，一条消息发完：先写交票人的姓名，再写四行数字，依次是四个维度的“满意、比较满意、一般、不满意”票数。姓名只用来登记谁已投票，与票上的内容无关。例如：
    张三、李四、王五
    3 0 0 0
    2 1 0 0
    3 0 0 0
    2 0 1 0
sheet-ask-ballots-example = 张三、李四、王五
sheet-first-sign-in = 已录入第一遍：签到表上共 { $people } 人。请另一位支部委员在“纸质表补录”里再录入一遍，两遍一致后计入签到。
sheet-first-ballots = 已录入第一遍：测评票共 { $people } 张。请另一位支部委员在测评截止前再录入一遍，两遍一致后计入测评。
sheet-differs = ⚠️ 与{ $by }录入的不一致，还没有计入。
sheet-differs-names = 只有一遍里有的姓名：{ $names }
sheet-differs-lines = 不同的数字行：第 { $lines } 行
sheet-differs-again = 请对照纸质表核对。要改的是您这一遍，请直接重新发来；要改的是另一遍，请那位委员重新录入。
sheet-done-sign-in = ✅ 两遍一致，签到表上 { $people } 人，新登记签到 { $added } 人。
sheet-done-ballots = ✅ 两遍一致，{ $people } 张测评票已计入，交票人记为已投票。
sheet-done-own = 录入人本人的签到不由本人录入，请其他支部委员补登：{ $names }
sheet-reason = 纸质签到表，{ $first }、{ $second }两人录入

refused-sheet-too-long = 这份表有 { $length } 个字，一次最多录入 { $limit } 个字。请分几次录入，每次两人录入的内容相同。
refused-sheet-empty = 没有看到姓名。请发来表上的姓名，例如：张三、李四、王五
refused-sheet-unknown = 名册上没有：{ $names }。请核对后重新发来整张表；名册上缺的人，请先在 /roster 名册中添加。
refused-sheet-ballots-form = 没有看懂。请先写交票人的姓名，再写四行、每行四个数字，例如：
    张三、李四、王五
    3 0 0 0
    2 1 0 0
    3 0 0 0
    2 0 1 0
refused-sheet-sum = 第 { $line } 行数字合计 { $sum }，交票人是 { $people } 人，两者应当相等。请核对后重新发来整张表。
refused-sheet-not-present = 没有签到，不能投票：{ $names }。请先录入签到表或补登签到，再重新发来测评票。
refused-sheet-voted = 已经投过票：{ $names }。请核对后重新发来。
refused-sheet-mixed = 党员的票与列席人员的票分开计算，请分两次录入。
