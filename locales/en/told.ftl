## What readers tell, in common

told-more = … { $count } in all
