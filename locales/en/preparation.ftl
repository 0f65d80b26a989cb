## The month's card, about what is prepared

month-card-steps =
    {""}
    Theme set by the committee: { $theme }; approval: { $approval }
month-card-agenda = Agenda: { $items ->
        [0] not set
        [one] 1 item
       *[other] { $items } items
    }{ $required ->
        [yes] {""}
       *[no] {" "}⚠️ no required content
    }
month-card-button-approved = Enter the approval
