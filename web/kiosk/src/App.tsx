import { useCallback } from 'react';
import { Texts } from '@tiepdan/texts';
import { Enrolment, PictureNotice, useStore } from '@tiepdan/page';
import { Attendance } from './attendance';
import { useKiosk } from './context';
import { Frame } from './Frame';
import { CallScreen } from './screens/CallScreen';
import { Identity } from './screens/Identity';
import { LanguageChoice } from './screens/LanguageChoice';
import { MatterScreen } from './screens/MatterScreen';
import { Notice } from './screens/Notice';
import { OutOfService } from './screens/OutOfService';
import { StandingScreen } from './screens/StandingScreen';
import { Thanks } from './screens/Thanks';
import { Ticket } from './screens/Ticket';
import { WaitingRoom } from './screens/WaitingRoom';
import { Welcome } from './screens/Welcome';
import { outOfService } from './service';
import type { Screen, Visit } from './visit';

const SCREENS: Record<Screen, () => React.JSX.Element> = {
  welcome: Welcome,
  language: LanguageChoice,
  identity: Identity,
  standing: StandingScreen,
  matter: MatterScreen,
  notice: Notice,
  ticket: Ticket,
  waiting: WaitingRoom,
  call: CallScreen,
  thanks: Thanks,
};

export function App() {
  const { kiosk, visit } = useKiosk();
  const generation = useStore(kiosk.generation);
  const gone = useCallback(() => kiosk.happened({ kind: 'leave', why: 'unattended' }), [kiosk]);
  const Shown = outOfService(visit) ? OutOfService : SCREENS[visit.screen];
  return (
    <Texts language={visit.language}>
      <Frame key={generation}>
        {visit.unenrolled === null ? (
          <Shown />
        ) : (
          <Enrolment unenrolled={visit.unenrolled} onClaim={(code) => kiosk.happened({ kind: 'claim-code', code })} />
        )}
      </Frame>
      <Attendance screen={visit.screen} unattendedSeconds={visit.unattendedSeconds} onGone={gone} />
      <PictureNotice pictures={kiosk.pictures} personal={personal(visit)} />
    </Texts>
  );
}

/** Whether somebody may have told something to this screen, or is shown by it. */
function personal(visit: Visit): boolean {
  return visit.unenrolled !== null || (visit.screen !== 'welcome' && visit.screen !== 'language');
}
