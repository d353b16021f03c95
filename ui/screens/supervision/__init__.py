"""Case supervision: every open case in a line, questions and decisions."""
