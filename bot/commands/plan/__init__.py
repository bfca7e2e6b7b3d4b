"""`nhacviec plan`: a plan's file from the terminal. Each command is a file beside this one."""

from bot.cli import Commands, language
from locales import say

command = Commands(__name__, name="plan", help=say(language(), "plans.help.group"))
