/** Icons, emoji and other marks that a list explains. */

export { applyLegend, marksField } from './apply-legend.ts';
