import { useEffect, type ReactNode } from 'react';
import { useTexts } from '@tiepdan/texts';

/**
 * The heading of a page, which names the tab too: with several open one is told from the other, and whoever hears the page instead of
 * seeing it hears first where they are.
 *
 * @param name     for the tab and the history of the browser, so never the name of a citizen
 * @param children what the heading says, when it says more or something else
 */
export function Title({ name, children = name }: { name: string; children?: ReactNode }) {
  useTab(name);
  return <h1>{children}</h1>;
}

/** Until the page has its title, and between two, the tab has the product's. */
export function useTab(name: string): void {
  const { t } = useTexts();
  const product = t('product');
  useEffect(() => {
    document.title = `${name} · ${product}`;
    return () => {
      document.title = product;
    };
  }, [name, product]);
}
