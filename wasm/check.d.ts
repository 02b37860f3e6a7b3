// Hand-written types of the `check` module. tests/wasm compares the names with the module's exports.

/** Each function returns JSON text of an {@link Envelope}. */
export interface CheckModule {
  /** Knowledge bundle (build/bundle/check.json) in; {@link LoadValue} out. */
  load(bundle: string): string;
  /** FHIR QuestionnaireResponse; the result of docs/result.md out, without what other answers would change. */
  assess(response: string): string;
  /**
   * FHIR QuestionnaireResponse, the linkId of the current screen ("" at the start), and whether only the questions of
   * the short version are asked; {@link FlowValue} out.
   */
  flow(response: string, after: string, quick: boolean): string;
  /** Query and the most matches wanted; {@link MedicineMatch}[] out, best first. */
  searchMedicines(query: string, limit: number): string;
}

export type Envelope<T> = { ok: true; value: T } | { ok: false; error: CoreErrorData };

export interface CoreErrorData {
  code: string;
  message: string;
  where: string;
}

export interface LoadValue {
  version: string;
  date: string;
}

export interface FlowScreen {
  item: string;
  kind: 'question' | 'checklist' | 'page';
  optional: boolean;
  complete: boolean;
  rows?: string[];
}

export interface ContradictionEntry {
  id: string;
  text: string;
  items: string[];
  exclusive?: string;
}

export interface FlowValue {
  screens: FlowScreen[];
  next: string | null;
  /** The answers mean an emergency already, however much is open. */
  emergency: boolean;
  missing: string[];
  /** Required questions that are not asked because no answer to them can change anything. */
  skipped: string[];
  contradictions: ContradictionEntry[];
}

export interface MedicineMatch {
  name: string;
  generic: string;
  code: string;
}

export interface Fact {
  item: string;
  code?: string;
  value?: number;
  text?: string;
}

export type Tier = 'emergency' | 'same-day' | 'within-days' | 'routine' | 'self-care';

export interface Entry {
  id: string;
  text?: string;
  sources: string[];
  certainty: 'high' | 'moderate' | 'low' | 'very-low' | 'none';
  review: { status: string; date: string; next: string; role?: string };
}

/** One answer instead of the present one; `removed` when an option is taken away. */
export interface OtherAnswer {
  item: string;
  code?: string;
  value?: number;
  removed?: boolean;
}

export type TierChange = OtherAnswer & { tier: Tier };
export type FitChange = OtherAnswer & { fit: PatternEntry['fit'] };

export interface AskAnswer extends Entry {
  kind: 'triage' | 'pattern' | 'cause' | 'advice' | 'medicine';
  tier?: Tier;
  withheld?: { reason: string; facts: Fact[]; open: string[] };
}

export interface AskValue {
  tier: Tier;
  answers: AskAnswer[];
}

export interface Trigger extends Entry {
  tier: Tier;
  facts: Fact[];
  /** Answers after which it would not fire, and the tier then. */
  changes?: TierChange[];
}

export interface PatternEntry extends Entry {
  fit: 'well' | 'partly' | 'unclear' | 'not';
  urgency: Tier;
  for: Fact[];
  against: Fact[];
  open: string[];
  changes?: FitChange[];
  checklist?: { id: string; met: number; of: number };
  icd10cm?: string[];
  /** Ids of findings in {@link ResultValue.sensor} that speak for and against it. */
  sensorFor?: string[];
  sensorAgainst?: string[];
}

export interface SensorFinding extends Entry {
  text: string;
  count: number;
  longestS?: number;
}

export interface HintEntry extends Entry {
  strength: 'A' | 'B' | 'C';
  facts: Fact[];
  first: boolean;
  medicine?: string;
  timing?: boolean;
  stat?: string;
}

export interface PlanEntry extends Entry {
  facts: Fact[];
  cautions: string[];
  audience?: string;
  picture?: string;
  /** The patterns that it belongs to; absent for cramps in general. */
  patterns?: string[];
}

export interface WithheldEntry extends Entry {
  reason: string;
  facts: Fact[];
  open: string[];
  audience?: string;
}

export interface ResultValue {
  dataVersion: string;
  dataDate: string;
  questionnaire: string;
  tier: Tier;
  provisional: boolean;
  missing: string[];
  couldBe: Tier;
  triggers: Trigger[];
  patterns: PatternEntry[];
  /** Patterns that go on side by side: none, or two and more. */
  together: string[];
  /** Answers that would give another tier. */
  changes?: TierChange[];
  hints: HintEntry[];
  plan: Record<'now' | 'prevent' | 'ask' | 'treatment' | 'avoid' | 'about', PlanEntry[]> & {
    withheld: WithheldEntry[];
  };
  contradictions: ContradictionEntry[];
  /** One a recording that was given. */
  sensor?: {
    startedAtMs: number;
    durationS: number;
    usableS: number;
    device: string;
    side: string;
    findings: SensorFinding[];
  }[];
}

export interface ModuleOptions {
  wasmBinary?: ArrayBuffer | Uint8Array;
  locateFile?: (path: string) => string;
  print?: (line: string) => void;
  printErr?: (line: string) => void;
}
