## Card

agenda-card = <b>Agenda: { $form }</b>
    { $when }
    Planned content: { $content }
    {""}
agenda-unset = not set
agenda-choice = Required or own theme: { $text }
choice-required = Required theme
choice-chosen = Own theme
agenda-items = Agenda: { $minutes ->
        [0] {""}
       *[other] ({ $minutes } minutes in all)
    }
agenda-empty = There is no agenda yet. { $over ->
        [yes] One that is filled in now stands in the record and the papers.
       *[no] The notice lists the agenda, and the host's card leads through it.
    }
agenda-no-required = ⚠️ { $waived ->
        [yes] No required content, because: { $reason }
       *[no] The agenda has no required content. Each activity has at least one item of political study, Party class, the oath, reading of the charter, or a Party-spirit check-up; a work meeting does not replace it. Please add one, or give the reason.
    }

## Buttons

agenda-button-menu = Add from the menu
agenda-button-write = Type items
agenda-button-planned = Use the planned content
agenda-button-study = Add political study
agenda-button-waive = Give the reason
agenda-button-goal = Goal
agenda-button-problem = Problem to solve
agenda-button-restore = Undo the removal
agenda-button-back = ‹ Agenda
agenda-button-title = Title
agenda-button-minutes = Length
agenda-button-speaker = Speaker
agenda-button-hours = Hours of service
agenda-button-up = Up
agenda-button-down = Down
agenda-button-remove = Remove
## Kinds

agenda-menu = <b>Add to the agenda: { $form }</b>
    Tap a kind; title, length and speaker can be added afterwards.
agenda-unread = Not read yet this year: { $chapters }
agenda-read-none = The Party charter was not read yet this year (at least once in full each year)
agenda-read-whole = The Party charter is read in full this year, this agenda included
agenda-oaths = { $count ->
        [0] The oath was not renewed yet this year
       *[other] Activities with the oath this year, this agenda included: { $count }
    }
agenda-kind-study = Political study
agenda-kind-party-class = Party class
agenda-kind-oath = Oath of admission
agenda-kind-charter = Reading the charter
agenda-kind-discussion = Discussion
agenda-kind-vote = Vote
agenda-kind-briefing = Briefing
agenda-kind-praise = Praise
agenda-kind-site = On-site teaching
agenda-kind-service = Volunteer service
agenda-kind-care = Care for members
agenda-kind-check-up = Party-spirit check-up
agenda-kind-life-meeting = Organisational life meeting
agenda-kind-appraisal = Appraisal of members
agenda-kind-other = Other

## One item

agenda-item = <b>Item { $place } of { $of }</b>
    { $title }
    Kind: { $kind }
    Length: { $minutes } (minutes)
    Speaker: { $speaker }
    Counts as: { $counts }{ $counted ->
        [yes] {" "}for { $counts_minutes } min
       *[no] {""}
    }
agenda-item-chapters = Read: { $chapters }. Tap the chapters:
agenda-item-hours = Service: { $hours } (hours)
agenda-item-check-up = Only that the check-up took place is recorded, nothing of its content.
agenda-item-site = For an outing, please settle who leads, how people travel and whom to call; the title or the notice may say it.
agenda-ledger-none = Party day only
agenda-also-party-class = Counts as Party class
agenda-also-meeting = Counts as members' meeting
agenda-also-life-meeting = Counts as life meeting
agenda-also-study = Counts as group study

## Questions

agenda-ask-lines = Please type the agenda of “{ $form }”, an item a line, with length and speaker if you like, for example:
    Political study: the two sessions 40 min speaker Wang
    Reading the charter, chapter 1, 15 min
    Discussion: how we serve students 30 min
agenda-ask-lines-example = Political study: the two sessions 40 min
agenda-added = ✅ Items added: { $many }
agenda-understood = { $line } · kind: { $kind }
agenda-ask-title = Please type the title of this item (now “{ $title }”), with length and speaker if you like, for example: The two sessions 40 min speaker Wang
agenda-ask-title-example = The two sessions 40 min
agenda-ask-minutes = How long does “{ $title }” take? For example: 40 min
agenda-ask-minutes-example = 40 min
agenda-ask-speaker = Who speaks at “{ $title }”? Please type the name, for example: Wang
agenda-ask-speaker-example = Wang
agenda-ask-hours = How many hours of service is “{ $title }”? For example: 2 hours
agenda-ask-hours-example = 2 hours
agenda-ask-goal = What shall “{ $form }” reach? One sentence, for example: Members know the two sessions and can explain them
agenda-ask-goal-example = Members can explain the two sessions
agenda-ask-problem = Which problem shall “{ $form }” solve? One sentence, for example: Study is not thorough enough
agenda-ask-problem-example = Study is not thorough enough
agenda-ask-waiver = Why has “{ $form }” no required content? One sentence, which the record prints, for example: Group study was held on another day this month
agenda-ask-waiver-example = Group study was held on another day

## Refusals

refused-agenda-too-many = At most { $most } items at a time. Please send them in several messages.
refused-agenda-full = The agenda of “{ $form }” has at most { $most } items. Please remove some first.
refused-agenda-item-gone = This item was removed from the agenda of “{ $form }”. Please open [Agenda] again.
refused-agenda-item-recorded = “{ $title }” has minutes or photos and cannot be removed. Please move them to another item first.
refused-agenda-planned-already = The planned content is on the agenda of “{ $form }” already.
refused-agenda-minutes = The length was not understood. Please write 1 to { $most } minutes, for example: 40 min
refused-agenda-hours = The hours were not understood. Please write at most { $most } hours, for example: 2 hours
refused-agenda-chapters = The charter has a preamble and chapters 1 to { $last }. Please check and write again, for example: reading the charter, chapter 1
