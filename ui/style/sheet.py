"""The style sheet: small, made from the tokens. What it does not name, Fusion draws by palette."""

from string import Template

from resources import path
from ui.style.tokens import Tokens

SCALE = {"title": 1.5, "heading": 1.15, "small": 0.9, "big": 1.9}

_SHEET = Template("""
* { outline: 0; }
QToolTip { background: $text; color: $canvas; border: 0; padding: 4px 6px; }
QLabel[kind="title"] { font-size: ${pt_title}pt; font-weight: 700; }
QLabel[kind="big"] { font-size: ${pt_big}pt; font-weight: 700; }
QLabel[kind="heading"] { font-size: ${pt_heading}pt; font-weight: 700; }
QLabel[kind="strong"] { font-weight: 700; }
QLabel[kind="quiet"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: ${pt_small}pt; }
QLabel[kind="error"] { color: $on_problem; }
QLabel[kind="key"] { color: $muted; font-size: ${pt_small}pt; border: 1px solid $line;
  border-radius: 4px; padding: 0 5px; background: $surface; }
QLabel[kind="code"] { font-size: ${pt_heading}pt; font-weight: 700; background: $sunken;
  border-radius: 6px; padding: 8px 2px; }

QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[kind="divider"] { background: $line; border: 0; }
QFrame#page_footer { background: $surface; border: 0; border-top: 1px solid $line; }
QFrame#top_bar { background: $canvas; border: 0; border-bottom: 1px solid $line; }
QFrame#rail { background: $rail; border: 0; border-right: 1px solid $line; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }

QPushButton { background: $surface; color: $text; border: 1px solid $line_strong;
  border-radius: 7px; padding: 6px 14px; min-height: 1.15em; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:focus { border: 2px solid $focus; padding: 5px 13px; }
QPushButton:disabled { color: $disabled; border-color: $line; background: $sunken; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent;
  font-weight: 700; padding: 7px 18px; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; padding: 6px 17px; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $disabled; border-color: $line; }
QPushButton[kind="quiet"], QPushButton[kind="link"], QToolButton[kind="icon"] {
  background: transparent; border: 1px solid transparent; color: $link; }
QPushButton[kind="quiet"] { padding: 6px 10px; }
QPushButton[kind="link"] { padding: 2px 4px; text-align: left; }
QPushButton[kind="quiet"]:hover, QPushButton[kind="link"]:hover, QToolButton[kind="icon"]:hover {
  background: $hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid $focus; padding: 5px 9px; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: 1px 3px; }
QPushButton[kind="quiet"]:disabled, QPushButton[kind="link"]:disabled { color: $disabled;
  background: transparent; border-color: transparent; }
QToolButton[kind="icon"] { border-radius: 7px; padding: 5px; }
QToolButton[kind="icon"]:focus { border: 2px solid $focus; padding: 4px; }

QPushButton[kind="chip"] { border-radius: 14px; padding: 4px 12px; min-height: 1.1em;
  background: $surface; }
QPushButton[kind="chip"]:hover, QPushButton[kind="segment"]:hover { background: $hover; }
QPushButton[kind="chip"]:checked, QPushButton[kind="segment"]:checked { background: $accent_soft;
  color: $on_accent_soft; border: 2px solid $accent; }
QPushButton[kind="chip"]:checked { padding: 3px 11px; }
QPushButton[kind="chip"]:focus { border: 2px solid $focus; padding: 3px 11px; }
QPushButton[kind="segment"] { border-radius: 6px; padding: 4px 8px; min-width: 1.2em; }
QPushButton[kind="segment"]:checked { padding: 3px 7px; }
QPushButton[kind="segment"]:focus { border: 2px solid $focus; padding: 3px 7px; }

QPushButton[kind="rail"] { text-align: left; background: transparent; border: 2px solid transparent;
  border-radius: 8px; padding: 7px 10px; }
QPushButton[kind="rail"]:hover { background: $hover; }
QPushButton[kind="rail"]:checked { background: $accent_soft; color: $on_accent_soft;
  font-weight: 700; }
QPushButton[kind="rail"]:focus { border: 2px solid $focus; }
QPushButton[kind="step"] { text-align: left; background: transparent; border: 2px solid transparent;
  border-radius: 8px; padding: 7px 10px; }
QPushButton[kind="step"]:hover { background: $hover; }
QPushButton[kind="step"][current="true"] { background: $accent_soft; color: $on_accent_soft;
  font-weight: 700; }
QPushButton[kind="step"]:focus { border: 2px solid $focus; }

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox { background: $field;
  color: $text; border: 1px solid $line_strong; border-radius: 6px; padding: 5px 8px;
  selection-background-color: $accent; selection-color: $on_accent; min-height: 1.2em; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus,
  QSpinBox:focus { border: 2px solid $focus; padding: 4px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QDateEdit:disabled,
  QTimeEdit:disabled, QSpinBox:disabled { color: $disabled; background: $sunken;
  border-color: $line; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; height: 0; border: 0; }
QSpinBox QLineEdit { border: 0; background: transparent; min-height: 0; padding: 0 8px; }
QComboBox QLineEdit { border: 0; background: transparent; min-height: 0; padding: 0; }
*[invalid="true"] { border: 2px solid $on_problem; padding: 4px 7px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: 24px;
  subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("$chevron"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $field; border: 1px solid $line_strong; padding: 3px;
  selection-background-color: $accent_soft; selection-color: $on_accent_soft; }
QComboBox QAbstractItemView::item { min-height: 1.8em; padding: 0 6px; }

QCheckBox, QRadioButton { spacing: 8px; padding: 3px 4px; border: 2px solid transparent;
  border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator, QTableView::indicator { width: 1.1em; height: 1.1em;
  border: 1px solid $line_strong;
  border-radius: 4px; background: $field; }
QCheckBox::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QTableView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:disabled { background: $sunken; border-color: $line; }
QCheckBox:disabled:checked { color: $text; }
QCheckBox::indicator:disabled:checked { background: $muted; border-color: $muted; }

QFrame[kind="notice"] { border-radius: 8px; border: 1px solid transparent; }
QFrame[tone="info"] { background: $accent_soft; }
QFrame[tone="good"] { background: $good_soft; }
QFrame[tone="attention"] { background: $attention_soft; }
QFrame[tone="problem"] { background: $problem_soft; }
QLabel[tone="info"] { background: transparent; color: $on_accent_soft; }
QLabel[tone="good"] { background: transparent; color: $on_good; }
QLabel[tone="attention"] { background: transparent; color: $on_attention; }
QLabel[tone="problem"] { background: transparent; color: $on_problem; }
QPushButton[tone="info"] { color: $on_accent_soft; font-weight: 700; }
QPushButton[tone="good"] { color: $on_good; font-weight: 700; }
QPushButton[tone="attention"] { color: $on_attention; font-weight: 700; }
QPushButton[tone="problem"] { color: $on_problem; font-weight: 700; }
QFrame[kind="needs"] { background: $sunken; border: 0; border-bottom: 1px solid $line; }
QFrame[kind="made_up"] { background: $attention_soft; border: 0; }

QTableView, QListView { background: $surface; border: 1px solid $line; border-radius: 10px;
  selection-background-color: $accent_soft; selection-color: $on_accent_soft; gridline-color: $line;
  alternate-background-color: $surface; }
QTableView:focus, QListView:focus { border: 2px solid $focus; }
QTableView::item { border: 0; border-bottom: 1px solid $line; padding: 0 8px; }
QTableView::item:hover { background: $sunken; }
QTableView::item:selected { background: $accent_soft; color: $on_accent_soft; }
QListView::item { padding: 6px 8px; border-radius: 6px; }
QListView::item:selected { background: $accent_soft; color: $on_accent_soft; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: $sunken; color: $muted; border: 0;
  border-bottom: 1px solid $line; padding: 6px 8px; font-size: ${pt_small}pt; font-weight: 700; }
QTableCornerButton::section { background: $sunken; border: 0; }

QProgressBar { border: 0; border-radius: 3px; background: $line; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $scroll; border-radius: 4px; min-height: 32px;
  min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame#popup { background: $surface; border: 1px solid $line_strong; border-radius: 10px; }
QFrame#popup QListView { border: 0; }
QMenu { background: $surface; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 6px 18px; border-radius: 5px; }
QMenu::item:selected { background: $accent_soft; color: $on_accent_soft; }
""")


def build_sheet(tokens: Tokens, points: float, *, dark: bool) -> str:
    """Return the style sheet.

    Args:
        tokens: The look.
        points: Size of body text in points.
        dark: Which of the ready-made marks (arrow, tick) to use.
    """
    look = "dark" if dark else "light"
    sizes = {f"pt_{name}": f"{points * factor:.2f}" for name, factor in SCALE.items()}
    colours = {name: getattr(tokens, name) for name in Tokens.__slots__ if name != "series"}
    marks = {
        name: path("icons", f"mark_{name}_{look}.svg").as_posix() for name in ("chevron", "check")
    }
    return _SHEET.substitute(colours | sizes | marks)
