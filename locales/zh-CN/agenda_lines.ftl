## Lines of an agenda

agenda-goal = 活动目标：{ $text }
agenda-problem = 解决的问题：{ $text }
agenda-heading = 议程：
agenda-line = { $number }. { $line }
agenda-host-line = { $mark } { $number }. { $line }{ $begun ->
        [yes] {" "}{ $at }
       *[no] {""}
    }
agenda-more = …共 { $many } 项，全部见 [议程]
agenda-words = { $title }{ $with_more ->
        [yes] （{ $more }）
       *[no] {""}
    }
agenda-joint = |，|
agenda-minutes = { $minutes }分钟
agenda-hours = 服务{ $hours }小时
agenda-by-study = 主讲 { $name }
agenda-by-party-class = 主讲 { $name }
agenda-by-oath = 领誓 { $name }
agenda-by-charter = 领读 { $name }
agenda-by-discussion = 主持 { $name }
agenda-by-vote = 主持 { $name }
agenda-by-briefing = 通报人 { $name }
agenda-by-praise = 宣读 { $name }
agenda-by-site = 带队 { $name }
agenda-by-service = 带队 { $name }
agenda-by-care = 带队 { $name }
agenda-by-check-up = 主持 { $name }
agenda-by-life-meeting = 主持 { $name }
agenda-by-appraisal = 主持 { $name }
agenda-by-other = 负责 { $name }
agenda-counts = 计入{ $ledger }{ $timed ->
        [yes] { $minutes }分钟
       *[no] {""}
    }
agenda-button-first = 开始第一项：{ $title }
agenda-button-next = 下一项：{ $title }
agenda-chapter-0 = 总纲
agenda-chapter-1 = 第一章
agenda-chapter-2 = 第二章
agenda-chapter-3 = 第三章
agenda-chapter-4 = 第四章
agenda-chapter-5 = 第五章
agenda-chapter-6 = 第六章
agenda-chapter-7 = 第七章
agenda-chapter-8 = 第八章
agenda-chapter-9 = 第九章
agenda-chapter-10 = 第十章
agenda-chapter-11 = 第十一章
agenda-whole-charter = 党章全文
agenda-ledger-party-class = 党课
agenda-ledger-meeting = 党员大会
agenda-ledger-life-meeting = 组织生活会
agenda-ledger-study = 集中学习
