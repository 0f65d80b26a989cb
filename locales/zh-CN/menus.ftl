## Commands

command-todo = 待办：由我办理的事项
command-leave = 请假
command-makeup = 补学
command-record = 活动记录：文字、照片、我的发言
command-me = 我的记录
command-plan = 全年安排
command-summary = 总结
command-checkin = 签到码、补登签到
command-roster = 名册
command-settings = 支部设置：天数、比例、时区
command-blocked = 不安排活动的日子
command-setup = 支部基本信息
command-help = 可用的功能
command-language = 语言 / Language
command-cancel = 取消当前的问题

## Description of the bot

bot-description =
    我协助党支部开展每月的主题党日：活动预告、扫码签到、书面请假、不记名测评、缺席补学和总结。

    党员请在支部群里点“认领身份”卡片开始使用；为支部开通的，请把我加入支部的群。
bot-short-description = 党支部主题党日助手：预告、签到、请假、测评、补学、总结。
