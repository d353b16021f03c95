"""The main job in the real window, driven from outside as a person would."""
