/**
 * Rounding of facts about repositories. A list shows them in its README, so each change of one is a
 * changed line: exact numbers would change most of them every week.
 */

/** Steps of one power of ten: each is 20 to 33 % above the one before. */
const steps = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80];

/** A number that is shown stays while the stars are at least this share of it. */
const minShareOfShown = 0.95;

/**
 * Rounds a number of stars down to a step that people read easily: 0 to 10, 12, 15, 20 … 80, 100,
 * 120 and so on. With hysteresis: stars that go up and down around a step would change a README
 * each week.
 * @param shown what the list shows now. A number that is no step is not kept.
 * @example roundStars(1379) // 1200
 * @example roundStars(1199, 1200) // 1200
 */
export function roundStars(stars: number, shown?: number): number {
  const step = roundToStep(stars);
  const isKept = shown !== undefined && step < shown && stars >= shown * minShareOfShown && roundToStep(shown) === shown;
  return isKept ? shown : step;
}

function roundToStep(stars: number): number {
  if (stars < 10) return Math.max(0, Math.floor(stars));
  const power = 10 ** (Math.floor(stars).toString().length - 2);
  const step = steps.findLast((each) => each * power <= stars) ?? 10;
  return step * power;
}

/**
 * The quarter of a day.
 * @param day `2026-11-29`
 * @returns `2026-Q4`
 */
export function roundDay(day: string): string {
  const [year = '', month = ''] = day.split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
}
