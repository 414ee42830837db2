/**
 * JSON that others wrote: what it holds is for a schema to say.
 * @returns the value, or undefined when the text is not JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
