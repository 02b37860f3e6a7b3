// Questions of the questionnaire as they are shown: by linkId, in the language of the texts.

/** @typedef {import('../core/types.d.ts').FhirItem} FhirItem */
/** @typedef {FhirItem & {help?: string}} Item */

/**
 * Every item by linkId, with its help text, in the language of the texts where they translate it.
 * @param {FhirItem[]} items @param {Record<string, string>} [texts]
 */
export function indexItems(items, texts = {}) {
  /** @type {Map<string, Item>} */
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
