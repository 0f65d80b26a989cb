"""Who is who: the branch, its people, their accounts, who may decide."""
