## Own record

me-title = 📒 <b>{ $name } · { $year }年</b>
    到会 { $present } 次，请假 { $leave } 次，缺席 { $absent } 次
me-spans = 在本支部：{ $spans }；其间不在本支部，不算缺席。
me-nothing = 今年还没有活动。
me-present = ✅ { $start } { $form }：{ $at } 签到
me-late = ✅ { $start } { $form }：{ $at } 签到（迟到）
me-by-hand = ✅ { $start } { $form }：{ $at } 由{ $by }登记到会
me-corrected = ✅ { $start } { $form }：到会，{ $at } 由{ $by }补登（{ $reason }）
me-leave = 📝 { $start } { $form }：请假
me-absent = ▫️ { $start } { $form }：缺席
me-not-counted = ▫️ { $start } { $form }：不计缺席
me-recorded-later = ✅ { $start } { $form }：到会
me-ahead = 🗓 { $start } { $form }
me-extra = ，{ $words }
me-entered-later = 本次活动系补记，{ $day } 由{ $by }录入
me-moved = 签到于原时间 { $at }，活动改期后不计入
me-withdrawn = { $at } 由{ $by }撤销签到（{ $reason }）
me-recounted = 应到更正：{ $old } → { $new }（{ $at } 由{ $by }更正{ $explained ->
        [yes] ：{ $reason }
       *[no] {""}
    }）
me-leave-nobody = 请假无人可批
me-leave-pending = 请假待审批
me-makeup-open = 补学须在 { $due } 前完成
me-makeup-returned = 补学被退回，须在 { $due } 前补充
me-makeup-submitted = 补学已交，待审阅
me-makeup-accepted = 补学已完成
me-private = 记录只有您和支部委员能看到。如有误，请点 [有异议]。
button-me-makeup = 补学：{ $form }
button-object = 有异议
