// Shapes that cross between the files of web/src/sensor.
import type { LiveValue, NightReport } from '../../../wasm/night.d.ts';

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

export interface SensorBundle {
  profiles: Profile[];
  texts: Record<string, string>;
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
