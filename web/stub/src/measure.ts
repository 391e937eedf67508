import type { Page } from 'playwright-core';

export const TOUCHED =
  'button, a[href], textarea, select, input:not([type=radio]):not([type=checkbox]), label:has(input), [role=option]';

/** Whatever can be touched on this page and is smaller than it must be, one line each. Keys of a keyboard have a measure of their own. */
export function tooSmall(page: Page, least: number, leastKey = least): Promise<string[]> {
  return page.evaluate(
    ([touched, most, key]) =>
      [...document.querySelectorAll<HTMLElement>(touched)]
        .filter((it) => it.checkVisibility({ opacityProperty: true }) && it.closest('[aria-hidden=true]') === null)
        // React Aria's way out of a dialog for screen readers stands in a frame of one pixel.
        .filter((it) => it.parentElement!.offsetWidth > 1)
        .map((it) => ({ it, box: it.getBoundingClientRect(), size: it.matches('.key') ? key : most }))
        .filter(({ box, size }) => box.width > 1 && (box.width < size - 0.5 || box.height < size - 0.5))
        .map(({ it, box }) => `${it.dataset['testid'] ?? it.textContent}: ${box.width} × ${box.height}`),
    [TOUCHED, least, leastKey] as const,
  );
}

/** What sticks out to the right of the window, whether or not it can be scrolled to; tables scroll in their own frame. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('#app *')]
      .filter(
        (it) => it.checkVisibility({ opacityProperty: true }) && it.closest('.table-panel, .visually-hidden') === null,
      )
      .filter((it) => it.getBoundingClientRect().right > window.innerWidth + 1)
      .map((it) => `${it.tagName} ${it.className} ${it.getBoundingClientRect().right} > ${window.innerWidth}`),
  );
}
