// Answers of one person and their form as a FHIR R4 QuestionnaireResponse. Carries, never judges.
import { CoreError } from '../core/error.js';

/** @typedef {import('../core/types.d.ts').Answers} Answered */
/** @typedef {import('../core/types.d.ts').FhirItem} FhirItem */
/** @typedef {import('../core/types.d.ts').GivenAnswer} GivenAnswer */
/** @typedef {import('../core/types.d.ts').AnsweredItem} AnsweredItem */

/** Marks own words with the signs that were asked about with them in sight (core/questionnaire/response.h). */
const ASKED = 'https://charley.example/fhir/StructureDefinition/asked';
const SYSTEM = 'https://charley.example/fhir/CodeSystem/answer';

/** @param {GivenAnswer} given */
function toFhir(given) {
  if (given.number !== undefined) return { valueInteger: given.number };
  if (given.text !== undefined) {
    const extension = given.asked?.map((row) => ({ url: ASKED, valueCode: row }));
    return { valueString: given.text, ...(extension ? { extension } : {}) };
  }
  const coding = { system: SYSTEM, code: given.code, ...(given.display ? { display: given.display } : {}) };
  return { valueCoding: coding };
}

/** A list of objects, whatever it may be. @template T @param {T[] | undefined} list */
const listed = (list) => (Array.isArray(list) ? list.filter((each) => each && typeof each === 'object') : []);

/** @param {NonNullable<AnsweredItem['answer']>[number]} answer @returns {GivenAnswer} */
function fromFhir(answer) {
  if (answer.valueInteger !== undefined) return { number: answer.valueInteger };
  if (answer.valueString !== undefined) {
    const asked = listed(answer.extension)
      .filter(({ url }) => url === ASKED)
      .map(({ valueCode = '' }) => valueCode);
    return { text: answer.valueString, ...(asked.length ? { asked } : {}) };
  }
  const { code, display } = answer.valueCoding ?? {};
  return display ? { code, display } : { code };
}

/** @param {FhirItem[]} items @param {Answered} answers @returns {object[]} */
function itemsOf(items, answers) {
  const out = [];
  for (const item of items) {
    if (item.type === 'display') continue;
    const given = answers.get(item.linkId) ?? [];
    const below = itemsOf(item.item ?? [], answers);
    if (given.length === 0 && below.length === 0) continue;
    out.push({
      linkId: item.linkId,
      ...(given.length ? { answer: given.map(toFhir) } : {}),
      ...(below.length ? { item: below } : {}),
    });
  }
  return out;
}

/**
 * @param {{url: string, version: string, item: FhirItem[]}} questionnaire
 * @param {Answered} answers
 */
export function toResponse(questionnaire, answers) {
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: `${questionnaire.url}|${questionnaire.version}`,
    status: 'completed',
    item: itemsOf(questionnaire.item, answers),
  };
}

/** From elsewhere it may hold anything: what cannot be an answer is left to the core to refuse. @param {import('../core/types.d.ts').QuestionnaireResponse | undefined} response @returns {Answered} */
export function fromResponse(response) {
  /** @type {Answered} */
  const answers = new Map();
  /** @param {AnsweredItem[] | undefined} items */
  const walk = (items) => {
    for (const item of listed(items)) {
      if (item.answer) answers.set(item.linkId, listed(item.answer).map(fromFhir));
      walk(item.item);
    }
  };
  walk(response?.item);
  return answers;
}

/** Whether the core speaks of the answers, and not of itself. @param {unknown} error */
export const isAboutAnswers = (error) =>
  Boolean(/** @type {Partial<CoreError> | undefined} */ (error)?.where?.startsWith('response'));

/** Whether a row of a list is ticked: "not sure" counts. @param {GivenAnswer[] | undefined} given */
export const isTicked = (given) => ['yes', 'not-sure'].includes(given?.[0]?.code ?? '');

export class Answers {
  /** By linkId. Never changed, only replaced. @type {Answered} */
  all = new Map();
  #content;
  #changed;

  /** @param {import('../texts/content.js').Content} content @param {() => void} changed */
  constructor(content, changed) {
    this.#content = content;
    this.#changed = changed;
  }

  /** @param {string} linkId @returns {GivenAnswer[]} */
  get(linkId) {
    return this.all.get(linkId) ?? [];
  }

  /** @param {string} linkId */
  has(linkId) {
    return this.all.has(linkId);
  }

  /** @param {string} linkId @param {GivenAnswer[]} given */
  set(linkId, given) {
    const answers = new Map(this.all);
    if (given.length) answers.set(linkId, given);
    else answers.delete(linkId);
    this.replace(answers);
  }

  /** @param {string} linkId @param {string} code */
  toggle(linkId, code) {
    const given = this.get(linkId);
    const on = given.some((each) => each.code === code);
    this.set(linkId, on ? given.filter((each) => each.code !== code) : [...given, { code }]);
  }

  /** All at once. @param {Answered} answers */
  replace(answers) {
    this.all = answers;
    this.#changed();
  }

  /**
   * With "no" for the untouched rows of a checklist, as pressing its button says, and a mark at the words that speak of
   * its rows: those have been asked about now, in sight of the words.
   * @param {string[]} rows @param {import('../../../wasm/check.d.ts').HeardSign[]} [heard]
   */
  withRest(rows, heard = []) {
    const answers = new Map(this.all);
    for (const row of rows) if (!answers.has(row)) answers.set(row, [{ code: 'no' }]);
    for (const { row, item, text } of heard.filter((sign) => rows.includes(sign.row))) {
      const mark = (/** @type {GivenAnswer} */ given) =>
        given.text === text ? { ...given, asked: [...(given.asked ?? []), row] } : given;
      answers.set(item, (answers.get(item) ?? []).map(mark));
    }
    return answers;
  }

  /** A FHIR QuestionnaireResponse. */
  response(answers = this.all) {
    if (!this.#content.questionnaire) throw new CoreError({ code: 'not-loaded' });
    return toResponse(this.#content.questionnaire, answers);
  }

  /** The same as JSON. */
  text(answers = this.all) {
    return JSON.stringify(this.response(answers));
  }
}
