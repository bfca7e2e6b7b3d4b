"""What makes a workbook one of ours: the names of its sheets, and the mark of who wrote it."""

SHEET = "Bản đọc"
"""The sheet of the table."""
MARKS = "nhacviec"
"""The hidden sheet: in its first row the mark, the file it was read from and the stamp, then each column's code and
title."""
MARK = "nhacviec/reading/1"
