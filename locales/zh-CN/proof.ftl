## Check codes of papers

proof-paper = { $kind ->
    [record] 主题党日活动纪实表
    [sign-in] 签到册
    [minutes] 会议记录
    [leave] 请假条
    [makeup] 补学登记表
    [evaluation] 测评汇总表
    [plan] 年度计划报备表
    [change] 变更报备
    [circular] 通报
    [request] 请示
    [ledger] 台账
    [duty-report] 述职材料
    [blank-sign-in] 空白签到表
    [blank-ballot] 空白测评票
   *[other] 材料
}
proof-about-activity = （{ $year }年{ $month }月主题党日）
proof-about-year = （{ $year }年度）
proof-found = 📄 校验码 { $code }：{ $branch }的{ $paper }{ $about }，{ $year }年{ $at } 生成。
proof-chain-holds = 🔗 生成时事件记录共 { $number } 条（末条校验值 { $hash }）；至生成时为止逐条核对，完整无改动。
proof-chain-broken = ⚠️ 生成时事件记录共 { $number } 条，现在仅前 { $intact } 条完整，其后被改动或删除，不能再证明此件。请与备份核对。
proof-fault-event = ⚠️ 事件记录中没有生成此件的记载。数据库被改动过，请与备份核对。
proof-fault-body = ⚠️ 数据库中保存的此件内容与其校验码不符。数据库被改动过，请与备份核对。
proof-newer = ℹ️ 此后内容有变，{ $at } 又生成了新件，校验码 { $code }。
proof-same = ✅ 文件文字与生成时一致。
proof-changed-title = ❌ 文件有 { $count } 处与生成时不一致：
proof-changed = · { $named ->
        [yes] “{ $label }”
       *[no] 一段文字
    }被改：{ $old } → { $new }
proof-missing = · 缺少{ $named ->
        [yes] “{ $label }”
       *[no] 一段文字
    }：{ $old }
proof-added = · 多出：{ $new }
proof-hidden = · 被隐藏：{ $label }
proof-turned = · 有改变文字顺序的标记或设置：{ $new }
proof-filled-title = ✍️ 以下各项生成时待补充，已由人填写，不属改动：
proof-filled = · { $label }：{ $new }
proof-signed-title = ✍️ 以下留空处已填写，不属改动：
proof-signed = · { $label }：{ $new }
proof-noted-title = ℹ️ 以下批注和页眉页脚不属此件正文，未核对，请自行查看：
proof-noted = · { $new }
proof-more = · 另有 { $count } 处
proof-limits = 只核对文字；照片、版式、签名和印章不在校验之列。
proof-no-code = “{ $name }”中没有校验码，无法核对。扫描件和拍照件请改用电子文件，或直接输入校验码。
proof-wrong-code = “{ $name }”中的校验码 { $code } 不成立：抄写有误，或被改动。
proof-unknown-code = 校验码 { $code } 不在本程序的记录中：此件不是本程序生成的，或数据库不是生成时的那一个。
proof-several = ⚠️ “{ $name }”中有 { $count } 个校验码，以下只核对 { $code }。
refused-proof-kind = “{ $name }”不是 Word 文件（.docx）、Excel 文件（.xlsx）或 PDF，无法核对。请发来本程序生成的原文件。
proof-head = 🔗 <b>{ $year }年{ $month }月事件记录存证</b>
    至今共 { $number } 条，末条校验值 <code>{ $hash }</code>（支部编号 { $branch }）。
    此消息由 Telegram 记下时间，请勿删除；日后可据此核对记录是否被改动，平时无需处理。
proof-button = 核对文件
proof-ask = 请发来要核对的材料（.docx、.xlsx 或 .pdf），或直接输入校验码。
proof-next = 可继续发下一份。
