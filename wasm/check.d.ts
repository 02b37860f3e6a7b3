// Hand-written types of the `check` module. tests/wasm compares the names with the module's exports.

/** Each function returns JSON text of an {@link Envelope}. */
export interface CheckModule {
  /** Knowledge bundle (build/bundle/check.json, unpacked) in; {@link LoadValue} out. */
  load(bundle: string): string;
  /**
   * What a bundle with "wordsApart" leaves out: the words of people (build/bundle/words.json). Until then every call that
   * has free text or names of medicines to read answers not-loaded.
   */
  loadWords(words: string): string;
  /** FHIR QuestionnaireResponse; the result of docs/result.md out, without what other answers would change. */
  assess(response: string): string;
  /**
   * FHIR QuestionnaireResponse, the linkId of the current screen ("" at the start), and whether only the questions of
   * the short version are asked; {@link FlowValue} out.
   */
  flow(response: string, after: string, quick: boolean): string;
  /** Query and the most matches wanted; {@link MedicineMatch}[] out, best first. */
  searchMedicines(query: string, limit: number): string;
  /**
   * A text as people type or paste it, holding any number of medicines; {@link MedicineReading} out. For Enter and
   * paste, where {@link searchMedicines} is for each key.
   */
  readMedicines(text: string): string;
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

/** A row of a checklist that free text speaks of, and where it was written. */
export interface HeardSign {
  row: string;
  item: string;
  text: string;
}

export interface FlowValue {
  screens: FlowScreen[];
  next: string | null;
  /** The answers mean an emergency already, however much is open. */
  emergency: boolean;
  /** The answers mean this already, however much is open; null while they mean nothing urgent. */
  urgent: Extract<Tier, 'emergency' | 'same-day'> | null;
  /** Signs that free text speaks of and that are not ticked: to be asked with these words in sight. */
  again: HeardSign[];
  missing: string[];
  /** Required questions that are not asked because no answer to them can change anything. */
  skipped: string[];
  contradictions: ContradictionEntry[];
}

export interface MedicineMatch {
  name: string;
  generic: string;
  /** Its own class, an option of the item `medicines`. */
  code: string;
  /** All its classes: co-amilofruse is a loop diuretic and spares potassium. */
  codes: string[];
}

export interface FoundMedicine extends MedicineMatch {
  /** As typed: with dose and form when it stands alone between commas, else the name only. */
  words: string;
}

export interface MedicineReading {
  /** In the order of the text, each once. */
  found: FoundMedicine[];
  /** Pieces of the text that were not understood: an unknown medicine each, never none. */
  unknown: string[];
}

export interface Fact {
  item: string;
  code?: string;
  value?: number;
  /** As the person wrote it under `item`: a text that nobody understood, or the words that chose `code`, of whichever question. */
  text?: string;
}

// Each closed list stands once in the core; a test holds these against it.

/** In its section; on demand, one step further; nowhere. */
export type Shown = 'open' | 'more' | 'not';
/** GRADE; none: nothing has measured it. */
export type Certainty = 'high' | 'moderate' | 'low' | 'very-low' | 'none';
export type Fit = 'well' | 'partly' | 'unclear' | 'not';
export type Phase = 'now' | 'prevent' | 'ask' | 'treatment' | 'avoid' | 'about';
/** What stands before the sections of a result. */
export type Note = 'heard' | 'unread' | 'missing' | 'could-be' | 'contradictions';
/** The parts of a result. */
export type Section = 'why' | 'fits' | 'part' | 'plan' | 'not' | 'sooner' | 'answers' | 'take' | 'sure';

export type Tier = 'emergency' | 'same-day' | 'within-days' | 'routine' | 'self-care';

export interface Entry {
  id: string;
  text?: string;
  sources: string[];
  certainty: Certainty;
  /** Key of the words for it: without evidence, advice is commonly given and a statement is an opinion. */
  certaintyText: string;
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
export type FitChange = OtherAnswer & { fit: Fit };

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
  /** Not in sight what does not fit, and beside a call for help what is calmer than the result. */
  shown: Shown;
  fit: Fit;
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
  shown: Shown;
  medicine?: string;
  timing?: boolean;
  stat?: string;
}

export interface PlanEntry extends Entry {
  facts: Fact[];
  cautions: string[];
  shown: Shown;
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
  /** Rows of checklists that apply and were answered "yes" or "not sure". */
  signs: Fact[];
  /** How many rows of checklists apply and were answered "no". */
  denied: number;
  /** Questions whose answer counts: those that apply and are answered. */
  answered: string[];
  missing: string[];
  /** Free text that nobody here could read, with the question it was written under. */
  unread: { item: string; text: string }[];
  /** What was written and speaks of signs of a checklist that nobody asked about with these words in sight. */
  heard: { item: string; text: string; rows: string[] }[];
  couldBe: Tier;
  triggers: Trigger[];
  patterns: PatternEntry[];
  /** Patterns that go on side by side: none, or two and more. */
  together: string[];
  /** Answers that would give another tier. */
  changes?: TierChange[];
  hints: HintEntry[];
  plan: Record<Phase, PlanEntry[]> & {
    withheld: WithheldEntry[];
  };
  contradictions: ContradictionEntry[];
  notes: Note[];
  /** In their order. In an emergency nothing stands beside the call. */
  sections: Section[];
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
