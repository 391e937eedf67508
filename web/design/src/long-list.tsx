import type { ReactNode } from 'react';
import {
  Collection,
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  ListLayout,
  Virtualizer,
} from 'react-aria-components';

export interface ListSection<A> {
  id: string;
  title: string;
  items: readonly A[];
}

/** What a row of a touch screen takes when nothing in it wraps; rows are measured when they are drawn. */
const ROW = 68;
const HEADING = 44;

/**
 * A list of thousands of which only what is seen is drawn. Arrow keys, Page Up and Down, Home, End and the first letters move in
 * it, Enter or a touch opens. An item that is the same object is not drawn again.
 *
 * @param drawnWith what the rows depend on besides their items, for example the language
 */
export function LongList<A extends { id: string }>(props: {
  label: string;
  sections: readonly ListSection<A>[];
  textOf: (item: A) => string;
  onOpen: (id: string) => void;
  empty: string;
  drawnWith: readonly unknown[];
  children: (item: A) => ReactNode;
  testId: string;
}) {
  const { sections, textOf, children, empty, drawnWith } = props;
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: ROW, estimatedHeadingSize: HEADING }}>
      <GridList
        className="long-list"
        aria-label={props.label}
        items={sections}
        dependencies={drawnWith}
        onAction={(id) => props.onOpen(String(id))}
        renderEmptyState={() => <p className="empty">{empty}</p>}
        data-testid={props.testId}
      >
        {(section) => (
          <GridListSection id={section.id}>
            <GridListHeader className="long-list-header">{section.title}</GridListHeader>
            <Collection items={section.items} dependencies={drawnWith}>
              {(item) => (
                <GridListItem id={item.id} textValue={textOf(item)} className="long-list-item">
                  {children(item)}
                </GridListItem>
              )}
            </Collection>
          </GridListSection>
        )}
      </GridList>
    </Virtualizer>
  );
}
