/**
 * react-aria would write one inline style element, which our content security policy forbids. The rule stands in
 * tokens.css; an element with the same id tells react-aria that it is there already.
 */
export function keepStylesOutOfThePage(): void {
  const marker = document.createElement('meta');
  marker.id = 'react-aria-pressable-style';
  document.head.append(marker);
}
