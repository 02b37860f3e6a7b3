// Shapes that cross between the files of web/src/sensor.
import type { LiveValue, NightReport } from '../../../../wasm/night.d.ts';

/** A file of data/sensors, as the page needs it; the core reads the rest. */
export interface Profile {
  id: string;
  name: string;
  measures: string[];
  namePrefixes: string[];
  services: string[];
  advertises?: boolean;
  characteristics: {
    id: string;
    service: string;
    uuid: string;
    notify?: boolean;
    read?: boolean;
    optional?: boolean;
  }[];
  start: { characteristic: string; bytes: string }[];
  stop: { characteristic: string; bytes: string }[];
  streams: { id: string; unit: string; channels: string[]; rateHz: number }[];
  notes: string[];
}

/** What is on the way from "choose a sensor" to "what it showed". */
export type Step = 'start' | 'choosing' | 'connecting' | 'live' | 'report';

/** What the parts of this place share. */
export interface SensorState {
  step: Step;
  profiles: Profile[];
  /** Why sensors cannot be used here, "" when they can. */
  missing: string;
  /** Devices that look the same from here, until the person has said which it is. */
  which?: { profiles: Profile[]; pick(profile: Profile | undefined): void };
  /** Code of the last failure. */
  problem: string;
  /** The worker has not answered for some seconds. */
  late?: boolean;
  /** Dark and nearly empty, for the night. */
  dimmed: boolean;
  /** The report that is shown. */
  shown?: { report: NightReport; info?: RecordingInfo; file?: string };
}

export interface LinkListener {
  value(index: number, bytes: Uint8Array): void;
  state(state: 'connected' | 'reconnecting' | 'silent', reason: string): void;
}

/** What is kept about a recording beside its bytes. */
export interface RecordingInfo {
  id: string;
  name: string;
  device: string;
  profile: string;
  startedAtMs: number;
  durationS: number;
  bytes: number;
  ended: boolean;
  demo: boolean;
}

export interface LiveMessage {
  live: LiveValue;
  rows: Float32Array;
  bytes: number;
  recording: boolean;
}

export type { LiveValue, NightReport };
