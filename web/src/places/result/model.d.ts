// What the views of the result see of their place.
export interface ResultModel {
  /** What the person said to a page that asks for the result. */
  consent: '' | 'yes' | 'no';
  /** Drawings, whom to call with thoughts of suicide, and what many never look at: loaded when a section is opened that has some. */
  more: (typeof import('./more.js') & { crisis?: () => unknown }) | undefined;
  /** The table for clinicians, once one has asked for it. */
  table: typeof import('./clinician.js') | undefined;
  folds: import('./folds.js').Folds;
  answerConsent(consent: 'yes' | 'no'): void;
  readFor(clinician: boolean): Promise<void>;
  print(): Promise<void>;
  copy(): Promise<void>;
  take(how: 'print' | 'share' | 'mail' | 'fhir' | 'code'): Promise<void>;
  unfolded(event: Event): void;
  toggleSources(event: Event): void;
}
