/** Units of a plan's durations: clock minutes and hours, working hours, working days, calendar days. */
export type Unit = 'min' | 'h' | 'wh' | 'WD' | 'd';

export interface Duration {
  readonly amount: number;
  readonly unit: Unit;
}

const pattern = /^(\d{1,4}(?:\.\d{1,2})?) (min|h|wh|WD|d)$/;

/** Reads `4 wh`; null when it is not a duration. Days are whole. */
export function parseDuration(source: string): Duration | null {
  const [, amount, unit] = pattern.exec(source) ?? [];
  if (amount === undefined || unit === undefined) return null;
  const wholeOnly = unit === 'WD' || unit === 'd';
  if (wholeOnly && amount.includes('.')) return null;
  return { amount: Number(amount), unit: unit as Unit };
}

export const formatDuration = ({ amount, unit }: Duration): string => `${amount} ${unit}`;
