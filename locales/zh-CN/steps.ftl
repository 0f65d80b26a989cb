## The nine steps

step-1 = ①支委会定主题
step-2 = ②报上级党组织审定
step-3 = ③公开公示
step-4 = ④召集会议
step-5 = ⑤党员签到
step-6 = ⑥通报到会情况和内容
step-7 = ⑦开展活动
step-8 = ⑧主题测评
step-9 = ⑨总结提升
step-sign-1 = ①
step-sign-2 = ②
step-sign-3 = ③
step-sign-4 = ④
step-sign-5 = ⑤
step-sign-6 = ⑥
step-sign-7 = ⑦
step-sign-8 = ⑧
step-sign-9 = ⑨

## Card

steps-card = <b>程序步骤：{ $form }</b>
    { $when }
    {""}
step-seen = ✓ { $step }　{ $at } · { $later ->
        [yes] 补记
       *[no] { $known ->
            [yes] { $by }
           *[no] 自动记录
        }
    }
step-reopened = ○ { $step }　主题已变更，尚未重新审定（原主题“{ $theme }”{ $day }审定）
step-undated = ○ { $step }　{ $paper ->
        [yes] 已附材料，日期未填
       *[no] 日期未填
    } · { $by }于 { $at } 登记{ $noted ->
        [yes] （附言：{ $note }）
       *[no] {""}
    }
step-entered = ✓ { $step }　{ $dated ->
        [yes] { $day }
       *[no] 日期未填
    } · { $by }于 { $at } 登记{ $paper ->
        [yes] ，附材料
       *[no] {""}
    }{ $noted ->
        [yes] （附言：{ $note }）
       *[no] {""}
    }{ $reopened ->
        [yes] （原主题{ $former }审定）
       *[no] {""}
    }{ $seen ->
        [yes] ；另有自动记录
       *[no] {""}
    }
step-skipped = ✗ { $step }　未做：{ $reason } · { $by }登记
step-open = ○ { $step }　未登记
step-unapproved = ○ { $step }　无审定记录
step-under-way = · { $step }　进行中
step-later = · { $step }　尚未进行
steps-holes =
    {""}
    还有 { $holes } 步没有记录，请点下面的按钮补上；未做的步骤请说明原因。
steps-whole =
    {""}
    到目前为止，应有的步骤都有记录。

## Buttons

steps-button-timeline = 大事记
steps-button-month = 活动安排
steps-button-back = ‹ 返回
step-button-change = { $step } 更改
step-button-paper = { $step } 看材料
step-button-fill-1 = ① 登记支委会
step-button-fill-2 = ② 登记审定
step-button-fill-3 = ③ 登记公示
step-button-fill-4 = ④ 登记召集
step-button-fill-5 = ⑤ 登记签到
step-button-fill-8 = ⑧ 登记测评
step-button-briefed = ⑥ 已通报到会情况和内容
step-button-sum-up = { $step } 写总结提升
step-button-by-hand = { $step } 补登签到
step-button-held = { $step } 确认是否开展
step-button-day-0 = 今天
step-button-day-1 = 昨天
step-button-other-day = 其他日期
step-way-day = 写日期
step-way-paper = 发照片或文件
step-way-reason = 未做，说明原因

## One step

steps-superior = 上级党组织
step-ask = <b>{ $step }</b>（{ $form }）
    这一步是哪天完成的？请点日期，或发来纸质材料的照片或文件；没有做的，请说明原因。
step-about-1 = 例如：支部委员会研究确定本次活动主题的会议日期。
step-about-2 = { $superior }审定本次活动主题的日期。
step-known = 这一步已有登记，再次登记以新的为准，原有的登记保留在大事记里。
step-ask-day = { $step }（{ $form }）是哪天完成的？按平时的写法即可，例如：3月2日、昨天、上周五
step-ask-day-example = 3月2日
step-ask-paper = 请发来{ $step }（{ $form }）的照片或文件，例如：支委会会议记录、上级批复。可在照片或文件的说明里写明日期，例如：3月2日支委会
step-ask-day-of-paper = ✅ 材料已收到：{ $step }（{ $form }）{ $noted ->
        [yes] （附言：{ $note }）
       *[no] {""}
    }
    这一步是哪天完成的？请点日期，或直接写日期，例如：3月2日。填了日期才算登记完成。
step-ask-paper-example = 照片或文件
step-ask-reason = { $step }（{ $form }）为什么没有做？请写一句，会写入活动纪实表，例如：上级统一部署，不另报审
step-ask-reason-example = 上级统一部署，不另报审
step-paper = { $step }（{ $form }）
    { $by }于 { $at } 登记{ $noted ->
        [yes] （附言：{ $note }）
       *[no] {""}
    }
step-noted = ✅ 已登记。
step-briefed = ✅ 已记下：通报到会情况和活动内容。
step-short-open = 未登记
step-short-reopened = 主题已变更，待重新审定
step-short-skipped = 未做（{ $reason }）
step-short-done = { $dated ->
        [yes] ✓ { $day }
       *[no] { $paper ->
            [yes] 已附材料，日期未填
           *[no] 日期未填
        }
    }

## Question for the approval

approval-ask = ❓ <b>活动主题是否已经审定：{ $form }</b>
    { $when }
    { $changed ->
        [yes] 主题已变更为“{ $content }”，原主题{ $former }的审定仍保留在记录里。
       *[no] {""}
    }按程序，主题应先报{ $superior }审定，再发预告。{ $posted ->
        [yes] 预告已按时发出，记录中注明“无审定记录”。已经审定的，请补上日期；没有审定的，请说明原因。
       *[no] 已经审定的，请点日期；没有审定的，请说明原因。没有答复的，预告仍按时发出，记录中注明“无审定记录”。
    }
approval-button-0 = 今天已审定
approval-button-1 = 昨天已审定
approval-done = ✅ <b>已登记审定：{ $form }</b>
    { $dated ->
        [yes] { $day }审定
       *[no] 日期未填
    } · { $by }登记
approval-former = ✅ <b>原主题的审定已登记：{ $form }</b>
    { $day }审定“{ $theme }”。主题已变更，请看重新审定的提问。
approval-skipped = ✅ <b>已登记未审定的原因：{ $form }</b>
    { $reason } · { $by }登记
approval-cancelled = 活动“{ $form }”已取消，不用再登记审定。

## Refusals

refused-keeper-only = 这项操作由主持人、记录人或支部委员办理：{ $who }。请联系他们。
refused-past-day-unreadable = 没有看懂这个日期。请按平时的写法再发一次，例如：{ $example }、昨天、上周五
refused-past-day-future = { $day }还没有到，请写已经过去的日期，例如：{ $example }
refused-step-day-early = { $day }距这次活动太久，请核对后再写，例如：{ $example }
refused-step-paper-missing = 没有收到照片或文件。请直接发送材料的照片、PDF 或 Word 文件；只写日期的，请点 [写日期]。
refused-step-no-paper = 这一步没有材料。请在程序步骤里点这一步，再点 [发照片或文件]。
refused-programme-early = “{ $form }”{ $at } 才开始，请在活动开始后再点。
