"""A made-up caseload that looks like life, from a seed.

Rates follow standards.md 4: did-not-attend 9 to 12%, 37% of referrals finish, 48% of those end
below both cut-offs, 35% with item 9 above 0 where PHQ-9 is 10 or more, engagement over the whole
range. Engagement, needs, name, ethnicity and religion are drawn independently of one another.
"""

from planner.demo.course import MadeUpEpisode, MadeUpSession
from planner.demo.people import COURSES, MadeUpPerson, invent

__all__ = ["COURSES", "MadeUpEpisode", "MadeUpPerson", "MadeUpSession", "invent"]
