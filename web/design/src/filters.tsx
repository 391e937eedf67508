import type { ReactNode } from 'react';
import { Input, Label, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';

/** Finds while one types; Escape empties it. */
export function Search(props: { label: string; value: string; onChange: (value: string) => void; testId: string }) {
  return (
    <SearchField className="field" value={props.value} onChange={props.onChange} maxLength={100}>
      <Label className="field-label">{props.label}</Label>
      <Input className="field-input" data-testid={props.testId} spellCheck={false} autoComplete="off" />
    </SearchField>
  );
}

/** Any number of these; none of them is as good as all. */
export function Filters<V extends string>(props: {
  label: string;
  chosen: readonly V[];
  options: readonly { value: V; content: ReactNode }[];
  onChange: (chosen: V[]) => void;
  testId: string;
}) {
  return (
    <ToggleButtonGroup
      className="filter-buttons"
      aria-label={props.label}
      selectionMode="multiple"
      selectedKeys={props.chosen}
      onSelectionChange={(keys) => props.onChange([...keys] as V[])}
    >
      {props.options.map(({ value, content }) => (
        <ToggleButton key={value} id={value} className="filter-button" data-testid={`${props.testId}-${value}`}>
          {content}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
