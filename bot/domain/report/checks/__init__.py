"""The check before sending (rule 64): what an inspector would find in the record of an activity.

Each module compares one subject; `table.py` lists the checks by number. All of them are pure functions of a `Case`.
"""
