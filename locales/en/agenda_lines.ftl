## Lines of an agenda

agenda-goal = Goal: { $text }
agenda-problem = Problem to solve: { $text }
agenda-heading = Agenda:
agenda-line = { $number }. { $line }
agenda-host-line = { $mark } { $number }. { $line }{ $begun ->
        [yes] {" "}{ $at }
       *[no] {""}
    }
agenda-more = … { $many } items; see [Agenda] for all
agenda-words = { $title }{ $with_more ->
        [yes] {" "}({ $more })
       *[no] {""}
    }
agenda-joint = |, |
agenda-minutes = { $minutes } min
agenda-hours = { $hours } h of service
agenda-by-study = speaker { $name }
agenda-by-party-class = speaker { $name }
agenda-by-oath = led by { $name }
agenda-by-charter = led by { $name }
agenda-by-discussion = led by { $name }
agenda-by-vote = led by { $name }
agenda-by-briefing = led by { $name }
agenda-by-praise = led by { $name }
agenda-by-site = led by { $name }
agenda-by-service = led by { $name }
agenda-by-care = led by { $name }
agenda-by-check-up = led by { $name }
agenda-by-life-meeting = led by { $name }
agenda-by-appraisal = led by { $name }
agenda-by-other = led by { $name }
agenda-counts = counts as { $ledger }{ $timed ->
        [yes] {" "}for { $minutes } min
       *[no] {""}
    }
agenda-button-first = Begin: { $title }
agenda-button-next = Next: { $title }
agenda-chapter-0 = Preamble
agenda-chapter-1 = Chapter 1
agenda-chapter-2 = Chapter 2
agenda-chapter-3 = Chapter 3
agenda-chapter-4 = Chapter 4
agenda-chapter-5 = Chapter 5
agenda-chapter-6 = Chapter 6
agenda-chapter-7 = Chapter 7
agenda-chapter-8 = Chapter 8
agenda-chapter-9 = Chapter 9
agenda-chapter-10 = Chapter 10
agenda-chapter-11 = Chapter 11
agenda-whole-charter = the whole charter
agenda-ledger-party-class = Party class
agenda-ledger-meeting = members' meeting
agenda-ledger-life-meeting = organisational life meeting
agenda-ledger-study = group study
