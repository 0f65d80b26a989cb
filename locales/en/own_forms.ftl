## Forms of the branch's own

form-button = Forms
form-list = 📄 <b>Forms of papers</b>
    Papers use the standard form, or one of the branch's own or of the superior committee.
form-line = · { $kind }: { $own ->
        [yes] the branch's own “{ $name }”
       *[no] standard
    }
form-one = 📄 <b>{ $kind }</b>
    In use: { $own ->
        [yes] the branch's own “{ $name }”
       *[no] the standard form
    }
    Download the form to start with, change it in Word or WPS, keep the names in double braces where they are to be filled, and send it back.
form-button-start = Form to start with
form-button-own = Use our own form
form-button-standard = Use the standard form
form-button-back = Back
form-start-name = form
form-start = { $kind }: the form to start with. Names in double braces are filled in; the row of a table stands between the rows “for” and “endfor”. The last page lists all names: delete it in the end.
form-names = Names (delete this page in the end):{" "}
form-ask = Please send the form for { $kind } (.docx, at most 5 MB). It is tried with a full and an empty record, and taken if it works. A form without a place for the check code (校验码) has it in its footer.
form-taken = ✅ The branch's own form for { $kind } is used from now on: “{ $name }”. To see it filled in, make one anew: { $kind }.{ $coded ->
        [no] {" "}The form has no place for the check code (校验码), so it stands in the footer of each page.
       *[yes] {""}
    }
form-failed = ⚠️ The branch's own form “{ $name }” ({ $kind }) could not be filled this time: { $why }
    The standard form is used, with a check code of its own. { $may ->
        [yes] Please mend the form and send it after [Use our own form], or tap [Use the standard form].
       *[no] Please tell the secretary: the form is replaced, or the standard one used again, under /settings → Forms.
    }
form-failed-gone = The stored file of the form is damaged or gone.
refused-form-file = Please send a Word file (.docx) as the form.
refused-form-kind = “{ $name }” is no Word file (.docx) and cannot be a form. Please save it as .docx in Word or WPS and send that.
refused-form-links = “{ $name }” has external links, embedded objects or fields that fetch data, so that it cannot be a form. Please remove them, save it anew and send that.
refused-form-broken = The form has a wrong mark: { $near }. Please check that braces and “for” and “endfor” are pairs.
refused-form-unknown = “{ $field }” in the form is no name that can be filled in. Please compare the names on the last page of the form to start with.
refused-form-empty = The form has no field, so that every paper would be blank. Put names in pairs of plain braces where something is to be filled in; the form to start with shows how (/settings → Forms → Form to start with).
refused-form-tag = The form has something that is not supported ({ $tag }). Please use only names, “for” and “endfor” for tables, “if” and “endif”.
refused-form-heavy = Filling the form “{ $name }” takes too much time or memory. Please look for “for” inside “for”.
refused-form-no-activity = The branch has held no activity yet with which a form could be tried. Forms can be set once the first one has begun.
