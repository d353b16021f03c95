"""Who is past the day until which they are kept."""
