// What the views of the sensor see of their place.
import type { Connection } from './connection.js';
import type { Library } from './library.js';
import type { Recorder } from './recorder.js';
import type { Stream } from './stream.js';
import type { SensorState } from './types.d.ts';

export interface SensorModel {
  state: SensorState;
  stream: Stream;
  connection: Connection;
  library: Library;
  recorder: Recorder;
  dim(): void;
  /** Asks a worker that does not answer once more, with a new one. */
  again(): void;
}
