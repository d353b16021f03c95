"""A page a patient may see says nothing of the practitioner's work."""

from ui.app import Built


def test_no_notice_is_shown_over_a_page_a_patient_may_see(unlocked: Built) -> None:
    chrome = unlocked.window._chrome
    assert chrome is not None
    unlocked.context.notify("Item 9: reviewed")
    assert not chrome.toast.isHidden()
    chrome.show_parts(shown=False)
    assert chrome.toast.isHidden()
    unlocked.context.notify("Saved 09:14")
    assert chrome.toast.isHidden()
    chrome.show_parts(shown=True)
    unlocked.context.notify("Saved 09:14")
    assert not chrome.toast.isHidden()
