/** A name under its language: Chinese when it has a Chinese character, English otherwise. */
export function toLocalizedName(name: string): { zh: string } | { en: string } {
  return /\p{Script=Han}/u.test(name) ? { zh: name } : { en: name };
}

/**
 * Sentences under their language: Chinese ones are full of Latin names, so a fifth of Chinese
 * characters decides.
 */
export function toLocalizedText(text: string): { zh: string } | { en: string } {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return han > 0 && han * 4 >= latin ? { zh: text } : { en: text };
}
