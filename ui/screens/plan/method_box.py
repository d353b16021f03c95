"""How the chosen task is done, for the practitioner to read before it is agreed."""

from PySide6.QtWidgets import QWidget

from planner.library import Template
from ui.widgets.section import Disclosure
from ui.widgets.text import Body, Quiet


class MethodBox(Disclosure):
    """Purpose, steps, what makes it safer and what to notice, folded until it is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("How it is done", parent)
        self._purpose = Quiet("")
        self._steps = Body("")
        self._safer = Body("")
        self._notice = Quiet("")
        for widget in (self._purpose, self._steps, self._safer, self._notice):
            self.add(widget)

    def show_template(self, template: Template | None) -> None:
        """Show a template; nothing for a task written freely."""
        self.setVisible(template is not None)
        if template is None:
            return
        steps = (f"{number}. {step}" for number, step in enumerate(template.steps, start=1))
        self._purpose.setText(template.purpose)
        self._steps.setText("\n".join(steps))
        self._safer.show_text("\n".join(f"• {line}" for line in template.safer))
        self._notice.setText(f"To notice: {template.notice}")
