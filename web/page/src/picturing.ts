import { BROWSER, type World } from './link';
import type { AgentMessage, PageMessage } from './messages';
import { Store } from './store';

/** What the page shows of a picture that is taken of it: while it is taken, and for a while after that. */
export type Picturing = 'none' | 'taking' | 'taken';

/** The notice stays long enough to be read by whoever looked up late. */
export const NOTICE_STAYS_MILLIS = 5_000;
/** An agent that dies in the middle must not leave a citizen before a covered screen. */
export const COVERED_AT_MOST_MILLIS = 20_000;

/** Twice, because the first frame may have been begun before. */
const painted = (then: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(() => then()));

/** Says that a picture of this screen is taken, and answers the agent when everything of a person is covered. One per page. */
export class Pictures {
  readonly state = new Store<Picturing>('none');
  private command = '';
  private cancel: () => void = () => undefined;

  constructor(
    private readonly say: (message: PageMessage) => void,
    private readonly world: Pick<World, 'after'> = BROWSER,
    private readonly drawn: (then: () => void) => void = painted,
  ) {}

  heard(message: AgentMessage): void {
    if (message.kind === 'screenshot-begins') {
      this.begins(message.command);
    } else if (message.kind === 'screenshot-ended' && message.command === this.command) {
      this.ended();
    }
  }

  /** Nobody takes a picture any more. */
  agentLost(): void {
    if (this.state.get() === 'taking') {
      this.ended();
    }
  }

  private begins(command: string): void {
    this.command = command;
    this.cancel();
    this.cancel = this.world.after(COVERED_AT_MOST_MILLIS, () => this.ended());
    this.state.set('taking');
    this.drawn(() => {
      if (this.command === command && this.state.get() === 'taking') {
        this.say({ kind: 'covered', command });
      }
    });
  }

  private ended(): void {
    this.cancel();
    this.cancel = this.world.after(NOTICE_STAYS_MILLIS, () => this.state.set('none'));
    this.state.set('taken');
  }
}
