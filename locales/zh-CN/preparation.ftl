## The month's card, about what is prepared

month-card-steps =
    {""}
    支委会定主题：{ $theme }　上级审定：{ $approval }
month-card-agenda = 议程：{ $items ->
        [0] 未填
       *[other] { $items } 项
    }{ $required ->
        [yes] {""}
       *[no] {" "}⚠️ 没有规定内容
    }
month-card-button-approved = 登记审定
