// Shapes that cross between the rooms of web/src. The core's own types stand in wasm/check.d.ts.
import type { CoreErrorData, FlowValue, ResultValue } from '../../../wasm/check.d.ts';

export interface Words {
  linkId: string;
  text: string;
}

/** A row of a list of signs. */
export interface Row extends Words {
  /** The rest of what it says. */
  more?: Words;
  /** Said above it, and of those that follow. */
  heading?: Words;
}

export interface Signs extends Words {
  help?: Words;
  rows: Row[];
}

export interface FirstScreen {
  /** Every entry of the content is approved. */
  reviewed: boolean;
  /** The signs of an emergency that anybody can have, and those of fewer people: asked right after. */
  emergency: Signs;
  also: Signs;
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
  /** Of a text: linkIds of signs that it speaks of and that the person was asked about with it in sight. */
  asked?: string[];
  /** Filled in because of another answer; the person may not have looked. */
  expected?: boolean;
}

export interface FhirItem {
  linkId: string;
  text: string;
  type: string;
  required?: boolean;
  repeats?: boolean;
  item?: FhirItem[];
  answerOption?: {
    valueCoding: { code: string; display: string };
    extension?: { url: string; valueCode?: string }[];
  }[];
  extension?: { url: string; valueInteger?: number; valueCodeableConcept?: { coding: { code: string }[] } }[];
}

export interface SourceEntry {
  id: string;
  /** Its number in our register. */
  register?: string;
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

/** Texts that are loaded when they are first wanted, and what comes with them: see web/build/bundle-data.mjs. */
export interface TextPart<Data = unknown> {
  texts: Record<string, string>;
  data: Data;
}

/** What comes with the texts of a part, by part. */
export interface PartData {
  [part: string]: unknown;
  /** Texts of the content for clinicians. */
  clinician: Record<string, string>;
  errors: undefined;
  /** How people say it: data/ask. */
  ask: object;
  editorial: {
    sections: { title: string; text: string[] }[];
    changes: { version: string; date: string; text: string }[];
  };
  /** Whom to call with thoughts of suicide, by region: data/crisis.json. */
  crisis: { lines: Record<string, { name: string; dial: string; say: string }> };
  /** What to do about a cramp: data/now.json. */
  now: {
    careful: { text: string };
    steps: { advice: string; text?: string; unless?: string }[];
  };
  /** Which answers leave as FHIR Observations: data/fhir.json. */
  take: { observations: object[] };
}

export type Answers = Map<string, GivenAnswer[]>;
export type { ResultValue, FlowValue };

/** A FHIR QuestionnaireResponse, as far as it is ours to read; from elsewhere it may hold anything. */
export interface AnsweredItem {
  linkId: string;
  answer?: {
    valueInteger?: number;
    valueString?: string;
    valueCoding?: { code: string; display?: string };
    extension?: { url: string; valueCode?: string }[];
  }[];
  item?: AnsweredItem[];
}
export interface QuestionnaireResponse {
  resourceType?: string;
  item?: AnsweredItem[];
}
