import { formatTimestamp } from '../model/index.ts';

export const formatOptionalTimestamp = (value: number | undefined) => (value === undefined ? null : formatTimestamp(value));
