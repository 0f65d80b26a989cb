## Commands

command-todo = What I have to do
command-leave = Ask for leave
command-makeup = Make-up study
command-record = Record of an activity: texts, photos, my words
command-me = My record
command-plan = The year at a glance
command-summary = Summaries
command-checkin = Check-in code, check-in by hand
command-roster = The roster
command-settings = Figures of the branch: days, shares, zone
command-blocked = Days without activities
command-setup = Branch settings
command-help = What I can do now
command-language = Language / 语言
command-cancel = Take back the open question

## Description of the bot

bot-description =
    I run the monthly Party day of a branch: notices, check-in by QR code, written leave, secret ballot, make-up study and summaries.

    Members: tap the claim card in your branch's group. To set up a branch, add me to its group.
bot-short-description = The Party day assistant of a branch: notices, check-in, leave, ballot, make-up, summaries.
