// Shapes that cross between the files of web/src. The core's own types stand in wasm/check.d.ts.
import type { CoreErrorData, FlowValue, ResultValue } from '../../wasm/check.d.ts';

export interface FirstRow {
  linkId: string;
  text: string;
}

export interface FirstScreen {
  /** Every entry of the content is approved. */
  reviewed: boolean;
  emergency: { linkId: string; text: string; help: string; helpId: string; rows: FirstRow[] };
  texts: Record<string, string>;
  regions: Record<string, Region>;
}

export interface Region {
  emergency: string;
  urgent?: string;
  /** Frequency of the mains, for the sensor's hum filter; 50 where absent. */
  mainsHz?: number;
}

/** One given answer. `display` is what a person picked ("Lipitor") when it says more than the code. */
export interface GivenAnswer {
  code?: string;
  display?: string;
  text?: string;
  number?: number;
}

export interface FhirItem {
  linkId: string;
  text: string;
  type: string;
  required?: boolean;
  repeats?: boolean;
  item?: FhirItem[];
  answerOption?: { valueCoding: { code: string; display: string }; extension?: { url: string }[] }[];
  extension?: { url: string; valueInteger?: number; valueCodeableConcept?: { coding: { code: string }[] } }[];
}

export interface SourceEntry {
  id: string;
  citation: string;
  year?: number;
  doi?: string;
  pmid?: string;
  url?: string;
  verified: boolean;
}

/** The texts of one language. */
export interface Locale {
  language: string;
  direction: 'ltr' | 'rtl';
  /** A clinician has approved the texts in this language. */
  reviewed: boolean;
  texts: Record<string, string>;
}

/** What the worker hands to the page after loading. */
export interface PageData {
  version: string;
  date: string;
  questionnaire: { url: string; version: string; item: FhirItem[] };
  /** Only for a clinic's own content; ours come when they are first wanted. */
  sources?: SourceEntry[];
  /** Only for a clinic's own content. */
  locale?: Locale;
  /** Only for a clinic's own content. */
  first?: FirstScreen;
  /** Languages of the content that is in use, the first one its own. */
  languages: string[];
  /** The clinic's data folder that is in use, or "". */
  source: string;
  /** Why the clinic's own content is not used. */
  refused: CoreErrorData[];
}

/** Loaded when it is first wanted. */
export interface MoreData {
  /** Words of the screens that come with it. */
  texts: Record<string, string>;
  clinician: Record<string, string>;
  ask: object;
  editorial: {
    sections: { title: string; text: string[] }[];
    changes: { version: string; date: string; text: string }[];
  };
  /** Which answers leave as FHIR Observations: data/fhir.json. */
  fhir: { observations: object[] };
}

export type Answers = Map<string, GivenAnswer[]>;
export type { ResultValue, FlowValue };
