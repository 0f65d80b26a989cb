## The programme on the host's card

host-briefed = { $at } 已通报到会情况和内容。
host-site = 现场：{ $marks }
host-mark = { $mark } { $ticked ->
        [yes] ✓
       *[no] ○
    }
host-mark-flag = 悬挂党旗
host-mark-badge = 佩戴党徽
host-mark-oath = 重温入党誓词
host-button-briefed = 已通报到会情况和内容
host-button-mark = { $ticked ->
        [yes] ☑
       *[no] ☐
    } { $mark }
