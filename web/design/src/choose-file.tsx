import type { ReactNode } from 'react';
import { Button as AriaButton, FileTrigger } from 'react-aria-components';

/** Lets somebody choose one file of theirs; the same one again is a choice too. */
export function ChooseFile(props: {
  children: ReactNode;
  /** Endings and media types, for example `.csv`. */
  accept: readonly string[];
  onChoose: (file: File) => void;
  testId: string;
}) {
  return (
    <FileTrigger
      acceptedFileTypes={props.accept}
      onSelect={(files) => {
        const file = files?.item(0);
        if (file) {
          props.onChoose(file);
        }
      }}
    >
      <AriaButton className="button button-secondary button-regular" data-testid={props.testId}>
        {props.children}
      </AriaButton>
    </FileTrigger>
  );
}
