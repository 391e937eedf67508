import { useState } from 'react';
import { Button, Choose, Field } from '@tiepdan/design';
import { useTexts } from '@tiepdan/texts';
import { api } from './api';
import type { FormProps } from './Places';
import type { Changed } from './places';
import { Refusal, useRefusal } from './resource';

/** Gives a site to another body. */
export function MoveSiteForm({ there, language, onDone, onKeep }: FormProps) {
  const { t } = useTexts();
  const [site, setSite] = useState<string | null>(null);
  const [body, setBody] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const nameOf = (one: { name: string; englishName: string }) => (language === 'vi' ? one.name : one.englishName);
  return (
    <>
      <Choose
        label={t('console.places.site')}
        placeholder={t('console.places.choose')}
        testId="move-site"
        value={site}
        onChange={setSite}
        options={there.sites.map((one) => ({ value: one.id, text: nameOf(one) }))}
      />
      <Choose
        label={t('console.places.to-body')}
        placeholder={t('console.places.choose')}
        testId="move-body"
        value={body}
        onChange={setBody}
        options={there.bodies.map((one) => ({ value: one.id, text: nameOf(one) }))}
      />
      <From value={from} onChange={setFrom} />
      <Answer
        act={() => api<Changed>(`/sites/${encodeURIComponent(site ?? '')}/body`, { body, from: day(from) }, 'PUT')}
        disabled={site === null || body === null}
        onDone={onDone}
        onKeep={onKeep}
      />
    </>
  );
}

/** Puts a device at another site. */
export function MoveDeviceForm({ there, language, onDone, onKeep }: FormProps) {
  const { t } = useTexts();
  const [device, setDevice] = useState<string | null>(null);
  const [site, setSite] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const move = () =>
    api(`/devices/${encodeURIComponent(device ?? '')}/site`, { site, from: day(from) }, 'PUT').then(() => ({
      consequences: [],
    }));
  return (
    <>
      <Choose
        label={t('console.places.device')}
        placeholder={t('console.places.choose')}
        testId="move-device"
        value={device}
        onChange={setDevice}
        options={there.devices.map(({ id, label }) => ({ value: id, text: `${label} (${id})` }))}
      />
      <Choose
        label={t('console.places.to-site')}
        placeholder={t('console.places.choose')}
        testId="move-to-site"
        value={site}
        onChange={setSite}
        options={there.sites.map(({ id, name, englishName }) => ({
          value: id,
          text: language === 'vi' ? name : englishName,
        }))}
      />
      <From value={from} onChange={setFrom} />
      <Answer act={move} disabled={device === null || site === null} onDone={onDone} onKeep={onKeep} />
    </>
  );
}

export function From({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTexts();
  return (
    <Field
      label={t('console.places.from')}
      help={t('console.places.from.help')}
      testId="place-from"
      type="date"
      value={value}
      onChange={onChange}
    />
  );
}

/** Nothing written: from now on. */
export function day(written: string): string | null {
  return written === '' ? null : written;
}

interface AnswerProps {
  act: () => Promise<Changed>;
  disabled: boolean;
  onDone: (changed: Changed) => void;
  onKeep: () => void;
}

export function Answer({ act, disabled, onDone, onKeep }: AnswerProps) {
  const { t } = useTexts();
  const { failure, failed } = useRefusal();
  const go = () => void act().then(onDone, failed);
  return (
    <>
      <Refusal failure={failure} testId="place-failed" />
      <div className="dialog-actions">
        <Button look="primary" testId="confirm-place" disabled={disabled} onPress={go}>
          {t('console.places.confirm')}
        </Button>
        <Button testId="keep" onPress={onKeep}>
          {t('console.accounts.keep')}
        </Button>
      </div>
    </>
  );
}
