"""The numbers of an administrative document: Nghị định 30/2020/NĐ-CP, Phụ lục I. All of them stand here.

Lengths are millimetres, letter sizes points. Where the decree gives a range the choice lies within it.
"""

FONT = "Times New Roman"

PAGE_SHORT, PAGE_LONG = 210, 297
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
TEXT_WIDTH = PAGE_SHORT - LEFT - RIGHT
ANNEX_WIDTH = PAGE_LONG - LEFT - RIGHT
PAGE_NUMBER_FROM_TOP = 10

# The head: Quốc hiệu at 12 points is 87.7 mm wide, so the right cell needs more than half of the width.
HEAD_LEFT, HEAD_RIGHT = 68, 97
MOTTO_SIZE = 13
NATION_SIZE = ISSUER_SIZE = PARENT_SIZE = 12
NUMBER_SIZE = 13
PLACE_SIZE = 13

TYPE_SIZE = SUBJECT_SIZE = 14
BODY_SIZE = 14
PAGE_NUMBER_SIZE = 13
FIRST_LINE_INDENT = 12.7
ADDRESSEES_INDENT = 40
LINE_SPACING = 1.15
AFTER_PARAGRAPH = 6  # points

SIGNATURE_SIZE = 14
RECIPIENTS_TITLE_SIZE = 12
RECIPIENTS_SIZE = 11
ROOM_TO_SIGN = 72  # points, for the signature and the stamp

ANNEX_TITLE_SIZE = 14
TABLE_SIZE = 11

# The rule under the issuing body and under the subject: between a third and a half of the line above it.
SHORT_RULE = 0.4
CHART_WIDTH = 190
CHART_HEIGHT = 140
