## Buttons between the screens of an activity

button-to-record = Record
button-to-steps = Steps
button-to-agenda = Agenda
button-to-papers = 📄 Papers
button-to-check = Check and file
button-to-sheets = Paper sheets
button-to-paste = Text to paste
called-off = 🚫 This activity was { $held ->
        [yes] cancelled
       *[no] not held
    }; what follows can only be read.
