"""What is due today and this week, and what is waiting."""
