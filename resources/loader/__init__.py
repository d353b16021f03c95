"""The parts of the library's reader; its door is ``resources.library_loader``."""
