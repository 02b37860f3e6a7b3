// What the parts of the sensor's place share, and may ask of it.
import type { Texts } from '../../texts/texts.js';
import type { NightClient } from './night-client.js';
import type { SensorState } from './types.d.ts';

export interface Desk {
  readonly state: SensorState;
  readonly night: NightClient;
  /** Of the mains, for the hum filter. */
  readonly mainsHz: number;
  readonly texts: Texts;
  /** Shows what was changed. */
  change(some?: Partial<SensorState>): void;
  /** Shows what went wrong. */
  fail(error: unknown): void;
  focusHeading(): void;
  /** Brings what an action has led to in sight. */
  reveal(selector: string): void;
}
