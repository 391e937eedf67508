// What the focus stands on, how well it is seen there, and how it came there from the stop before. Null: on nothing.
() => {
  const tour = (window.tour ??= { stops: new Set(), groups: new Set(), last: null });
  const it = document.activeElement;
  if (it === null || it === document.body || it === document.documentElement) {
    return null;
  }
  const group = it.closest('[role=toolbar], [role=radiogroup], [role=grid], [role=listbox]');
  const again = tour.stops.has(it);
  const before = tour.last;
  tour.last = it;
  tour.stops.add(it);
  if (group !== null) {
    tour.groups.add(group);
  }
  const shown = it.matches('input[type=radio], input[type=checkbox]') ? it.closest('label') : it;
  const box = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);

  const colour = (text) => (/rgba?\(([^)]+)\)/.exec(text)?.[1] ?? '0,0,0,0').split(',').map(Number);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  /** The colour below; of a gradient its first one. */
  const ground = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      const [, , , alpha = 1] = colour(backgroundColor);
      if (backgroundImage.includes('rgb')) return colour(backgroundImage);
      if (alpha > 0.99) return colour(backgroundColor);
    }
    return [255, 255, 255];
  };
  const inside = parseFloat(style.outlineOffset) < 0;
  const below = ground(inside ? shown : shown.parentElement);
  const rings = [];
  if (!['none', 'auto'].includes(style.outlineStyle) && parseFloat(style.outlineWidth) >= 2) {
    rings.push(colour(style.outlineColor));
  }
  for (const [, rgb, spread] of style.boxShadow.matchAll(/(rgba?\([^)]+\)) 0px 0px 0px (\d+)px(?! inset)/g)) {
    if (Number(spread) >= 2) rings.push(colour(rgb));
  }

  // Where a frame that scrolls, or the window, cuts the ring off.
  const wide = inside ? 0 : parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth);
  let frame = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  for (let at = shown.parentElement; at !== null; at = at.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(at);
    if (at !== document.body && at !== document.documentElement && (overflowX !== 'visible' || overflowY !== 'visible')) {
      const cut = at.getBoundingClientRect();
      frame = {
        left: Math.max(frame.left, cut.left),
        top: Math.max(frame.top, cut.top),
        right: Math.min(frame.right, cut.right),
        bottom: Math.min(frame.bottom, cut.bottom),
      };
    }
  }
  const sides =
    (box.left - wide >= frame.left - 1) +
    (box.top - wide >= frame.top - 1) +
    (box.right + wide <= frame.right + 1) +
    (box.bottom + wide <= frame.bottom + 1);

  const middle = (from, to, least, most) => (Math.max(from, least) + Math.min(to, most)) / 2;
  const top = document.elementFromPoint(
    middle(box.left, box.right, frame.left, frame.right),
    middle(box.top, box.bottom, frame.top, frame.bottom),
  );
  const covered = top === null || !(shown.contains(top) || top.contains(shown));

  const old = before?.isConnected === true ? before.getBoundingClientRect() : null;
  const main = document.querySelector('main');
  return {
    id: it.closest('[data-testid]')?.dataset.testid ?? '',
    what: `${it.tagName.toLowerCase()} "${(it.getAttribute('aria-label') ?? shown.innerText ?? '').trim().slice(0, 40)}"`,
    contrast: Math.max(0, ...rings.map((ring) => contrast(ring, below))),
    sides,
    covered,
    again,
    same: it === before,
    inParts: it.matches('input[type=date]'),
    follows: before?.isConnected !== true || Boolean(before.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING),
    // Above what came before and not beside it: the eye would have to search.
    jumps:
      old !== null && main?.contains(before) === true && main.contains(it) && !before.contains(it) && box.bottom <= old.top && box.left < old.right,
    dialog: it.closest('[role=dialog], [role=alertdialog]') !== null,
    content: main !== null && main.contains(it),
  };
}
