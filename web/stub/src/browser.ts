import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

const PLACES = [
  process.env.TIEPDAN_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Debian's Chromium with cameras that are not there, without a sandbox because tests may run as root. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch(settings());
}

/** The same browser with a profile on the disk, as a kiosk has one; what is in it afterwards can be looked at. */
export function launchKiosk(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...settings(),
    viewport: { width: 1920, height: 1080 },
    permissions: ['camera', 'microphone'],
    reducedMotion: 'reduce',
  });
}

function settings() {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined) {
    throw new Error('no Chromium: apt-get install chromium');
  }
  return {
    executablePath,
    headless: false,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--allow-loopback-in-peer-connection',
      '--disable-features=WebRtcHideLocalIpsWithMdns',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--mute-audio',
    ],
  };
}
