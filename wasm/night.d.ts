// Hand-written types of the `night` module. tests/wasm compares the names with the module's exports.
// Texts are JSON of an Envelope (see check.d.ts); times are seconds on the recorder's clock.

export interface NightModule {
  /** A view of the input buffer, of this size. Dead after any other call: fill it at once. */
  buffer(size: number): Uint8Array;
  /** Header {profile, device, startedAtMs, site, side, mainsHz}; begins a recording. */
  open(header: string): string;
  /** Goes on with an unfinished recording: its bytes by resumePush, in pieces. */
  resumeBegin(): void;
  /** {torn, durationS}: bytes at the end that are no whole record, and the time reached. */
  resumePush(size: number): string;
  /** One record: 1 value of a characteristic, 2 link, 3 mark, 4 note; `size` bytes of the buffer. */
  push(type: number, channel: number, timeS: number, size: number): boolean;
  /** Bytes of the recording since the last call. */
  takeLog(): Uint8Array;
  /** Rows of four since the last call: time, low, high, envelope. */
  takeDisplay(): Float32Array;
  /** {@link LiveValue} */
  live(): string;
  beginPlacement(): void;
  /** {@link NightReport}; ends what runs. */
  finish(): string;
}

export interface NightEvent {
  kind:
    | 'contraction-started'
    | 'contraction'
    | 'movement'
    | 'posture'
    | 'mark'
    | 'gap'
    | 'link'
    | 'placement'
    | 'leg-movement';
  onsetS: number;
  durationS?: number;
  text?: string;
  stream?: string;
  channel?: string;
  unit?: string;
  samples?: number;
  /** Of a gap: its length is by arrival times, since the device does not count. */
  byWallClock?: boolean;
  peak?: number;
  rest?: number;
  crampLike?: boolean;
  /** Why a contraction is not cramp-like. */
  rejection?: 'short' | 'too-long' | 'poor-signal' | 'moving';
  site?: string;
  side?: string;
  poorSignal?: boolean;
  moving?: boolean;
  cut?: boolean;
}

export interface LiveValue {
  hasEmg: boolean;
  microvolts: boolean;
  envelope: number;
  rest: number;
  quality: string[];
  sustained: boolean;
  sustainedS: number;
  moving: boolean;
  dynamicG: number;
  placement: '' | 'relax' | 'tense';
  battery: number | null;
  firmware: string;
  badPackets: number;
  rateWrong: boolean;
  durationS: number;
  lastArrivalS: number;
  streams: {
    id: string;
    rateHz: number;
    measured: boolean;
    received: number;
    lost: number;
    repeated: number;
  }[];
  events: NightEvent[];
}

export interface NightReport {
  /** A made-up signal: never evidence. */
  demo: boolean;
  type: 'charley-night-report';
  version: number;
  profile: string;
  device: string;
  firmware: string;
  site: string;
  side: string;
  startedAtMs: number;
  durationS: number;
  badPackets: number;
  /** Limits by which a contraction was judged. */
  settings: { sustainedMinS: number; crampLikeMinS: number; crampLikeMaxS: number };
  streams: {
    id: string;
    unit: string;
    channels: string[];
    rateHz: number;
    received: number;
    lost: number;
    repeated: number;
    restarts: number;
  }[];
  quality: ({ channel: string; site: string; side: string; seconds: number; usable: number } & Record<
    string,
    number | string
  >)[];
  contractions: NightEvent[];
  movements: { count: number; movingS: number; postureChanges: number };
  marks: {
    timeS: number;
    text: string;
    usable: boolean;
    contraction?: { onsetS: number; durationS: number; crampLike: boolean };
  }[];
  gaps: NightEvent[];
  /** null without an EMG in microvolts. */
  legMovements: LegMovements | null;
}

export interface LegMovements {
  preset: 'aasm' | 'world_sleep_2016';
  /** What the index may be called, in English. */
  index: string;
  legs: { channel: string; site: string; side: string }[];
  hours: { usable: number; rest: number; sleep: number; wake: number };
  counts: Record<string, number>;
  perHour: Record<string, number | null>;
  periodicityIndex: number | null;
  plmShareOfClm: number | null;
  logImi: { count: number; mean: number; sd: number };
  imiHistogram: { stepS: number; counts: number[] };
}

export default function createNightModule(options?: import('./check.d.ts').ModuleOptions): Promise<NightModule>;
