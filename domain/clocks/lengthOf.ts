import { hour, minute, wholeDay } from './civil';

/** A length of time as people say it: hours and minutes up to three days, then days and hours; what is less is dropped. */
export function lengthOf(time: number): { readonly days: number; readonly hours: number; readonly minutes: number } {
  const days = time < 3 * wholeDay ? 0 : Math.floor(time / wholeDay);
  return {
    days,
    hours: Math.floor((time - days * wholeDay) / hour),
    minutes: days > 0 ? 0 : Math.floor((time % hour) / minute),
  };
}
