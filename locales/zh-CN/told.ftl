## What readers tell, in common

told-more = …等共 { $count } 处
