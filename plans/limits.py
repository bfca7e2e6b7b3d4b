"""How much of a file is taken: what is larger is refused, what needs more is ended."""

OUT_OF_MEMORY = 3
"""What a child that reads a file ends with where its megabytes were not enough."""
SECONDS = 60
MEGABYTES = 512
MOST_MEGABYTES = 20
# Plain text, where every letter costs: ten thousand tasks take two.
MOST_TEXT_MEGABYTES = 5
# What all parts of a packed file may come to; a plan of ten thousand tasks needs a tenth of it.
MOST_UNPACKED = 250 * 1024 * 1024
MOST_PARTS = 5_000
# A draft on its way back; one of ten thousand tasks takes a fifth of it.
MOST_ANSWER = 32 * 1024 * 1024
MOST_PAGES = 400
# Further than any plan goes; a sheet that is formatted to its last row has no more to say.
MOST_ROWS = 60_000
MOST_COLUMNS = 120
# Letters in a line of plain text; the standard reader of .csv takes no longer cell either.
LONGEST_LINE = 128 * 1024
