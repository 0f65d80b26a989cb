## The record as text to be pasted

paste-table = Table
paste-text = Other text
paste-label = { $label }
paste-value = { $text }
paste-menu = 📋 <b>Text to paste</b> ({ $form })
    For the system of the superior committee; a tap on a block copies it.
    In this order: { $labels }.
    Check code: <code>{ $code }</code>
paste-menu-empty = 📋 <b>Text to paste</b> ({ $form })
    All fields are left out. Tap [Change the order] to take them in again.
paste-button-whole = The whole text
paste-button-fields = Field by field
paste-button-code = Copy the check code
paste-button-order = Change the order
paste-order = ↕️ <b>Order of the fields to paste</b>
    Tap a number to choose a field, then move it or leave it out. It holds for all records of the branch.
paste-order-line = { $chosen ->
        [yes] 👉{" "}
       *[no] {""}
    }{ $number }. { $taken ->
        [yes] { $label }
       *[no] <s>{ $label }</s> (left out)
    }
paste-button-pick = { $chosen ->
        [yes] ●
       *[no] {""}
    }{ $number }
paste-button-up = ⬆️ Up
paste-button-down = ⬇️ Down
paste-button-turn = Leave out / take in
paste-button-back = Back
paste-button-reset = Restore the order
