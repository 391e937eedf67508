/** Builds the three applications into web/<application>/dist. */
import { build } from 'vite';

const APPLICATIONS = ['kiosk', 'room', 'console'];

for (const application of APPLICATIONS) {
  await build({
    root: new URL(`./${application}`, import.meta.url).pathname,
    configFile: new URL('./vite.config.ts', import.meta.url).pathname,
    logLevel: 'warn',
  });
  console.log(`web/${application}/dist is built`);
}
