"""What the words of a clause say about the task, as a table of patterns (replies guide, "Statuses").

Rules are tried from the top; the words a rule has used are gone for those below. So a negation stands above the word
it negates, and a promise above the plain verb.
"""

from dataclasses import dataclass
from enum import StrEnum, auto

from domain.replies.reading import Status


class Force(StrEnum):
    """How a rule's status stands against others about the same task."""

    PLAIN = auto()
    WEAK = auto()  # gives way to any other status: denials, promises, "on schedule"
    UNDONE = auto()  # takes a done back: not handed in, sent back, a part only
    UP = auto()  # handed up: a signature that follows makes it done
    BARE = auto()  # chưa with no verb


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of saying something. `note` says that the words themselves belong in the report."""

    means: str
    status: Status
    pattern: str
    force: Force = Force.PLAIN
    note: bool = False
    excused: bool = False  # the words used are no note, whoever they name


_S = Status
_F = Force

RULES: tuple[Rule, ...] = (
    # denials come first
    Rule("less than", _S.IN_PROGRESS, "NOTYET|NOT|ISNOT ~ PERCENT", _F.UNDONE, note=True),
    Rule("extension denied", _S.IN_PROGRESS, "NOT|ISNOT|DONT ~ WANT? ~ LET|BEG? ~ EXTEND|MORE|LATE", _F.WEAK),
    Rule("no trouble arose", _S.IN_PROGRESS, "NOT|NOTYET|HAVENT ~ ARISE ~ BLOCK|BROKEN|HALT", _F.WEAK),
    Rule("an idiom", _S.UNCLEAR, "IDIOM"),
    Rule(
        "nothing arose",
        _S.NOTHING_AROSE,
        "NOT|NOTYET|HAVENT ~ QWORD? CASE? ~ ARISE ~ MORE? CASE|QWORD? NOTYET? !BLOCK",
        excused=True,
    ),
    Rule("nothing arose", _S.NOTHING_AROSE, "NOTHING"),
    Rule("no case", _S.NOTHING_AROSE, "NOT ~ CASE ~ QWORD?", excused=True),
    Rule("cannot go on", _S.BLOCKED, "BROKEN", note=True),
    Rule("no trouble", _S.IN_PROGRESS, "NOT|NOTYET|ISNOT ~ QWORD? ~ BLOCK|LACK|WAIT|HALT ~ BLOCK? ~ QWORD?", _F.WEAK),
    Rule("trouble overcome", _S.IN_PROGRESS, "BLOCK|BROKEN ~ ALREADY|FINALLY* ~ CLEARED ~ FINISH? ROI?", _F.WEAK),
    Rule("trouble overcome", _S.IN_PROGRESS, "BLOCK ~ BUT ~ ALREADY? WORK ~ ROI", _F.WEAK),
    Rule("trouble overcome", _S.IN_PROGRESS, "BLOCK ~ ALREADY ~ WORK ~ FINISH? ROI?", _F.WEAK),
    Rule("trouble overcome", _S.IN_PROGRESS, "ALREADY? CLEARED ~ FINISH ~ BLOCK ROI?", _F.WEAK),
    Rule("trouble overcome", _S.IN_PROGRESS, "ALREADY? CLEARED ~ CAN? ~ BLOCK? ROI?", _F.WEAK),
    Rule("no trouble", _S.IN_PROGRESS, "BLOCK ~ NOT END", _F.WEAK),
    Rule("denied a denial", _S.UNCLEAR, "ISNOT ~ NOTYET ~ ENDING|WORKING?"),
    Rule("not finished", _S.IN_PROGRESS, "ISNOT ~ ALREADY? ~ WORK? ~ ENDING NOWHERE?", _F.UNDONE),
    Rule("not theirs", _S.DELEGATE, "WRONG ~ PRON? ROI?", excused=True),
    Rule("not theirs", _S.DELEGATE, "ISNOT ~ OF? ~ PRON? NOWHERE?"),
    Rule(
        "waits for others",
        _S.BLOCKED,
        "QWORD|IF ~ WHO|NOUN|FORM CONTENT* ~ HAVE|ENDING|REPLY .. JUST ~ WORKING|ENDING",
        note=True,
    ),
    Rule("waits for others", _S.BLOCKED, "QWORD|IF HAVE ~ CONTENT .. JUST ~ WORKING|ENDING", note=True),
    Rule("hold on", _S.ACK, "WAIT ~ HOLD"),
    Rule("hold on", _S.ACK, "WAIT ~ PRON WHEN? END"),
    # others hold it up
    Rule(
        "with the leader", _S.IN_PROGRESS, "BOSS CONTENT* ~ NOTYET ~ ENDING|REPLY|HAVE|WORKING?", _F.UNDONE, note=True
    ),
    Rule(
        "others owe it",
        _S.BLOCKED,
        "ORG|PERSON CONTENT* ~ NOTYET|NOT ~ REPLY|HANDIN|SIGN|FINISH|WORKING|HAVE|GIVE",
        note=True,
    ),
    Rule(
        "others hold it",
        _S.BLOCKED,
        "ORG|PERSON CONTENT* ~ INCHARGE ~ CONTENT* ~ NOTYET ~ REPLY|HANDIN|GIVE",
        note=True,
    ),
    Rule("missing", _S.NOT_STARTED, "HAVENT|NOT ~ TIME .. WORKING?", note=True),
    Rule("nothing yet", _S.NOT_STARTED, "HAVENT ~ QWORD"),
    Rule("missing", _S.BLOCKED, "HAVENT ~ CONTENT|REPLY|SIGN", note=True),
    Rule("missing", _S.BLOCKED, "NOUN|FORM|CASE ~ HAVENT", note=True),
    Rule("nothing yet", _S.NOT_STARTED, "HAVENT", _F.BARE),
    Rule("missing", _S.BLOCKED, "NOTYET ~ REPLY", note=True),
    Rule("nobody does", _S.BLOCKED, "NOT|NOTYET ~ QWORD ~ REPLY|HANDIN", note=True),
    Rule("all but a part", _S.IN_PROGRESS, "ENDING ~ ROI? ~ EXCEPT ~ CONTENT", _F.UNDONE, note=True),
    Rule("after other work", _S.ACK, "WORK? ENDING REST .. WORKING|INCHARGE"),
    # not finished
    Rule(
        "not finished",
        _S.IN_PROGRESS,
        "NOTYET|NOT|UNABLE ~ QWORD? ~ ALREADY? ~ WORK|DRAFT|CARRY|PREPARE* ~ ENDING|REPORT NOWHERE?",
        _F.UNDONE,
    ),
    Rule(
        "not finished",
        _S.IN_PROGRESS,
        "NOTYET|NOT|UNABLE ~ QWORD? ~ ALREADY? ~ WORKING|HANDIN|SIGN ~ CONTENT CONTENT* ~ FINISH NOWHERE?",
        _F.UNDONE,
    ),
    Rule("not finished", _S.IN_PROGRESS, "NOTYET REPORTS", _F.UNDONE),
    Rule("not finished", _S.IN_PROGRESS, "ALREADY? ENDING ~ QWORD? ~ ROI? ~ NOWHERE BUT? ENDING?", _F.UNDONE),
    Rule("not finished", _S.IN_PROGRESS, "HARDLY|NOWHERE ~ ALREADY|JUST* ~ WORK? ~ ENDING", _F.UNDONE),
    Rule("not finished", _S.IN_PROGRESS, "ENDING ~ NOTYET ~ CAN", _F.UNDONE),
    Rule("not started", _S.NOT_STARTED, "ALREADY? WORKING ~ QWORD? ~ NOWHERE", note=False),
    Rule("not started", _S.NOT_STARTED, "TIME NOWHERE .. WORKING?", note=True),
    Rule("not started", _S.NOT_STARTED, "HARDLY|NOWHERE ~ TIME? ~ ALREADY? ~ WORKING"),
    Rule("not started", _S.NOT_STARTED, "NOTYET ~ QWORD? ~ WORKING ~ WORKING? ~ QWORD?"),
    Rule("not started", _S.NOT_STARTED, "NOT ~ WORKING ~ CAN? ~ QWORD?"),
    Rule("cannot be met", _S.IN_PROGRESS, "UNABLE ROI?", _F.WEAK),
    Rule("nearly finished", _S.IN_PROGRESS, "NEARLY|ROUGHLY|PREPARE ~ ALREADY|WORK|DRAFT* ~ ENDING|DRAFT", _F.UNDONE),
    Rule("nearly finished", _S.IN_PROGRESS, "ALREADY? WORK? ENDING ~ ROI? ~ ROUGHLY", _F.UNDONE),
    Rule("nearly finished", _S.IN_PROGRESS, "NEARLY|ROUGHLY ROI END", _F.UNDONE),
    Rule("some of it done", _S.IN_PROGRESS, "ALREADY|JUST|ONLY* ~ WORKING|ENDING ~ SOME ~ ROI?", _F.UNDONE),
    # asking for a day stands above promising one
    Rule("later, please", _S.SNOOZE, "BEG|LET|HEDGE? ~ WHEN|HOLD|IN_TIME ~ WHEN? ~ IF? ~ REMIND"),
    Rule("asked for time", _S.EXTEND, "BEG|LET ~ BEG|LET|LEAVE* ~ WORK|HANDIN|FINISH|SUBMIT* ~ WHEN"),
    # promises
    Rule(
        "first that, then this", _S.IN_PROGRESS, "FINISH|SIGN|REPLY|SUBMIT .. JUST ~ HANDIN|FINISH|SIGN !ROI", _F.UNDONE
    ),
    Rule("after a meeting", _S.SNOOZE, "SELF ~ FINISH ~ WHEN|HOLD? ~ REMIND", note=True),
    Rule("after a meeting", _S.IN_PROGRESS, "SELF ~ FINISH ~ WILL? ~ HANDIN|FINISH|SUBMIT|REPORT", _F.WEAK, note=True),
    Rule("after a meeting", _S.ACK, "SELF ~ FINISH ~ ROI? ~ WILL? ~ WORKING", note=True),
    Rule("after a meeting", _S.IN_PROGRESS, "FINISH ~ SELF ~ WILL? ~ HANDIN|SUBMIT|REPORT", _F.WEAK, note=True),
    Rule("after a meeting", _S.ACK, "FINISH ~ SELF ~ WILL? ~ WORKING", note=True),
    Rule("after a meeting", _S.ACK, "FINISH ~ NOUN ~ PRON ~ WILL? WORKING !ROI", note=True),
    Rule("about themselves", _S.UNCLEAR, "FIRST ~ FINISH ~ SELF", note=True),
    Rule("finished", _S.DONE, "ALREADY ~ WORK|DRAFT* ~ FINISH LINK HANDIN"),
    Rule(
        "will say when finished",
        _S.IN_PROGRESS,
        "QWORD|IF? ~ WORK? FINISH ~ WILL? ~ REPORT|HANDIN|SUBMIT !ROI",
        _F.WEAK,
    ),
    Rule(
        "will hand in when",
        _S.IN_PROGRESS,
        "QWORD|IF .. FINISH|SIGN|HAVE .. PRON ~ WILL? ~ REPORT|HANDIN|SUBMIT !ROI",
        _F.WEAK,
    ),
    Rule("asked for time", _S.EXTEND, "WHEN ~ HANDIN|FINISH|SUBMIT ~ MAY"),
    Rule("asked for time", _S.EXTEND, "HANDIN|FINISH ~ WHEN ~ MAY"),
    Rule("asked for time", _S.EXTEND, "FIRST ~ WHEN ~ MAY"),
    Rule(
        "will be finished then",
        _S.IN_PROGRESS,
        "DATE|VAGUE|SPAN|HOLD ~ WHEN? ~ PRON? ~ WILL|JUST|HEDGE|AT_ONCE* ~ WORK|DRAFT* ~ "
        "FINISH|HANDIN|SIGN|SUBMIT|REPORT",
        _F.WEAK,
        note=True,
    ),
    Rule(
        "will be finished then",
        _S.IN_PROGRESS,
        "TODAY ~ WILL|HEDGE|PRON* ~ WORK|DRAFT* ~ FINISH|HANDIN|SIGN|SUBMIT !ROI",
        _F.WEAK,
        note=True,
    ),
    Rule(
        "will be finished then",
        _S.IN_PROGRESS,
        "WILL|INTEND ~ WHEN? ~ WORK|DRAFT* ~ ENDING|REPORT|IN_TIME ~ WHEN",
        _F.WEAK,
        note=True,
    ),
    Rule(
        "will be finished then",
        _S.IN_PROGRESS,
        "WILL|INTEND ~ WHEN ~ PRON? ~ WORK|DRAFT* ~ ENDING|REPORT",
        _F.WEAK,
        note=True,
    ),
    Rule("will be finished", _S.IN_PROGRESS, "WILL|INTEND ~ WORK|DRAFT* ~ ENDING|REPORT ~ IN_TIME?", _F.WEAK),
    Rule(
        "will be finished then",
        _S.IN_PROGRESS,
        "PRON ~ WORK|DRAFT* ~ HANDIN|FINISH|SUBMIT ~ DATE|TODAY|VAGUE !ROI",
        _F.WEAK,
        note=True,
    ),
    Rule("will be finished then", _S.IN_PROGRESS, "WHEN|HOLD ~~ WILL? ~~ REPORTS END", _F.WEAK, note=True),
    Rule("will be finished then", _S.IN_PROGRESS, "WILL ~~ REPORTS ~~ WHEN", _F.WEAK, note=True),
    Rule("will be finished", _S.IN_PROGRESS, "LEAVE ~ PRON ~ WORK? ENDING", _F.WEAK),
    Rule("will be finished", _S.IN_PROGRESS, "HANDIN|SUBMIT ~ AT_ONCE END", _F.WEAK),
    # asking for time
    Rule("finished late", _S.DONE, "ALREADY? ~ FINISH|HANDIN ~ LATE ~ SPAN? ~ ROI|PAST"),
    Rule("asked for time", _S.EXTEND, "BEG ~ ORG|BOSS ~ LET? ~ EXTEND ~ MORE? LATE?", excused=True),
    Rule(
        "asked for time",
        _S.EXTEND,
        "BEG|LET|WANT? ~ BEG? ~ HANDIN|FINISH? ~ EXTEND ~ MORE? LATE? ~ FINISH|HANDIN ~ WHEN",
    ),
    Rule("asked for time", _S.EXTEND, "BEG|LET|WANT? ~ BEG? ~ HANDIN|FINISH? ~ EXTEND ~ MORE? LATE?"),
    Rule("asked for time", _S.EXTEND, "BEG|LET|WANT? ~ BEG|LET? ~ HANDIN? ~ MORE ~ WHEN|TIME"),
    Rule("asked for time", _S.EXTEND, "BEG|LET|LATE? ~ HANDIN? ~ LATE ~ WHEN|HOLD|SOME"),
    Rule("asked for time", _S.EXTEND, "BEG|LET|WANT ~ BEG|LET* ~ HANDIN|FINISH|WORK? ~ LATE|MORE"),
    # reminders
    Rule("about reminders", _S.NOT_STATUS, "DONT ~ REMIND?"),
    Rule("understood", _S.ACK, "SEEN ~ REMIND END"),
    Rule("thanks for it", _S.ACK, "THANKS ~ ALREADY? ~ REMIND"),
    Rule("later, please", _S.SNOOZE, "REMIND ~ WHEN|HOLD|IN_TIME|LATER"),
    Rule("later, please", _S.SNOOZE, "REMIND", _F.WEAK),
    Rule("later, please", _S.SNOOZE, "LEAVE ~ WHEN|HOLD"),
    Rule("later, please", _S.SNOOZE, "LATER"),
    Rule("later, please", _S.SNOOZE, "WHEN ~ LATER"),
    Rule("later, please", _S.SNOOZE, "WHEN ~ INTEND END"),
    # somebody else
    Rule("others are late", _S.BLOCKED, "FIRST ~ ORG CONTENT* ~ GIVE ~ CONTENT* ~ LATE", note=True),
    Rule("somebody else's", _S.DELEGATE, "GIVE ~ LET? ~ WHO", note=True),
    Rule("somebody else's", _S.DELEGATE, "GIVE ~ LET? ~ UNKNOWN", note=True),
    Rule("somebody else's", _S.DELEGATE, "WHO CONTENT* ~ ALREADY|NOW|WILL? ~ INCHARGE", note=True),
    Rule("somebody else's", _S.DELEGATE, "UNKNOWN ~ ALREADY|NOW|WILL? ~ INCHARGE", note=True),
    Rule("somebody else's", _S.DELEGATE, "FIRST ~ OF ~ WHO CONTENT*", note=True),
    Rule("somebody else's", _S.DELEGATE, "FIRST ~ TASK|ITEM ~ ORG ORG|PERSON|PRON|UNKNOWN* ROI? END", note=True),
    Rule("somebody else's", _S.DELEGATE, "TASK|ITEM ~ ORG CONTENT* ~ ALREADY|NOW|WILL* ~ WORK ~ ROI?", note=True),
    Rule("somebody else's", _S.DELEGATE, "TASK|ITEM ~ PERSON|ORG ~ SEEN", note=True),
    Rule("somebody else's", _S.DELEGATE, "PERSON ~ ALREADY|NOW|WILL* ~ WORK ~ ROI?", note=True),
    Rule("somebody else's", _S.DELEGATE, "ITEM ~ LET ~ PERSON END", note=True),
    Rule("somebody else's", _S.DELEGATE, "FIRST ~ INCHARGE ~ WHO", note=True),
    Rule("ask them", _S.DELEGATE, "ASKWHOM ~ WHO", note=True),
    # waiting and trouble
    Rule("waiting", _S.BLOCKED, "NOW|LEFT|SUBMIT? WAIT ~ ENDING|REPLY|DRAFT", note=True),
    Rule("waiting", _S.BLOCKED, "NOW|LEFT|SUBMIT? WAIT"),
    Rule("others are late", _S.BLOCKED, "FIRST ~ ORG CONTENT* ~ HANDIN|REPLY|WORK? ~ LATE ~ HANDIN|REPLY?", note=True),
    Rule("in trouble", _S.BLOCKED, "NOW? BLOCK"),
    Rule("halted", _S.BLOCKED, "NOW? HALT"),
    Rule("lacking", _S.BLOCKED, "NOW? LACK ~ PART ~ OF? ~ ORG", note=True),
    Rule("something left", _S.IN_PROGRESS, "LACK ~ PART|SIGN|NUMBER", _F.UNDONE, note=True),
    Rule("lacking", _S.BLOCKED, "NOW? LACK"),
    Rule("cancelled", _S.UNCLEAR, "ALREADY? CANCEL ROI?", note=True),
    # a part, a draft, handed up, sent back
    Rule("put right", _S.DONE, "ALREADY? REDO FINISH ROI?", excused=True),
    Rule("sent back", _S.IN_PROGRESS, "NOW? REDO", _F.UNDONE, note=True),
    Rule("something left", _S.IN_PROGRESS, "LEFT|ONLY_LEFT ~ SUBMIT", _F.UNDONE, note=True),
    Rule(
        "sent for comment",
        _S.IN_PROGRESS,
        "ALREADY|JUST* ~ HANDIN ~ CONTENT* ~ WHO|PART ~ CONTENT* ~ REPLY|DRAFT",
        _F.UP,
        note=True,
    ),
    Rule(
        "handed up", _S.IN_PROGRESS, "ALREADY|NOW|JUST* ~ WORK? FINISH? ~ SUBMIT ~ BOSS ~ SIGN? ROI?", _F.UP, note=True
    ),
    Rule("handed up", _S.IN_PROGRESS, "ALREADY GREET", _F.UP, note=True),
    Rule("handed up", _S.IN_PROGRESS, "GREET ~ PERSON ROI", _F.UP, note=True),
    Rule("handed up", _S.IN_PROGRESS, "ALREADY|NOW|JUST* ~ HANDIN|GIVE ~ BOSS", _F.UP, note=True),
    Rule("handed up", _S.IN_PROGRESS, "ALREADY|NOW|JUST* ~ WORK? FINISH? ~ SUBMIT SIGN? ROI?", _F.UP),
    Rule("cases settled", _S.DONE, "ALREADY WORK FINISH NUMBER CASE", note=True),
    Rule("a part finished", _S.IN_PROGRESS, "FINISH ~ ONLY|ONLY_LEFT ~ CONTENT", _F.UNDONE, note=True),
    Rule(
        "a part finished",
        _S.IN_PROGRESS,
        "ALREADY|JUST|ONLY* ~ WORK|DRAFT* ~ FINISH|HANDIN ~ PART|NUMBER",
        _F.UNDONE,
        note=True,
    ),
    Rule(
        "a part finished",
        _S.IN_PROGRESS,
        "PART CONTENT|NUMBER|PRON|OF|LINK* ~ ALREADY|WORK|DRAFT|JUST* ~ FINISH|ROI|HANDIN|SIGN",
        _F.UNDONE,
        note=True,
    ),
    Rule("a part finished", _S.IN_PROGRESS, "FINISH|HANDIN|SIGN ~ ROI ~ PART", _F.UNDONE, note=True),
    Rule("some of it done", _S.IN_PROGRESS, "ENDING ~ ROI ~ SOME", _F.UNDONE),
    Rule("any time will do", _S.UNCLEAR, "ENDING ~ QWORD"),
    Rule("wished for", _S.UNCLEAR, "ENDING ~ ROI? ~ HEDGE END"),
    Rule("other work", _S.UNCLEAR, "REST ~ ALREADY|JUST|WORK* ~ ENDING ~ ROI?"),
    Rule("finished", _S.DONE, "ONLY ~ WORK|DRAFT* ~ FINISH|HANDIN ITEM"),
    Rule("finished", _S.DONE, "ONLY ~ ITEM ~ ALREADY? WORK? FINISH|HANDIN"),
    Rule("a part finished", _S.IN_PROGRESS, "ONLY ~ WORK|DRAFT* ~ FINISH|HANDIN", _F.UNDONE, note=True),
    Rule(
        "something left",
        _S.IN_PROGRESS,
        "LEFT|ONLY_LEFT ~ NUMBER|NOUN|PART|FORM|BOSS|ORG|DOC|CASE|DRAFT|SIGN|REDO|HANDIN|SUBMIT",
        _F.UNDONE,
        note=True,
    ),
    Rule("something else left", _S.IN_PROGRESS, "LEFT|ONLY_LEFT ~ UNKNOWN", _F.UNDONE, note=True),
    Rule("will be finished then", _S.IN_PROGRESS, "FINISH|HANDIN|SIGN ~~ DATE|VAGUE !ROI", _F.WEAK, note=True),
    Rule(
        "will be finished then",
        _S.IN_PROGRESS,
        "DATE|VAGUE ~ BOSS|ORG|PERSON CONTENT* ~ WILL|JUST* ~ SIGN|HANDIN !ROI",
        _F.WEAK,
        note=True,
    ),
    # done
    Rule("about themselves", _S.UNCLEAR, "ALREADY? SELF ~ FINISH ROI?", note=True),
    Rule("understood", _S.ACK, "SEEN ~ ROI"),
    Rule("signed", _S.DONE, "BOSS ~ ALREADY|JUST* ~ SIGN ~ FINISH? ROI?", excused=True),
    Rule("finished", _S.DONE, "ALREADY|JUST ~ WORK|DRAFT|CARRY|HANDIN|SIGN* ~ CAN? FINISH"),
    Rule("handed in", _S.DONE, "ALREADY|JUST ~ WORK|DRAFT* ~ HANDIN|SIGN"),
    Rule("will be finished then", _S.IN_PROGRESS, "!AND FINISH|HANDIN ~~ TODAY !ROI", _F.WEAK, note=True),
    Rule("finished", _S.DONE, "ALREADY|JUST* ~ WORK|DRAFT|CARRY|HANDIN|SIGN* ~ CAN? FINISH"),
    Rule("handed in", _S.DONE, "ALREADY|JUST|PAST ~ WORK|DRAFT* ~ HANDIN|SIGN"),
    Rule("finished", _S.DONE, "ALREADY|JUST ~ DRAFT|CARRY ~ NOUN|FORM|DOC|ORG* ~ FINISH"),
    Rule("handed in", _S.DONE, "HANDIN|SIGN .. ROI|PAST|FINISH"),
    Rule("handed in", _S.DONE, "ALREADY HAVE ~ NOUN|FORM .. DOC"),
    Rule("handed in", _S.DONE, "LINK ~ CAN SIGN"),
    Rule("handed in", _S.DONE, "REPORTS ~ PAST? ROI END"),
    Rule("handed in", _S.DONE, "ALREADY REPORTS"),
    Rule("done", _S.DONE, "ITEM ~ ROI END"),
    Rule("will work", _S.ACK, "DATE|VAGUE ~ WILL|JUST|HEDGE* ~ WORKING", note=True),
    # under way
    Rule("about themselves", _S.UNCLEAR, "NOW? SELF", note=True),
    Rule("under way", _S.IN_PROGRESS, "NOW ~ ENDING|WORKING"),
    Rule("under way", _S.IN_PROGRESS, "NOW", _F.WEAK),
    Rule("under way", _S.IN_PROGRESS, "JUST ~ WORK"),
    Rule("under way", _S.IN_PROGRESS, "ALREADY|JUST ~ CARRY|DRAFT|START|PREPARE"),
    Rule("under way", _S.IN_PROGRESS, "START ~ WORK? ROI?"),
    Rule("under way", _S.IN_PROGRESS, "DRAFT|CARRY ROI"),
    Rule("on schedule", _S.IN_PROGRESS, "WORKING? ~ IN_TIME", _F.WEAK),
    # will work
    Rule("will work", _S.ACK, "WHEN|HOLD ~ WILL? ~ WORKING", note=True),
    Rule("will work", _S.ACK, "WHEN|HOLD ~~ PRON ~~ PART|UNKNOWN", note=True),
    Rule("will work", _S.ACK, "FIRST ~ PRON ~ WORK END"),
    Rule("will work", _S.ACK, "WILL ~ WORKING"),
    Rule("will work", _S.ACK, "PRON WILL END"),
    Rule("will work", _S.ACK, "WILL ~ PART|UNKNOWN"),
    Rule("will work", _S.ACK, "WORKING ~ AT_ONCE"),
    Rule("will work", _S.ACK, "LEAVE ~ PRON ~ WORKING"),
    Rule("not theirs", _S.DELEGATE, "INCHARGE ~ NOWHERE"),
    Rule("will work", _S.ACK, "PRON ~ INCHARGE"),
    Rule("done", _S.DONE, "ALREADY ~ WORK ROI?"),
    Rule("done", _S.DONE, "WORK ~ ROI"),
    Rule("not yet", _S.NOT_STARTED, "NOTYET", _F.BARE),
    Rule("understood", _S.ACK, "ACK|SEEN"),
    Rule("understood", _S.ACK, "FIRST ~ CAN ROI END"),
    Rule("understood", _S.ACK, "FIRST PRON|ACK|PARTICLE* CAN END"),
    Rule("not theirs, asks", _S.UNCLEAR, "HEDGE END"),
)
