"""The text of a contact for the service's main record system."""
