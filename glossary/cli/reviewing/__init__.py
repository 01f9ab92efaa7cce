"""`glossary review`: the queue of candidates, what a person decides about them, and the log of that."""

from glossary.cli.reviewing import deciding
from glossary.cli.reviewing.log import log, undo
from glossary.cli.reviewing.queue import review, show

for _command in (show, *deciding.COMMANDS, log, undo):
    review.add_command(_command)

__all__ = ["review"]
