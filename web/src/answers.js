// Answers of one person and their form as a FHIR R4 QuestionnaireResponse. Carries, never judges.

/** @typedef {import('./types.d.ts').Answers} Answers */
/** @typedef {import('./types.d.ts').FhirItem} FhirItem */
/** @typedef {import('./types.d.ts').GivenAnswer} GivenAnswer */

const SYSTEM = 'https://charley.example/fhir/CodeSystem/answer';

/** @param {GivenAnswer} given */
function toFhir(given) {
  if (given.number !== undefined) return { valueInteger: given.number };
  if (given.text !== undefined) return { valueString: given.text };
  const coding = { system: SYSTEM, code: given.code, ...(given.display ? { display: given.display } : {}) };
  return { valueCoding: coding };
}

/** @param {any} answer @returns {GivenAnswer} */
function fromFhir(answer) {
  if (answer.valueInteger !== undefined) return { number: answer.valueInteger };
  if (answer.valueString !== undefined) return { text: answer.valueString };
  const { code, display } = answer.valueCoding;
  return display ? { code, display } : { code };
}

/** @param {FhirItem[]} items @param {Answers} answers @returns {object[]} */
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
 * @param {Answers} answers
 */
export function toResponse(questionnaire, answers) {
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: `${questionnaire.url}|${questionnaire.version}`,
    status: 'completed',
    item: itemsOf(questionnaire.item, answers),
  };
}

/** @param {any} response @returns {Answers} */
export function fromResponse(response) {
  /** @type {Answers} */
  const answers = new Map();
  /** @param {any[]} items */
  const walk = (items) => {
    for (const item of items ?? []) {
      if (item.answer) answers.set(item.linkId, item.answer.map(fromFhir));
      walk(item.item);
    }
  };
  walk(response.item);
  return answers;
}

/**
 * Items with what the page draws, and nothing else: a tenth of the memory. Equal lists of answers become one.
 * @param {any[]} items @param {Map<string, any>} [lists] @returns {FhirItem[]}
 */
export function slim(items, lists = new Map()) {
  const kept = (/** @type {any[]} */ extensions = []) => {
    const some = extensions.filter(({ url }) => /(optionExclusive|minValue|maxValue)$/.test(url));
    return some.length ? { extension: some } : {};
  };
  return items.map(({ linkId, text, type, repeats, item, answerOption, extension }) => {
    const options = answerOption?.map((/** @type {any} */ { valueCoding: { code, display }, extension: about }) => ({
      valueCoding: { code, display },
      ...kept(about),
    }));
    const key = JSON.stringify(options);
    if (options && !lists.has(key)) lists.set(key, options);
    return {
      linkId,
      text,
      type,
      ...(repeats ? { repeats } : {}),
      ...(options ? { answerOption: lists.get(key) } : {}),
      ...(item ? { item: slim(item, lists) } : {}),
      ...kept(extension),
    };
  });
}

/**
 * Every item by linkId, with its help text, in the language of the texts where they translate it.
 * @param {FhirItem[]} items @param {Record<string, string>} [texts]
 */
export function indexItems(items, texts = {}) {
  /** @type {Map<string, FhirItem & {help?: string}>} */
  const index = new Map();
  /** @param {FhirItem[]} list */
  const walk = (list) => {
    for (const item of list) {
      if (item.type === 'display') continue;
      const { linkId, answerOption } = item;
      const help = item.item?.find((below) => below.type === 'display');
      const translated = texts[`item.${linkId}`] !== undefined;
      index.set(linkId, {
        ...item,
        text: texts[`item.${linkId}`] ?? item.text,
        help: help && (texts[`item.${help.linkId}`] ?? help.text),
        // In the language of the content there is nothing to copy.
        answerOption: !translated
          ? answerOption
          : answerOption?.map((option) => {
              const { code, display } = option.valueCoding;
              const text = texts[`option.${linkId}.${code}`] ?? texts[`option.${code}`] ?? display;
              return { ...option, valueCoding: { ...option.valueCoding, display: text } };
            }),
      });
      walk(item.item ?? []);
    }
  };
  walk(items);
  return index;
}

const OPTION_EXCLUSIVE = 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive';

/** @param {FhirItem} item */
export function optionsOf(item) {
  return (item.answerOption ?? []).map(({ valueCoding, extension }) => ({
    code: valueCoding.code,
    display: valueCoding.display,
    exclusive: extension?.some(({ url }) => url === OPTION_EXCLUSIVE) ?? false,
  }));
}

/** @param {FhirItem} item @param {'minValue' | 'maxValue'} name */
export function bound(item, name) {
  return item.extension?.find(({ url }) => url.endsWith(`/${name}`))?.valueInteger ?? 0;
}
