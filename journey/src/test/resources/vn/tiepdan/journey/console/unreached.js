// Whatever can be pressed or looks so, and was no stop of the focus: neither itself nor by the arrow keys of what it stands in.
() => {
  const { stops, groups } = window.tour;
  const pointed = [...document.querySelectorAll('#app *')].filter(
    (it) => getComputedStyle(it).cursor === 'pointer' && getComputedStyle(it.parentElement).cursor !== 'pointer',
  );
  const pressed = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, video[controls], [tabindex]')].filter(
    (it) => it.tabIndex >= 0,
  );
  const usable = (it) => it.checkVisibility() && !it.matches(':disabled') && it.closest('[aria-hidden=true], [inert]') === null;
  const reached = (it) =>
    [...stops].some((stop) => it === stop || it.contains(stop) || stop.closest('label') === it) ||
    [...groups].some((group) => group.contains(it));
  return [...new Set([...pointed, ...pressed])]
    .filter((it) => usable(it) && !reached(it))
    .map((it) => `${it.tagName.toLowerCase()} ${it.dataset.testid ?? ''} "${(it.innerText ?? '').trim().slice(0, 40)}"`);
}
