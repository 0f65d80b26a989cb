## The programme on the host's card

host-briefed = Attendance and content reported at { $at }.
host-site = Site: { $marks }
host-mark = { $mark } { $ticked ->
        [yes] ✓
       *[no] ○
    }
host-mark-flag = Party flag
host-mark-badge = Party badges
host-mark-oath = oath of admission
host-button-briefed = Attendance and content reported
host-button-mark = { $ticked ->
        [yes] ☑
       *[no] ☐
    } { $mark }
