import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Dialog as AriaDialog,
  FieldError,
  Heading,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  Popover,
  Radio,
  RadioGroup,
  Select,
  SelectValue,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';

export type Tone = 'plain' | 'good' | 'warning' | 'bad' | 'sea';

interface ButtonProps {
  children: ReactNode;
  onPress: () => void;
  look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  size?: 'regular' | 'large' | 'giant';
  disabled?: boolean;
  testId: string;
  label?: string;
  pressed?: boolean;
  autoFocus?: boolean;
}

export function Button(props: ButtonProps) {
  const { children, onPress, look = 'secondary', size = 'regular', disabled = false, testId, label, pressed } = props;
  return (
    <AriaButton
      className={`button button-${look} button-${size}`}
      onPress={onPress}
      isDisabled={disabled}
      data-testid={testId}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      {...(props.autoFocus === true ? { autoFocus: true } : {})}
    >
      {children}
    </AriaButton>
  );
}

/** Sends the form that it stands in. */
export function SubmitButton(props: { children: ReactNode; testId: string; disabled?: boolean }) {
  return (
    <AriaButton
      type="submit"
      className="button button-primary button-regular"
      isDisabled={props.disabled ?? false}
      data-testid={props.testId}
    >
      {props.children}
    </AriaButton>
  );
}

/** One of a few large answers; touching it is the answer. */
export function Choice(props: {
  title: string;
  help?: string;
  mark?: ReactNode;
  onPress: () => void;
  testId: string;
  chosen?: boolean;
}) {
  return (
    <AriaButton
      className={`choice ${props.chosen === true ? 'choice-chosen' : ''}`}
      onPress={props.onPress}
      data-testid={props.testId}
    >
      {props.mark !== undefined && <span className="choice-mark">{props.mark}</span>}
      <span className="choice-title">{props.title}</span>
      {props.help !== undefined && <span className="choice-help">{props.help}</span>}
    </AriaButton>
  );
}

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  testId: string;
  help?: string;
  error?: string | null;
  type?: 'text' | 'password' | 'date' | 'number';
  mode?: 'text' | 'numeric';
  rows?: number;
  most?: number;
  /** What an on-screen keyboard writes large by itself. */
  capitals?: 'words' | 'characters';
  autoFocus?: boolean;
  autoComplete?: string;
  onFocus?: () => void;
}

export function Field(props: FieldProps) {
  const { label, value, onChange, testId, help, error = null, type = 'text', mode = 'text', rows, most = 200 } = props;
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== null}
      maxLength={most}
      autoComplete={props.autoComplete ?? 'off'}
      {...(props.autoFocus === true ? { autoFocus: true } : {})}
      {...(props.onFocus === undefined ? {} : { onFocus: props.onFocus })}
    >
      <Label className="field-label">{label}</Label>
      {rows === undefined ? (
        <Input
          className="field-input"
          type={type}
          inputMode={mode}
          data-testid={testId}
          spellCheck={false}
          autoCapitalize={props.capitals ?? 'words'}
        />
      ) : (
        <TextArea className="field-input field-area" rows={rows} data-testid={testId} spellCheck={false} />
      )}
      {help !== undefined && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  );
}

export function Options<V extends string>(props: {
  label: string;
  value: V | null;
  options: readonly { value: V; text: string }[];
  onChange: (value: V) => void;
  testId: string;
  error?: string | null;
}) {
  return (
    <RadioGroup
      className="options"
      value={props.value}
      onChange={(value) => props.onChange(value as V)}
      isInvalid={(props.error ?? null) !== null}
      data-testid={props.testId}
    >
      <Label className="field-label">{props.label}</Label>
      <div className="options-list">
        {props.options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            className="option"
            data-testid={`${props.testId}-${option.value}`}
          >
            {option.text}
          </Radio>
        ))}
      </div>
      <FieldError className="field-error">{props.error}</FieldError>
    </RadioGroup>
  );
}

/** One of many, from a list that opens. */
export function Choose(props: {
  label: string;
  placeholder: string;
  value: string | null;
  options: readonly { value: string; text: string }[];
  onChange: (value: string) => void;
  testId: string;
}) {
  return (
    <Select
      className="field"
      placeholder={props.placeholder}
      value={props.value}
      onChange={(chosen) => chosen !== null && props.onChange(String(chosen))}
      data-testid={props.testId}
    >
      <Label className="field-label">{props.label}</Label>
      <AriaButton className="field-input select-button">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </AriaButton>
      <Popover className="popover">
        <ListBox className="list">
          {props.options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} className="list-item" textValue={option.text}>
              {option.text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** Asks one thing and holds the focus until it is answered. */
export function Question(props: {
  open: boolean;
  title: string;
  children: ReactNode;
  testId: string;
  onDismiss?: () => void;
  wide?: boolean;
}) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={props.open}
      isDismissable={props.onDismiss !== undefined}
      isKeyboardDismissDisabled={props.onDismiss === undefined}
      onOpenChange={(open) => {
        if (!open) {
          props.onDismiss?.();
        }
      }}
    >
      <Modal className={`modal ${props.wide === true ? 'modal-wide' : ''}`}>
        <AriaDialog className="dialog" data-testid={props.testId}>
          <Heading slot="title" className="dialog-title" level={2}>
            {props.title}
          </Heading>
          {props.children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export function Banner({ tone, children, testId }: { tone: Tone; children: ReactNode; testId: string }) {
  return (
    <div className={`banner tone-${tone}`} role={tone === 'bad' ? 'alert' : 'status'} data-testid={testId}>
      {children}
    </div>
  );
}

export function Badge({ tone, children, testId }: { tone: Tone; children: ReactNode; testId?: string }) {
  return (
    <span className={`badge tone-${tone}`} {...(testId === undefined ? {} : { 'data-testid': testId })}>
      {children}
    </span>
  );
}

/** Label and value pairs. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([term, value]) => (
        <div className="fact" key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
