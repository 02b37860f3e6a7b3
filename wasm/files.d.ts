// Hand-written types of the `files` module. tests/wasm compares the names with the module's exports.
// Texts are JSON of an Envelope (see check.d.ts).

export interface FilesModule {
  /** A view of the input buffer, of this size. Dead after any other call: fill it at once. */
  buffer(size: number): Uint8Array;
  /** Reads a file: a Charley recording, EDF, EDF+, BDF or CSV. */
  readBegin(mainsHz: number): void;
  readPush(size: number): string;
  /** NightReport of night.d.ts */
  readFinish(): string;
  /** "edf", "edf-d" or "csv". Then scan all pieces, header, write the same pieces, end. */
  exportBegin(format: string, utcOffsetMin: number): void;
  exportScan(size: number): string;
  exportHeader(): string;
  exportWrite(size: number): string;
  exportEnd(): void;
  /** Bytes of the exported file since the last call. */
  takeExport(): Uint8Array;
}

export default function createFilesModule(options?: import('./check.d.ts').ModuleOptions): Promise<FilesModule>;
