button-year-papers = 🗂 全年材料
button-year-papers-stop = 停止
year-papers-progress = 🗂 正在生成 { $year }年全年材料：{ $done }/{ $of } 份
    { $bar }
year-papers-stopped = 🗂 { $year }年全年材料没有生成完，已停止，没有发出文件。需要时请再点 [🗂 全年材料]。
year-papers-failed = ⚠️ { $year }年全年材料没有生成成功。请稍后再点 [🗂 全年材料]；若仍不行，可在各次活动的 [材料] 里逐份生成，并告知运维人员。
year-papers-finished = ✅ { $year }年全年材料：{ $made } 份，已分 { $parts } 个压缩文件发出。
year-papers-lacking = ⚠️ 没有生成的：{ $names }。请在该次活动的 [材料] 里单独生成。
year-papers-part = 🗂 第 { $number }/{ $of } 个压缩文件。内有姓名和请假事由，请勿发到群里。
year-papers-file = { $branch }{ $year }年主题党日全年材料
refused-year-papers-running = 本支部的全年材料正在生成，请等它完成，或先点那条消息下的 [停止]。
refused-year-papers-busy = 现在有其他支部在生成全年材料。请过几分钟再点。
