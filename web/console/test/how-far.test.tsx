import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CATALOGUES, LANGUAGES, Texts } from '@tiepdan/texts';
import { HowFar } from '../src/HowFar';
import type { CommandState } from '../src/model';

afterEach(() => vi.unstubAllGlobals());

describe.each(LANGUAGES)('a command in %s', (language) => {
  const shown = (state: CommandState, progressPercent: number | null) => {
    vi.stubGlobal('document', { documentElement: { lang: '' } });
    const part = createElement(HowFar, { command: { state, progressPercent } });
    return renderToStaticMarkup(createElement(Texts, { language, children: part }));
  };

  test('that runs shows how much of it is done', () => {
    const page = shown('RUNNING', 66);

    expect(page).toContain('value="66"');
    expect(page).toContain(CATALOGUES[language]['console.command.progress'].replace('{percent}', '66'));
    expect(page).toContain('66%</span>');
  });

  test('shows nothing that nobody knows, and nothing of one that has ended', () => {
    expect(shown('RUNNING', null)).toBe('');
    expect(shown('SUCCEEDED', 66)).toBe('');
  });
});
