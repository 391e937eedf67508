import { Checkbox, CheckboxGroup, Label, Text } from 'react-aria-components';

/** Any of some; the list scrolls when it is long. */
export function Ticks(props: {
  label: string;
  help?: string;
  values: readonly string[];
  options: readonly { value: string; text: string }[];
  onChange: (values: string[]) => void;
  testId: string;
}) {
  return (
    <CheckboxGroup className="options" value={[...props.values]} onChange={props.onChange} data-testid={props.testId}>
      <Label className="field-label">{props.label}</Label>
      {props.help !== undefined && (
        <Text slot="description" className="field-help">
          {props.help}
        </Text>
      )}
      <div className="options-list options-scroll">
        {props.options.map((option) => (
          <Checkbox
            key={option.value}
            value={option.value}
            className="option option-tick"
            data-testid={`${props.testId}-${option.value}`}
          >
            {option.text}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
