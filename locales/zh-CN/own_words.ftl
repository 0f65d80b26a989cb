## Own words of members

own-words-ask = <b>我的发言 · { $form }</b>（{ $start }）
    请发送您在活动中的发言（2000字以内），由记录人采用后写入会议记录；采用前可以撤回。
own-words-stored = ✅ 已收到，等待{ $named ->
        [yes] 记录人{ $recorder }
       *[no] 记录人
    }采用。发送 /record 可查看是否采用。
own-words-withdrawn = 已撤回，没有写入“{ $form }”的记录。
own-words-taken = { $number }. ✅ 已采用：{ $text }
own-words-waits = { $number }. 待采用：{ $text }
button-own-words-withdraw = 撤回第 { $number } 条

## Refusals

refused-own-words-absent = 您没有“{ $form }”（{ $start }）的签到记录，不能提交发言。签到有误的，请在 /me 提出异议。
refused-own-words-many = 一次活动最多提交 { $limit } 条发言，这一条没有存入。请先撤回未采用的一条。
refused-own-words-taken = 这条发言已经采用，不能撤回。需要改动的，请联系记录人。
