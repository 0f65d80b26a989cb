## Photos of a record

record-photo = { $chosen ->
        [yes] ✅ Chosen
       *[no] Not chosen
    } · photo { $number } of { $count } · sent by { $who }, { $at }{ $late ->
        [yes] {" "}[entered later]
       *[no] {""}
    }{ $timed ->
        [yes] {""} · taken { $taken }
       *[no] {""}
    }{ $captioned ->
        [yes] {""} · { $caption }
       *[no] {""}
    }
    Chosen: { $selected } of at most { $most }.
record-photos-none = There are no photos yet.
button-photo-choose = Choose
button-photo-drop = Do not use
button-photo-before = ‹ Previous
button-photo-next = Next ›

## Refusals

refused-photo-again = This photo has arrived already; you can leave it at that.
refused-photos-full = This activity has { $limit } photos, the most it can have; this one was not stored. Please withdraw one that is not needed.
refused-photos-chosen = The record form takes at most { $limit } photos. Please tap [Do not use] on one first.
