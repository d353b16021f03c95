"""Words and names to draw from. Nobody real; names in Latin letters until the text engine."""

from datetime import time

from planner.patients import Shift, ShiftHours

FIRST_NAMES = (
    "Aaliyah", "Adaeze", "Agnieszka", "Ahmed", "Aisling", "Alejandro", "Amara", "Amina",
    "Anjali", "Arjun", "Aylin", "Beatriz", "Bethan", "Biruk", "Bożena", "Callum", "Carys",
    "Chidi", "Chloë", "Cristina", "Daniel", "Deepa", "Dilan", "Dmytro", "Dorothy", "Efua",
    "Elif", "Emeka", "Emily", "Farah", "Fatima", "Fiona", "Frank", "Gareth", "George", "Gita",
    "Grace", "Gwen", "Habiba", "Hamza", "Hannah", "Harpreet", "Hodan", "Ioana", "Isaac",
    "Ivana", "Jack", "Jamal", "Jing", "João", "Joyce", "Kateryna", "Kelechi", "Khadija",
    "Kiran", "Kwame", "Lakshmi", "Leah", "Leyla", "Linh", "Lucía", "Łukasz", "Magda", "Malik",
    "Margaret", "Maryam", "Mei-Ling", "Mihai", "Miriam", "Mohammed", "Nadia", "Naomi",
    "Ngozi", "Niamh", "Nikhil", "Oksana", "Olga", "Olivia", "Omar", "Oluwaseun", "Patrick",
    "Piotr", "Priya", "Rafael", "Raluca", "Rebecca", "Rhys", "Rosa", "Ruth", "Sadia",
    "Samuel", "Sanjay", "Seán", "Selam", "Şirin", "Siobhán", "Sophie", "Stefan", "Susan",
    "Tariq", "Tenzin", "Thanh", "Thomas", "Tomasz", "Uzoma", "Valentina", "Wei", "William",
    "Yasmin", "Yusuf", "Zainab", "Zofia",
)  # fmt: skip
LAST_NAMES = (
    "Abdi", "Adeyemi", "Ahmadi", "Ali", "Bailey", "Banerjee", "Begum", "Bennett", "Boateng",
    "Bondarenko", "Brown", "Campbell", "Chan", "Chaudhry", "Clarke", "Cohen", "Costa",
    "Davies", "Demir", "Desai", "Dhillon", "Evans", "Farouk", "Fernandes", "Fletcher",
    "Gebremedhin", "Green", "Griffiths", "Haile", "Hassan", "Horvat", "Hughes", "Hussain",
    "Iqbal", "Ivanova", "Jama", "James", "Jenkins", "Johnson", "Jones", "Kaur", "Khan", "Kim",
    "Kovács", "Kowalska", "Kumar", "Lewis", "Li", "MacDonald", "Mahmoud", "Martin", "Mensah",
    "Miller", "Mohamud", "Moore", "Morgan", "Murphy", "Nguyen", "Nowak", "O’Brien", "Okafor",
    "Okonkwo", "Osman", "Owusu", "Patel", "Pereira", "Phillips", "Popescu", "Price", "Rahman",
    "Rees", "Roberts", "Rossi", "Santos", "Shah", "Sharma", "Silva", "Singh", "Smith",
    "Suleiman", "Taylor", "Tesfaye", "Thompson", "Turner", "Walker", "Wang", "Watson",
    "Williams", "Wilson", "Wiśniewski", "Wright", "Yılmaz", "Zhang",
)  # fmt: skip
GOALS = (
    "I want to do the weekly shop on my own.",
    "I want to see my friends once a week.",
    "I want to get to sleep before midnight.",
    "I want to take the bus to town again.",
    "I want to play with my children after work.",
    "I want to go back to my evening class.",
    "I want to finish work without checking things twice.",
    "I want to cook a proper meal three times a week.",
    "I want to go to my grandson’s matches.",
    "I want to answer the phone when it rings.",
)
RATIONALES = (
    "When I do a little, I feel more able to do the next thing.",
    "I want to find out what happens if I stay a bit longer.",
    "Writing it down gets it out of my head at night.",
    "I miss doing this and I want it back.",
    "If I put a time on it, the worry does not take the whole day.",
    "I want to see which parts of my day feel better.",
    "It worked last week, so I want to do it again.",
)
PLACES = (
    "at home, kitchen table",
    "the park at the end of the road",
    "the corner shop",
    "the library",
    "in the bedroom",
    "the bus stop and two stops on",
    "the leisure centre",
    "at work, in the break room",
    "my sister’s house",
    "the market",
)
SUPPORTERS = ("", "", "my sister", "a friend", "my neighbour", "my partner", "my son", "")
TAKEN = ("fetching the children", "my mother's dinner", "prayers", "an evening class", "dialysis")
SHIFTS = (
    (Shift.EARLY,) * 4 + (Shift.OFF,) * 3,
    (Shift.LATE,) * 5 + (Shift.OFF,) * 2,
    (Shift.EARLY, Shift.EARLY, Shift.LATE, Shift.LATE, Shift.NIGHT, Shift.NIGHT) + (Shift.OFF,) * 4,
)
SHIFT_HOURS = (
    ShiftHours(Shift.EARLY, time(7), time(15)),
    ShiftHours(Shift.LATE, time(14), time(22)),
    ShiftHours(Shift.NIGHT, time(22), time(7)),
)
CUES = ("after breakfast", "after a shift", "when the children are in bed", "after evening prayer",
        "when I get home from work", "after the school run")  # fmt: skip
IF_THENS = {
    "T4.8b": ("it rains", "walk round the shopping centre"),
    "T2.2": ("I forget", "do it after my evening meal instead"),
    "T2.1": ("I feel too tired", "do the small version for 5 minutes"),
    "T4.1": ("the children need me", "ask my sister to sit with them for half an hour"),
    "T4.2c": ("my shift changes", "move it to my next day off"),
    "T1.5": ("I feel sick with nerves", "stay where I am and count 10 slow breaths"),
    "T6.1": ("I think there is no point", "read the first line of this page again"),
    "T4.1b": ("somebody is at home", "do it in the car before I go in"),
    "T4.2b": ("I run out of money for the bus", "walk to the next stop and back"),
    "T6.5": ("I cannot get started", "do it for 2 minutes, then decide"),
    "T4.3": ("the day is too full", "do it first thing tomorrow"),
}
"""By the barrier they answer."""
SECOND_REASONS = ("The sleep diary goes on beside it.", "Asked for one more for the weekend.")
NOTICED = (
    "Felt lighter after.",
    "The first 10 minutes were the worst part.",
    "I slept a bit better on those days.",
    "I was surprised nobody looked at me.",
    "It was harder at the weekend.",
    "",
    "I did something else instead and that helped too.",
    "My worries were mostly about things I cannot change.",
)
HOUSEHOLDS = ("", "lives alone", "with partner and 2 children", "shared house", "with parents",
              "with 3 generations of the family", "with a flatmate")  # fmt: skip
WORK = ("", "shifts, 2 weeks days and 1 week nights", "office, Monday to Friday", "not in work",
        "zero-hours, rota on Sunday", "at college 3 days", "retired")  # fmt: skip
HEALTH = ("", "", "", "asthma", "knee pain, can walk 15 minutes", "type 2 diabetes", "migraine")
LANGUAGES = ("pl", "ur", "ro", "so", "pt", "bn", "ar", "fa")
WAYS_OF_TAKING_IN = ("reading", "listening", "pictures", "talking")
NOTES = (
    "",
    "",
    "Engaged, asked for written plan.",
    "Late, shorter contact.",
    "Sister joined by phone.",
)
