"""Reading short Vietnamese chat replies: `reader.read_reply` and `dates.read_date` are what the rest of the
house uses.
"""
