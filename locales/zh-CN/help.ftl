## Buttons

button-me = 我的记录

## Help by role

help-stranger =
    我协助党支部开展每月的主题党日。目前尚未确认您的身份：

    <b>党员认领身份：</b>请在支部群里点“认领身份”卡片上的按钮，选自己的姓名。
    <b>为支部开通：</b>请把我加入支部的群，由群管理员点 [开始设置]。
help-founder =
    您正在为支部做设置：
    /setup 支部基本信息
    /roster 名册：导入名单，再选出您自己的姓名
help-unbound = 您还没有认领身份。请在支部群里点“认领身份”卡片上的按钮，选自己的姓名；支部委员确认后，即可请假、投票、查看自己的记录。
help-claiming = 您已认领“{ $name }”，正在等待支部委员确认。确认后将通知您，届时即可请假、投票、查看自己的记录。
help-guest =
    <b>{ $name }，您在{ $branch }可以：</b>
    签到：活动开始前{ $minutes }分钟起，扫码或在群里点 [签到]
    测评：活动结束后，在私聊里投票，不记名
    /me 我的记录　/plan 全年安排
    /settings 支部设置　/blocked 不安排活动的日子
help-member =
    <b>{ $name }，您在{ $branch }可以：</b>
    签到：活动开始前{ $minutes }分钟起，扫码或在群里点 [签到]
    测评：活动结束后，在私聊里投票，不记名
    /leave 请假　/makeup 补学　/record 提交我的发言
    /todo 我的待办　/me 我的记录
    /plan 全年安排　/summary 总结
    /settings 支部设置（天数、比例、时区）　/blocked 不安排活动的日子
help-officer =
    <b>支部委员还可以：</b>
    /todo 审批、审阅、联系，紧急的在前
    /plan 定日期、改时间、取消活动、写议程、登记程序步骤、看大事记、导入年度计划
    /checkin 签到码和补登　/roster 名册
    /record 活动记录：文字、发言、议定事项、照片、人数，随发随存；会后在记录卡点 [检查并上报]，点 [📄 材料] 取活动纪实表等 Word 文件
    /summary 总结（含姓名、缺项、更正签到和补记）；例如 /summary 3、/summary 全年（另发台账和述职材料）
    /blocked 添加、删去不安排活动的日子　/setup 支部基本信息
    /settings 由书记、副书记修改；[模板] 换用本支部的表
help-host =
    <b>您主持“{ $form }”（{ $start }）：</b>
    开始前{ $minutes }分钟收到主持卡，现场清点人数，勾选党旗、党徽，点 [已通报到会情况和内容]，按议程点 [下一项]，超时点 [延长]，散会时点 [结束活动]；误点的可以 [撤销结束]。
help-always = /language 中文 / English　/cancel 取消当前的问题
help-group =
    <b>群里可用：</b>/plan 全年安排　/summary 总结（只有总数）
    请假、投票、补学和个人记录都在私聊里。

## Way into the private chat

privately = 此事在私聊里办理，请点下面的按钮。打开后没有反应的，请在私聊里发送 /start。
button-private = 打开私聊

## Language

button-language = 中文 / English
language-ask = 请选择语言。
    Please choose your language.
language-zh-cn = 中文
language-en = English
language-set = ✅ 今后使用中文。
