"""The words that stand in the picture, on the screen and on paper. Qt-free."""

from planner.history_chart import Bar, Break, Chart, Column, Line, Stripe
from planner.history_marks import BarLabels, ColumnLabels, Labels, LineLabels
from planner.library import Library
from planner.measures import Measure
from planner.reviews import Amount, Obstacle
from planner.sessions import Status
from ui import texts
from ui.change_words import change_text

NOTHING = "–"
NOT_REVIEWED = "–"
MORE = "There is more: the table has all of it."
LEGEND = (
    "Bars are filled to how much was done, as they say; a thick line across is what I say where it "
    "differs. The denser the filling, the closer to what was meant; level stripes: not asked. "
    "Dotted frame: not reviewed. Dotted line between scores: one was not taken in between. "
    "Cut-offs and bands are the published ones and no verdict."
)


def labels_of(chart: Chart, spoken: tuple[str, ...], library: Library) -> Labels:
    """Return the words of a picture.

    Args:
        chart: Its geometry.
        spoken: For each session everything that is known of it.
        library: Barriers and measures.
    """
    return Labels(
        columns=tuple(_column(each) for each in chart.columns),
        bars=tuple(_bar(each, library) for each in chart.bars),
        lines=tuple(_line(each, library.measures[each.measure]) for each in chart.lines),
        breaks=tuple(_break(each) for each in chart.breaks),
        task="Task",
        how_much="How much",
        in_the_way="In the way",
        changed="Changed",
        all_of_it=texts.word(Amount.ALL),
        none_of_it=texts.word(Amount.NONE),
        nothing=NOTHING,
        not_held="Not held",
        amount_key=_amount_key(),
        away_key=_away_key(chart),
        more=MORE,
        spoken=spoken,
    )


def _column(column: Column) -> ColumnLabels:
    held = column.status is Status.ATTENDED
    return ColumnLabels(
        f"s{column.number}",
        texts.short_day_text(column.day).partition(" ")[2],
        "" if held else texts.word(column.status),
    )


def _bar(bar: Bar, library: Library) -> BarLabels:
    return BarLabels(
        title=bar.title,
        amount=amount_words(bar.amount),
        amount_code=NOT_REVIEWED if bar.amount is None else str(int(bar.amount)),
        obstacles=tuple(obstacle_words(each, library) for each in bar.obstacles),
        changes=tuple(change_text(each, library) for each in bar.changes),
        fields=tuple(texts.word(each.field) for each in bar.changes),
    )


def _line(line: Line, measure: Measure) -> LineLabels:
    how = texts.sureness(line.sure)
    return LineLabels(
        name=line.name,
        cut_off=f"cut-off {line.cut_off}{how}" if line.cut_off else "",
        low=measure.shown(measure.total_low),
        high=measure.shown(measure.total_high),
        bands=tuple(_band(each, measure) for each in line.stripes),
    )


def _band(stripe: Stripe, measure: Measure) -> tuple[str, str]:
    numbers = f"{measure.shown(stripe.low)}–{measure.shown(stripe.high)}"
    return f"{numbers} {stripe.label}", numbers


def _break(long: Break) -> str:
    return texts.count_text(long.weeks, "week")


def _amount_key() -> str:
    amounts = [f"{int(each)}:\u00a0{texts.word(each)}" for each in Amount]
    return " · ".join([*amounts, f"{NOT_REVIEWED}:\u00a0not reviewed"])


def _away_key(chart: Chart) -> str:
    away = (each for each in chart.columns if each.status is not Status.ATTENDED)
    return " · ".join(f"s{each.number}:\u00a0{texts.word(each.status)}" for each in away)


def obstacle_words(obstacle: Obstacle, library: Library) -> str:
    """Return an obstacle in a few words: the catalogue's, else the person's own."""
    known = library.barriers.get(obstacle.barrier)
    return known.label if known is not None else obstacle.text or obstacle.barrier


def amount_words(amount: Amount | None) -> str:
    """Return an amount; not reviewed is not "none"."""
    return "not reviewed" if amount is None else texts.word(amount)
