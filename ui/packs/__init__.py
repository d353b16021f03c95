"""Making, showing and handing over the printed document; shared by the wizard and its own page."""
