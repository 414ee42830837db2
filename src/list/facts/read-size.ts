import type { EntryInput } from '../schema/index.ts';

export type Size = NonNullable<Extract<EntryInput, { size?: unknown }>['size']>[number];

/** `(共)(约|超过) 1,200(.5) (万)(余) unit`. What the words around a number say of its precision. */
const sizePattern =
  /^(?:共有?|总计|合计)?\s*(?:(?<about>约|大约|近|将近|接近|about|around|approximately|approx\.?|nearly|almost|~|≈)|(?<least>超过|逾|至少|不少于|over|more than|at least|>))?\s*(?<number>\d{1,3}(?:[,，]\d{3})+|\d{1,12})(?<decimals>\.\d{1,3})?\s*(?<scale>[千万亿]|(?:k|M|B|thousand|million|billion)(?![A-Za-z]))?(?<more>余|多|\+)?\s*(?<unit>\S.*)$/i;

const scales: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  亿: 1e8,
  k: 1e3,
  m: 1e6,
  b: 1e9,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};

/** The most characters of a unit in the schema. */
const maxUnitCharacters = 60;

/**
 * The sizes in a text, all of them or none: `1,200 dialogues, about 5k questions`, `约 5 万条问答`.
 * @example readSizes('约 5 万条问答') // [{ count: 50000, unit: { zh: '条问答' }, precision: 'about' }]
 */
export function readSizes(text: string): Size[] | undefined {
  const parts = text.split(/[、；;]|[,，](?!\d{3}(?!\d))/).map((part) => part.trim());
  const sizes = parts.map(readSize);
  return sizes.every((size) => size !== undefined) ? sizes : undefined;
}

function readSize(text: string): Size | undefined {
  const { about, least, number = '', decimals = '', scale = '', more, unit = '' } = sizePattern.exec(text)?.groups ?? {};
  const count = Math.round(Number(number.replace(/[,，]/g, '') + decimals) * (scales[scale.toLowerCase()] ?? 1) * 1000) / 1000;
  // A unit is a name, not the rest of a sentence or another number.
  const isScale = Object.hasOwn(scales, unit.toLowerCase());
  const isUnit = !isScale && /\p{L}/u.test(unit) && !/[.。:：]|^[\d)）]/u.test(unit) && [...unit].length <= maxUnitCharacters;
  if (!isUnit || !(count > 0) || count > Number.MAX_SAFE_INTEGER) return undefined;
  const precision = least !== undefined || more !== undefined ? 'at-least' : about === undefined ? undefined : 'about';
  return {
    count,
    unit: /\p{Script=Han}/u.test(unit) ? { zh: unit } : { en: unit },
    ...(precision === undefined ? {} : { precision }),
  };
}
