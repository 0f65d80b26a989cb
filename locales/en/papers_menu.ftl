### The menu of papers (材料) and the messages with which they are sent.

## Buttons

paper-button-back = ‹ Papers
paper-button-plan = 📄 Plan as a paper
paper-button-change = Report of the change
paper-button-change-of = Report of change { $number }
paper-button-leaves = Leave slips ({ $count })
paper-button-leave = 📄 Slip
paper-button-makeups = Make-up study ({ $count })
paper-kind-record = Record
paper-kind-sign-in = Sign-in book
paper-kind-minutes = Minutes
paper-kind-leave = Leave slip
paper-kind-makeup = Make-up study
paper-kind-evaluation = Evaluation
paper-kind-plan = Yearly plan
paper-kind-change = Report of a change
paper-kind-circular = Circular
paper-kind-request = Request
paper-kind-blank-sign-in = Blank sign-in sheet
paper-kind-blank-ballot = Blank ballots

## Messages

paper-menu = 📄 <b>Papers</b> · “{ $form }” ({ $day })
    Tap one to get it as a Word file.
paper-menu-empty = There are no papers of “{ $form }” ({ $day }) to be made now.
paper-choose-leave = Choose a leave slip for “{ $form }”:
paper-choose-makeup = Choose a register of make-up study for “{ $form }”:
paper-sent = 📄 { $title }
paper-lacks = To be added: { $labels }
paper-whole = Everything is filled in; signatures, stamps and the leaders' opinions are written by hand.
paper-code = Check code <code>{ $code }</code>
paper-no-pdf = LibreOffice is not installed on this server: there is the Word file only.
paper-sent-pdf = The same paper as a PDF.
paper-pdf-failed = The PDF could not be made; please use the Word file above.

## Refusals

refused-paper-failed = The paper could not be made. Tap again; if it still fails, tell the operator of the bot.
refused-paper-not-yet = “{ $form }” has not ended; this paper comes after its end.
refused-paper-too-late = “{ $form }” has ended; this paper is for the time before.
refused-paper-no-ballot = The evaluation of “{ $form }” has no result yet; its summary comes after the close.
refused-paper-no-plan = There is no plan for { $year } yet. Import one with /plan.
