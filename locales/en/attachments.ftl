## Material that members hand in

refused-material-none = No file is attached here.
refused-material-empty = The file “{ $name }” is empty; please send it again.
refused-material-too-large = “{ $name }” has { $size } MB; at most { $limit } MB are taken. Please make it smaller, or send a photo of it.
refused-material-kind = “{ $name }” is not a kind of file that is taken. Please send a photo (jpg, png, heic) or a pdf, docx, xlsx or txt file.
refused-material-fetch = The file did not arrive whole; please send it again. What you wrote before is kept.
refused-material-broken = The picture “{ $name }” cannot be opened; it may be damaged. Please take it again, or a screenshot, and send that.
refused-material-picture-large = The picture “{ $name }” has too many pixels and was not taken. Please make it smaller, or send a photo.
refused-material-heavy = “{ $name }” is too large or too complex and was not taken. Please send a photo, or a smaller pdf.
refused-material-damaged = The file “{ $name }” is damaged or lost where it was kept; the person must send it again.

## Files with a plan or a roster

refused-file-too-large = The file “{ $name }” has { $size } MB; at most { $limit } MB are read. Keep only the table (without pictures) and send it again, or paste the table.
refused-file-empty = The file “{ $name }” is empty. Please check it and send a .docx, .xlsx, .pdf, .txt or .csv, or paste the text.
refused-file-image = “{ $name }” is a picture or a video; its words cannot be read. Please send a .docx, .xlsx, .pdf, .txt or .csv, or paste the text.
refused-file-old-office = “{ $name }” is an old Office or WPS file (.doc, .xls, .wps, .et). Please save it as .docx or .xlsx and send that, or paste the table.
refused-file-encrypted = “{ $name }” is protected by a password. Please save a copy without it and send that, or paste the table.
refused-file-other-type = “{ $name }” is a { $kind } file, which is not read here. Please send a .docx, .xlsx, .pdf, .txt or .csv, or paste the text.
refused-file-unknown = It is not clear what kind of file “{ $name }” is. Please send a .docx, .xlsx, .pdf, .txt or .csv, or paste the text.
refused-file-macro = “{ $name }” carries macros (.docm, .xlsm and the like) and is not read for safety. Please save it as .docx or .xlsx without macros.
refused-file-broken = “{ $name }” is damaged and could not be read to its end. Please open it on a computer, save a copy and send that.
refused-file-heavy = “{ $name }” is too complex to be read. Please put only this table into a new .docx or .xlsx, or paste it.
refused-file-bomb = “{ $name }” unpacks to an unreasonable size and was not read. Please put only this table into a new .docx or .xlsx, or paste it.
refused-file-unsafe = “{ $name }” has unsafe contents (entity declarations) and was not read. Please copy the table into a new file and send that.
refused-file-encoding = The encoding of “{ $name }” is not known. Please save it as .txt or .csv in UTF-8, or paste the text.
refused-file-scan = “{ $name }” has no text that can be read; most likely it is a scan. Please send a .docx, an .xlsx, or a .pdf that Word or WPS exported, or paste the text.
refused-file-pages = “{ $name }” has { $pages } pages; at most { $limit } are read. Please send only the pages with the plan or the roster, or paste the table.
refused-file-letters = The fonts of “{ $name }” do not say which letters they show, so it would be read wrong; it was not read. Please send a .docx or an .xlsx, or paste the text.

## Pasted text

refused-text-cut = The pasted text is too long and was cut into several messages, so it was not read. Please send it as a .txt, .docx or .xlsx file.

## Kinds of messages that a question does not take

refused-not-taken-text = { $kind ->
        [video] A video
        [voice] A voice message
        [audio] An audio file
        [round] A video message
        [animation] An animation
        [sticker] A sticker
        [location] A location
        [contact] A contact
        [photo] A photo
        [document] A file
       *[other] Such a message
    } cannot be taken here, nor its caption. Please send one text message, for example: { $question ->
        [setup-name] Second Student Branch of the Accounting School
        [setup-superior] Party Committee of the Accounting School
        [setup-day] the first Friday of each month
        [setup-time] 14:00 activity room
        [settings-value] 7 days
        [settings-reason] decided by the branch committee
        [blocked-days] 15 June - 5 July exams
        [roster-rename] 张三
        [roster-destination] First Branch of the Accounting School, 1 March
        [plan-reason] to study the decisions of the plenary session
        [arrange-when] 28th 14:00-17:30
        [arrange-place] building A, room 201
        [arrange-content] the plenary session, with discussion
        [arrange-theme] Red education: visit to the memorial
        [arrange-reason] a study task assigned at short notice
        [recorded-later-theme] Red education: visit to the memorial
        [recorded-later-when] 9th 14:00-17:30 activity room
        [recorded-later-people] absent: 张三, 李四; leave: 王五
        [recorded-later-reason] date and names belong to another month
        [heads] 21
        [leave-note] please add the certificate of your internship
        [absence-reason] I was away on an internship and could not ask in time
        [makeup-note] please relate it to your own work
        [makeup-contact] phoned; in hospital until next week
        [makeup-how] visited on 10 March and studied the material together
        [duty-words] phoned; away on an internship and told about the activity
        [objection] I was there on 6 March, but the check-in failed
        [correction-reason] has no phone, was there
        [new-group] /setup in the new group
        [step-day] 2 March
        [step-reason] Set by the superior committee for all branches
        [agenda-lines] Political study: the two sessions 40 min speaker Wang
        [agenda-goal] Members can explain the two sessions
        [agenda-problem] Study is not thorough enough
        [agenda-waiver] Group study was held on another day
        [agenda-title] The two sessions 40 min
        [agenda-minutes] 40 min
        [agenda-speaker] Wang
        [agenda-hours] 2 hours
        [record-own] I shall apply at work what I learnt
       *[claim] 张三
    }
refused-not-taken-proof = { $kind ->
        [video] A video
        [voice] A voice message
        [audio] An audio file
        [round] A video message
        [animation] An animation
        [sticker] A sticker
        [location] A location
        [contact] A contact
        [photo] A photo
        [document] A file
       *[other] Such a message
    } cannot be taken here, nor its caption. Please send text, a photo or one file (pdf, docx, xlsx, txt), for example{ $question ->
        [leave-reason] : a photo of the exam schedule, or “I supervise exams all day”
        [step-paper] : a photo of the committee's minutes
       *[makeup-answer] : a photo of your notes, or “I studied …; I think …; I will …”
    }
refused-not-taken-table = { $kind ->
        [video] A video
        [voice] A voice message
        [audio] An audio file
        [round] A video message
        [animation] An animation
        [sticker] A sticker
        [location] A location
        [contact] A contact
        [photo] A photo
        [document] A file
       *[other] Such a message
    } cannot be read. Please send a .docx, .xlsx, .pdf, .txt or .csv file, or paste the text, for example: { $question ->
        [plan] March: Red education, visit to the memorial
       *[roster] 张三, full member, secretary
    }

## Limits on files of both kinds

refused-files-busy = Too many files are waiting; this one was not taken yet. Please send it again in a minute.
refused-files-many-today = You have sent { $limit } files today, the most that are taken. Please send this one tomorrow, or write instead.
refused-files-large-today = With this one, your files of today would exceed { $limit } MB; it was not taken. Please send it tomorrow, or make it smaller.
refused-files-branch-full = The branch has stored { $limit } MB of files in { $year }, the most that are kept; this one was not taken. Please write instead, and ask an officer to have the limit raised by the bot's operator.
