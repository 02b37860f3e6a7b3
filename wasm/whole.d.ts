// The check and what few visitors use. A test holds the names against wasm/whole.cpp.
import type { CheckModule, ModuleOptions } from './check.d.ts';

export interface WholeModule extends Omit<CheckModule, 'assess'> {
  /**
   * FHIR QuestionnaireResponse and a JSON array of sensor reports ("" for none) in; the result of docs/result.md out,
   * with or without what other answers would change.
   */
  assess(response: string, reports: string, changes: boolean): string;
  /** Content that nobody has tried yet, as CheckContent of core/content takes it; CoreErrorData[] out, empty when it may be used. */
  check(content: string): string;
  /** {"texts": texts by key, "ask": words of the language} in, once before {@link ask}. */
  askLoad(texts: string): string;
  /** FHIR QuestionnaireResponse and a question in somebody's own words; AskValue out. */
  ask(response: string, question: string): string;
  /** FHIR QuestionnaireResponse and {timestamp, ids, mapping, locale}; a FHIR R4 Bundle out. */
  fhir(response: string, context: string): string;
}

export default function createWholeModule(options?: ModuleOptions): Promise<WholeModule>;
