"""A reader who does with a browser what the steps of the tutorial say, and nothing else."""

from __future__ import annotations

from playwright.sync_api import ElementHandle, Page

from tests.docs.instructions import Instruction

# What can be pressed or chosen under a name, as it is read on the page: without what is kept for screen readers, and
# without “(optional)” and what is new in a room; the number of a point may be left out. Of several, the one whose
# surroundings hold the words of `place` most closely. An open dialog covers the rest.
_FIND = r"""([label, place, selector]) => {
  const scope = document.querySelector('dialog[open]') || document.body;
  const words = (n) => n.textContent.replace(/\s+/g, ' ').trim();
  const read = (n) => {
    const copy = n.cloneNode(true);
    copy.querySelectorAll('.vh, .optional, .count').forEach((left) => left.remove());
    return words(copy);
  };
  const names = (said) => said === label || [':', ' ('].some((after) => said.startsWith(label + after));
  const fits = (said) => names(said) || names(said.replace(/^\d+[a-z]?\.? ?/, ''));
  const shown = (n) => (n.tagName === 'OPTION' ? n.parentElement : n).checkVisibility();
  let found = [...scope.querySelectorAll(selector)].filter((n) => shown(n) && fits(read(n)));
  if (place) {
    const box = (n) => { while (n && !words(n).includes(place)) n = n.parentElement; return n; };
    const boxes = found.map(box);
    found = found.filter((n, i) => boxes[i] && !boxes.some((b) => b && b !== boxes[i] && boxes[i].contains(b)));
  }
  const targets = new Set(found.map((n) => n.getAttribute('href') || n));
  const what = found.map((n) => n.outerHTML.slice(0, 160)).join('\n');
  return targets.size === 1 ? [found[0], ''] : [null, what || 'nothing'];
}"""

_SEEN = "() => (document.querySelector('dialog[open]') || document.body).innerText.replace(/\\s+/g, ' ')"


# A page that was left takes this mark with it; a dialog that asks for a second look keeps it.
_MARK = "() => { window.stillHere = true; }"
_LEFT = "() => !window.stillHere || document.querySelector('dialog[open]')"
_LEADS_ON = "(e) => e.matches('button:not([type=button]), a[href]:not([href^=\"#\"])')"


def find(page: Page, label: str, place: str, selector: str) -> ElementHandle:
    """The one thing on the page that goes by `label`; fails if there is none, or if a reader could not tell which."""
    found = page.evaluate_handle(_FIND, [label, place, selector])
    element = found.get_property("0").as_element()
    where = f" beside “{place}”" if place else ""
    assert element is not None, f"“{label}”{where} on {page.url} is: {found.get_property('1').json_value()}"
    return element


def do(page: Page, said: Instruction) -> None:
    """Carry out one instruction."""
    if said.do == "see":
        assert said.what in page.evaluate(_SEEN), f"“{said.what}” is not to be seen on {page.url}"
    elif said.do == "key":
        page.keyboard.press(said.what)
    elif said.do == "type":
        control = find(page, said.what, said.place, "label").evaluate_handle("(label) => label.control").as_element()
        assert control is not None
        control.fill(said.typed)
    else:
        press(page, find(page, said.what, said.place, "a, button, summary, label, option"))


def press(page: Page, element: ElementHandle) -> None:
    """Press a link or a button, and wait for the page to which it leads; or choose one of several."""
    if element.evaluate("(e) => e.tagName") == "OPTION":
        select = element.evaluate_handle("(e) => e.parentElement").as_element()
        assert select is not None
        select.select_option(element.get_attribute("value"))
        return
    leads_on = element.evaluate(_LEADS_ON)
    page.evaluate(_MARK)
    element.click()
    if leads_on:
        page.wait_for_function(_LEFT)
        page.wait_for_load_state()
